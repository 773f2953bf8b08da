"""Who goes home when, from where, and in whose group."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import time

from scheduler.domain.ids import ClassName, PupilId, RoomName, SessionId
from scheduler.domain.kinds import WEEKDAYS, Activity
from scheduler.domain.plan import Session
from scheduler.export.views.grids import rotation
from scheduler.export.views.index import PlanIndex, group_text
from scheduler.export.views.rolls import RollPupil


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilDay:
    """A pupil's afternoon: sessions in order; ``leaves`` is None on a day at home.

    ``leaves`` is the end of the last session, or the time the family asked for when
    that is later: nobody is sent home before the agreed time.
    """

    sessions: tuple[Session, ...]
    leaves: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilWeek:
    """Where a pupil is, Monday first."""

    pupil: PupilId
    name: str
    class_name: ClassName
    days: tuple[PupilDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingGroup:
    """Pupils who go home together: at one time, from one last session and its room."""

    weekday: int
    leaves: time
    session: SessionId
    activity: Activity
    group: str
    pick_up: RoomName | None
    people: tuple[tuple[str, ...], ...]
    pupils: tuple[RollPupil, ...]


def pupil_weeks(index: PlanIndex) -> tuple[PupilWeek, ...]:
    """Every pupil's week, by class and number."""
    held: dict[tuple[PupilId, int], list[Session]] = defaultdict(list)
    for session in index.plan.sessions:
        for pupil in session.pupils:
            held[pupil, session.weekday].append(session)
    rows = sorted(
        index.school.pupils,
        key=lambda each: (index.class_order[each.class_name], each.id),
    )
    return tuple(
        PupilWeek(
            pupil=row.id,
            name=row.name,
            class_name=row.class_name,
            days=tuple(
                _day(held.get((row.id, weekday), []), row.week[weekday - 1].until)
                for weekday in WEEKDAYS
            ),
        )
        for row in rows
    )


def leaving_groups(index: PlanIndex) -> tuple[LeavingGroup, ...]:
    """The gate's list: by weekday and time, one row for each group that leaves."""
    groups: dict[tuple[int, time, SessionId], list[RollPupil]] = defaultdict(list)
    for week in pupil_weeks(index):
        pupil = RollPupil(id=week.pupil, name=week.name, class_name=week.class_name)
        for weekday, day in zip(WEEKDAYS, week.days, strict=True):
            if day.leaves is not None:
                last = day.sessions[-1]
                groups[weekday, day.leaves, last.id].append(pupil)
    rows = []
    for (weekday, leaves, session_id), pupils in groups.items():
        session = index.sessions[session_id]
        rows.append(
            LeavingGroup(
                weekday=weekday,
                leaves=leaves,
                session=session_id,
                activity=session.activity,
                group=group_text(index, session),
                pick_up=session.room,
                people=rotation(index, session_id),
                pupils=tuple(pupils),
            )
        )
    return tuple(
        sorted(
            rows,
            key=lambda each: (
                each.weekday,
                each.leaves,
                each.activity is Activity.CLUB,
                index.class_order[each.pupils[0].class_name],
                each.group,
                each.session,
            ),
        )
    )


def _day(sessions: list[Session], until: time | None) -> PupilDay:
    ordered = tuple(sorted(sessions, key=lambda each: (each.start, each.end)))
    if not ordered:
        return PupilDay(sessions=(), leaves=None)
    end = ordered[-1].end
    return PupilDay(sessions=ordered, leaves=max(end, until) if until else end)
