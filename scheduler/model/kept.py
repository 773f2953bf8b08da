"""What a published plan had, for staying close to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scheduler.domain.ids import ClubName, PupilId, RoomName, SessionId, StaffId
from scheduler.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The decisions of an earlier plan by their own ids; empty when there is none.

    ``since``: the date of the change; what was published for earlier dates stands.
    """

    members: frozenset[tuple[PupilId, ClubName]] = frozenset()
    meets: frozenset[tuple[ClubName, int, str]] = frozenset()
    rooms: tuple[tuple[SessionId, RoomName], ...] = ()
    staff: frozenset[tuple[int, SessionId, StaffId]] = frozenset()
    cycle: Mapping[tuple[int, SessionId], frozenset[StaffId]] = field(
        default_factory=dict
    )
    dated: Mapping[tuple[date, SessionId], tuple[StaffId, ...]] = field(
        default_factory=dict
    )
    since: date | None = None

    @property
    def anything(self) -> bool:
        """Whether there is a plan to stay close to."""
        return bool(self.staff or self.members or self.rooms)


NOTHING_KEPT = Kept()


def kept_of(plan: Plan | None, since: date | None = None) -> Kept:
    """The decisions of a plan."""
    if plan is None:
        return NOTHING_KEPT
    return Kept(
        members=frozenset(
            (pupil, club.club) for club in plan.clubs for pupil in club.members
        ),
        meets=frozenset(
            (club.club, meeting.weekday, meeting.period)
            for club in plan.clubs
            for meeting in club.meets
        ),
        rooms=tuple(
            (session.id, session.room)
            for session in plan.sessions
            if session.room is not None
        ),
        staff=frozenset(
            (entry.week, entry.session, person)
            for entry in plan.cycle
            for person in entry.staff
        ),
        cycle={
            (entry.week, entry.session): frozenset(entry.staff) for entry in plan.cycle
        },
        dated={(entry.day, entry.session): entry.staff for entry in plan.roster},
        since=since,
    )
