"""Roll-call lists: who belongs to a club, and who sits in a group."""

from dataclasses import dataclass
from datetime import time

from scheduler.domain.ids import ClassName, ClubName, PupilId, RoomName, SessionId
from scheduler.domain.kinds import Activity
from scheduler.domain.people import Pupil
from scheduler.domain.plan import Session
from scheduler.export.views.grids import rotation
from scheduler.export.views.index import PlanIndex, group_text


@dataclass(frozen=True, slots=True, kw_only=True)
class RollPupil:
    """A pupil on a roll."""

    id: PupilId
    name: str
    class_name: ClassName


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubMeeting:
    """When and where a club meets, and who leads it, week by week of the cycle."""

    weekday: int
    period: str
    start: time
    end: time
    room: RoomName | None
    people: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubRoll:
    """An opened club with its members, by class and number."""

    club: ClubName
    category: str
    leaders: tuple[str, ...]
    meetings: tuple[ClubMeeting, ...]
    members: tuple[RollPupil, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRoll:
    """A weekly group that is no club, with its pupils."""

    session: SessionId
    weekday: int
    period: str
    start: time
    end: time
    activity: Activity
    group: str
    classes: tuple[ClassName, ...]
    room: RoomName | None
    people: tuple[tuple[str, ...], ...]
    pupils: tuple[RollPupil, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnopenedClub:
    """A club that does not open, how many asked for it, and why it stays closed."""

    club: ClubName
    category: str
    minimum: int
    maximum: int
    wishes: int
    first_wishes: int
    reason: str


def club_rolls(index: PlanIndex) -> tuple[ClubRoll, ...]:
    """Every opened club, in the school's order."""
    rolls = []
    for club in index.school.clubs:
        plan = index.clubs[club.name]
        if not plan.opened:
            continue
        sessions = [each for each in index.plan.sessions if each.club == club.name]
        rolls.append(
            ClubRoll(
                club=club.name,
                category=club.category,
                leaders=index.people(plan.staff),
                meetings=tuple(
                    ClubMeeting(
                        weekday=session.weekday,
                        period=session.period,
                        start=session.start,
                        end=session.end,
                        room=session.room,
                        people=rotation(index, session.id),
                    )
                    for session in sorted(sessions, key=_slot_order)
                ),
                members=_roll(index, plan.members),
            )
        )
    return tuple(rolls)


def group_rolls(
    index: PlanIndex, activities: frozenset[Activity]
) -> tuple[GroupRoll, ...]:
    """Groups of some activities through the week, by time, activity and class."""
    sessions = (each for each in index.plan.sessions if each.activity in activities)
    return tuple(
        GroupRoll(
            session=session.id,
            weekday=session.weekday,
            period=session.period,
            start=session.start,
            end=session.end,
            activity=session.activity,
            group=group_text(index, session),
            classes=session.classes,
            room=session.room,
            people=rotation(index, session.id),
            pupils=_roll(index, session.pupils),
        )
        for session in sorted(
            sessions,
            key=lambda each: (
                *_slot_order(each),
                each.activity,
                tuple(index.class_order[name] for name in each.classes),
            ),
        )
    )


def unopened_clubs(index: PlanIndex) -> tuple[UnopenedClub, ...]:
    """Every club that does not open."""
    pupils = index.school.pupils
    return tuple(
        UnopenedClub(
            club=club.name,
            category=club.category,
            minimum=club.minimum,
            maximum=club.maximum,
            wishes=sum(club.name in pupil.wishes for pupil in pupils),
            first_wishes=sum(pupil.wishes[:1] == (club.name,) for pupil in pupils),
            reason=index.clubs[club.name].reason or "",
        )
        for club in index.school.clubs
        if not index.clubs[club.name].opened
    )


def _roll(index: PlanIndex, pupils: tuple[PupilId, ...]) -> tuple[RollPupil, ...]:
    rows: list[Pupil] = [index.pupils[pupil] for pupil in pupils]
    rows.sort(key=lambda each: (index.class_order[each.class_name], each.id))
    return tuple(
        RollPupil(id=row.id, name=row.name, class_name=row.class_name) for row in rows
    )


def _slot_order(session: Session) -> tuple[int, time, time, str]:
    return (session.weekday, session.start, session.end, session.period)
