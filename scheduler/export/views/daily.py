"""The dated roster: one row for each session of each service date."""

from dataclasses import dataclass
from datetime import date, time

from scheduler.domain.ids import RoomName, SessionId, StaffId
from scheduler.domain.kinds import Activity
from scheduler.export.views.index import PlanIndex, group_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """Who serves a session on a date.

    ``weekday`` is the weekday the date follows; ``reason`` is empty while the roster
    keeps to the cycle, else it says why it departs from it.
    """

    day: date
    weekday: int
    period: str
    start: time
    end: time
    activity: Activity
    group: str
    room: RoomName | None
    session: SessionId
    pupils: int
    staff: tuple[StaffId, ...]
    names: tuple[str, ...]
    reason: str


def daily_roster(index: PlanIndex, day: date | None = None) -> tuple[DutyRow, ...]:
    """All service dates in order, or one of them."""
    reasons = {(each.day, each.session): each.reason for each in index.plan.departures}
    rows = []
    for entry in index.plan.roster:
        if day is not None and entry.day != day:
            continue
        session = index.sessions[entry.session]
        rows.append(
            DutyRow(
                day=entry.day,
                weekday=session.weekday,
                period=session.period,
                start=session.start,
                end=session.end,
                activity=session.activity,
                group=group_text(index, session),
                room=session.room,
                session=session.id,
                pupils=len(session.pupils),
                staff=entry.staff,
                names=index.people(entry.staff),
                reason=reasons.get((entry.day, entry.session), ""),
            )
        )
    rows.sort(
        key=lambda each: (
            each.day,
            each.start,
            each.end,
            each.activity,
            each.group,
            each.session,
        )
    )
    return tuple(rows)
