"""Two plans side by side: every difference, who and when it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.domain.ids import ClassName, ClubName, SessionId
from scheduler.domain.plan import ClubPlan, Plan, Session


class Matter(StrEnum):
    """What a difference is about."""

    ROTATION = "rotation"  # who serves in a week of the cycle
    DATE = "date"  # who serves on one date, the rotation being the same
    ROOM = "room"
    MEETING = "meeting"
    OPENING = "opening"
    PUPIL = "pupil"
    GROUP = "group"  # a session only one of the plans has, or another roll


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference; ``before`` and ``after`` are ids of staff, rooms or clubs.

    ``week`` counts from 0. ``session`` is None when it is about a pupil or a club.
    """

    matter: Matter
    before: tuple[str, ...]
    after: tuple[str, ...]
    session: Session | None = None
    classes: tuple[ClassName, ...] = ()
    week: int | None = None
    day: date | None = None
    club: ClubName | None = None
    pupil: str | None = None


def differences(old: Plan, new: Plan) -> tuple[Difference, ...]:
    """Everything in which the new plan is not the old one."""
    return (
        *_clubs(old, new),
        *_pupils(old, new),
        *_sessions(old, new),
        *_rotation(old, new),
        *_dates(old, new),
    )


def _clubs(old: Plan, new: Plan) -> Iterator[Difference]:
    before = {row.club: row for row in old.clubs}
    for row in new.clubs:
        was = before.get(row.club)
        if was is None:
            continue
        if was.opened != row.opened:
            yield Difference(
                matter=Matter.OPENING,
                club=row.club,
                before=(str(was.opened),),
                after=(str(row.opened),),
            )
        elif set(was.meets) != set(row.meets):
            yield Difference(
                matter=Matter.MEETING,
                club=row.club,
                before=_meets(was),
                after=_meets(row),
            )


def _meets(club: ClubPlan) -> tuple[str, ...]:
    return tuple(f"{meet.weekday}/{meet.period}" for meet in club.meets)


def _pupils(old: Plan, new: Plan) -> Iterator[Difference]:
    before, after = _held(old), _held(new)
    for pupil in sorted(before.keys() | after.keys()):
        was, now = before.get(pupil, ()), after.get(pupil, ())
        if set(was) != set(now):
            yield Difference(matter=Matter.PUPIL, pupil=pupil, before=was, after=now)


def _held(plan: Plan) -> dict[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    for club in plan.clubs:
        for pupil in club.members:
            held[pupil] = (*held.get(pupil, ()), club.club)
    return held


def _sessions(old: Plan, new: Plan) -> Iterator[Difference]:
    before = {row.id: row for row in old.sessions}
    after = {row.id: row for row in new.sessions}
    for id in sorted(before.keys() | after.keys()):
        was, now = before.get(id), after.get(id)
        row = now or was
        if row is None or (row.club is not None and (was is None or now is None)):
            continue  # a club that moved is told once, as its meeting
        if was is None or now is None:
            yield Difference(
                matter=Matter.GROUP,
                session=row,
                classes=row.classes,
                before=() if was is None else (str(len(was.pupils)),),
                after=() if now is None else (str(len(now.pupils)),),
            )
        elif was.room != now.room:
            yield Difference(
                matter=Matter.ROOM,
                session=now,
                classes=now.classes,
                before=(was.room or "",),
                after=(now.room or "",),
            )


def _rotation(old: Plan, new: Plan) -> Iterator[Difference]:
    sessions = {row.id: row for row in new.sessions}
    before = {(row.week, row.session): row.staff for row in old.cycle}
    for row in new.cycle:
        was = before.get((row.week, row.session))
        if was is not None and set(was) != set(row.staff):
            session = sessions[row.session]
            yield Difference(
                matter=Matter.ROTATION,
                session=session,
                classes=session.classes,
                week=row.week,
                before=was,
                after=row.staff,
            )


def _dates(old: Plan, new: Plan) -> Iterator[Difference]:
    """Dates whose people differ from their own rotation in another way than before."""
    sessions: dict[SessionId, Session] = {row.id: row for row in new.sessions}
    before = {(row.day, row.session): row for row in old.departures}
    after = {(row.day, row.session): row for row in new.departures}
    served = {(row.day, row.session): row.staff for row in old.roster}
    now = {(row.day, row.session): row.staff for row in new.roster}
    for key in sorted(before.keys() | after.keys()):
        if key not in served or key not in now or set(served[key]) == set(now[key]):
            continue
        session = sessions[key[1]]
        yield Difference(
            matter=Matter.DATE,
            session=session,
            classes=session.classes,
            day=key[0],
            before=served[key],
            after=now[key],
        )
