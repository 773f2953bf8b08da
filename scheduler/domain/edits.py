"""What the office changes in a finished plan by hand, and the rows that become new."""

from dataclasses import dataclass
from datetime import date

from scheduler.domain.ids import ClubName, PupilId, RoomName, SessionId, StaffId
from scheduler.domain.plan import (
    ClubPlan,
    CycleEntry,
    Decided,
    Departure,
    Meeting,
    RosterEntry,
    Session,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restaff:
    """Somebody else serves: on one date, in one week of the cycle, or all term.

    ``day`` is the date, ``week`` the week of the cycle from 0; both None means the
    whole term. A club keeps its leaders, so for clubs a week means the whole term.
    """

    session: SessionId
    out: StaffId
    into: StaffId
    day: date | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """Nothing changes now; staff and room are to stay when the rest is planned anew."""

    session: SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehouse:
    """A group meets in another room, every week."""

    session: SessionId
    room: RoomName


@dataclass(frozen=True, slots=True, kw_only=True)
class Remeet:
    """A club's meeting moves to another period of the week."""

    club: ClubName
    old: Meeting
    new: Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejoin:
    """A pupil leaves a club, joins another, or both."""

    pupil: PupilId
    leaves: ClubName | None
    joins: ClubName | None


Edit = Restaff | Keep | Rehouse | Remeet | Rejoin
Step = tuple[Edit, ...]  # taken together or not at all: a swap is two edits


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """Rows that take the place of a plan's own, each found by its key.

    ``departures`` and ``decided`` are complete for the rows of ``roster``: a row
    without one has none. ``gone`` sessions leave with all their rows.
    """

    clubs: tuple[ClubPlan, ...] = ()
    sessions: tuple[Session, ...] = ()
    cycle: tuple[CycleEntry, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    departures: tuple[Departure, ...] = ()
    decided: tuple[Decided, ...] = ()
    gone: frozenset[SessionId] = frozenset()
