"""Rooms in use, half hour by half hour of the week."""

from collections.abc import Sequence
from datetime import time
from typing import Any

import altair as alt

from scheduler.domain.kinds import WEEKDAYS, weekday_text
from scheduler.domain.plan import Session
from scheduler.export.views import PlanIndex
from scheduler.ui.charts import Rows, quiet
from scheduler.ui.picking import Chart, pick_by
from scheduler.words.ui import timetable as words

_STEP = 30  # minutes


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def sessions_in(index: PlanIndex, weekday: int, clock: str) -> Sequence[Session]:
    """Sessions with a room in the half hour that begins at ``clock``."""
    start = _minutes(time.fromisoformat(clock))
    return sorted(
        (
            session
            for session in index.plan.sessions
            if session.room is not None
            and session.weekday == weekday
            and _minutes(session.start) < start + _STEP
            and _minutes(session.end) > start
        ),
        key=lambda session: (session.room or "", session.start),
    )


def room_rows(index: PlanIndex) -> list[dict[str, Any]]:
    """Rooms in use per weekday and half hour, where there are any."""
    roomed = [session for session in index.plan.sessions if session.room is not None]
    if not roomed:
        return []
    first = min(_minutes(session.start) for session in roomed) // _STEP * _STEP
    last = max(_minutes(session.end) for session in roomed)
    rows = []
    for weekday in WEEKDAYS:
        for start in range(first, last, _STEP):
            clock = _clock(start)
            held = sessions_in(index, weekday, clock)
            rows.append(
                {
                    "weekday": weekday,
                    "day": weekday_text(weekday),
                    "clock": clock,
                    "rooms": len({session.room for session in held}),
                }
            )
    return rows


def room_chart(rows: Rows) -> Chart:
    """A field per weekday and half hour, darker the more rooms are in use."""
    pick = pick_by("weekday", "clock", "day")
    most = max((row["rooms"] for row in rows), default=1)
    days = [weekday_text(weekday) for weekday in WEEKDAYS]
    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        x=alt.X("clock:N", title=None, axis=alt.Axis(labelAngle=0, orient="top")),
        y=alt.Y("day:N", sort=days, title=None),
        tooltip=[
            alt.Tooltip("day:N", title=words.WEEKDAY),
            alt.Tooltip("clock:N", title=words.FROM),
            alt.Tooltip("rooms:Q", title=words.ROOMS_IN_USE),
        ],
    )
    fields = base.mark_rect().encode(
        color=alt.Color(
            "rooms:Q",
            scale=alt.Scale(domain=[0, most], range=["#F1F5F4", "#0F6E5D"]),
            legend=None,
        )
    )
    numbers = base.mark_text(fontWeight=600).encode(
        text="rooms:Q",
        color=alt.condition(
            f"datum.rooms > {most * 0.55}", alt.value("#FFFFFF"), alt.value("#1C2826")
        ),
    )
    # On top of the numbers, so that a click on one of them is a click on its field.
    glass = base.mark_rect(
        cursor="pointer", fillOpacity=0, stroke="#fff", strokeWidth=2
    ).add_params(pick)
    return quiet(fields + numbers + glass, 34 * len(days) + 30)
