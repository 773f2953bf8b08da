"""A week that fits together: clubs, groups, rooms and the cycle.

Later stages can find that the clubs chosen leave too few people or rooms in a slot;
they say how many, and the club stage is solved again with that many kept free.
"""

from dataclasses import dataclass, field

from scheduler.domain.grid import Slot
from scheduler.domain.ids import RoomName, SessionId
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.outcome import Conflict
from scheduler.model.clubs.stage import NO_CLUBS, ClubChoice, choose_clubs
from scheduler.model.cycle import Cycle, shortages, solve_cycle
from scheduler.model.deal import Deal, deal
from scheduler.model.explain.cells import requirement, slot_requirement
from scheduler.model.explain.shortage import room_conflicts, roster_conflicts
from scheduler.model.groups import Group, make_groups
from scheduler.model.reading import Reading
from scheduler.model.rooms import place
from scheduler.model.run import Run, StageInfeasible
from scheduler.model.tutoring import plan_tutoring
from scheduler.model.works import Work, make_works
from scheduler.words import conflicts as conflict_words
from scheduler.words import plan as words

ROUNDS = 6  # guessed; samples needed at most two


@dataclass
class Slack:
    """What later stages asked earlier ones to leave free."""

    staff: dict[Slot, int] = field(default_factory=dict)
    tutoring: dict[Slot, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A feasible week: everything but the dates."""

    choice: ClubChoice
    groups: tuple[Group, ...]
    rooms: dict[SessionId, RoomName]
    cycle: Cycle
    dealt: Deal


class NoWeek(Exception):
    """No week could be built: conflicts, and the posts that stay empty."""

    def __init__(
        self,
        conflicts: tuple[Conflict, ...],
        gaps: tuple[tuple[Work, int], ...] = (),
        *,
        dated: bool = False,
    ) -> None:
        super().__init__(len(conflicts))
        self.conflicts = conflicts
        self.gaps = gaps
        self.dated = dated  # the week stands, single dates do not


def find_week(reading: Reading, run: Run) -> Week:
    """Clubs, groups, rooms and the cycle that fit together.

    Raises:
        NoWeek, StageOutOfTime
    """
    slack = Slack()
    kept = len(run.stages)
    for _ in range(ROUNDS):
        del run.stages[kept:]
        try:
            choice = choose_clubs(reading, run, slack.staff)
        except StageInfeasible as end:
            raise _without_clubs(reading, run) from end
        week = _week_of(reading, run, choice, slack)
        if week is not None:
            return week
    del run.stages[kept:]
    return _no_club_week(reading, run)


def _no_club_week(reading: Reading, run: Run) -> Week:
    """The last resort: a legal week in which no club opens, honestly far from good."""
    if any(pin.club is not None for pin in reading.school.pins):
        raise _without_clubs(reading, run)
    wishing = sum(bool(pupil.wishes) for pupil in reading.school.pupils)
    run.record_sum(words.STAGE_SERVED, "max", 0, wishing, 0.0)
    week = _week_of(reading, run, NO_CLUBS, Slack(), clubs=False)
    if week is None:
        raise RuntimeError("a week without clubs asks for fewer clubs")
    return week


def _week_of(
    reading: Reading,
    run: Run,
    choice: ClubChoice,
    slack: Slack,
    *,
    clubs: bool = True,
) -> Week | None:
    """The week for a choice of clubs, or None when the clubs must leave more free.

    Args:
        clubs: whether the club stage can still be asked to.

    Raises:
        NoWeek, StageOutOfTime
    """
    kept = len(run.stages)
    while True:
        del run.stages[kept:]
        tutoring = plan_tutoring(reading, run, slack.tutoring)
        groups = make_groups(reading, choice, tutoring)
        placement = place(reading, run, groups)
        if placement.homeless:
            short = [(group.slot, 1) for group in placement.homeless]
            if clubs and _keep_free(reading, slack, short):
                return None
            raise NoWeek(room_conflicts(reading, placement.homeless))
        works = make_works(reading, groups)
        try:
            cycle = solve_cycle(reading, run, works)
        except StageInfeasible as end:
            gaps = tuple(shortages(reading, run, works))
            if not gaps:
                raise RuntimeError("infeasible roster without a shortage") from end
            slots = [(work.groups[0].slot, count) for work, count in gaps]
            if not (clubs and _keep_free(reading, slack, slots)):
                raise NoWeek(roster_conflicts(reading, works, gaps), gaps) from end
            return None
        if not cycle.dropped:
            dealt = deal(reading, cycle)
            return Week(
                choice=choice,
                groups=groups,
                rooms=placement.rooms,
                cycle=cycle,
                dealt=dealt,
            )
        for work in cycle.dropped:
            slot = work.groups[0].slot
            if slot is not None:
                slack.tutoring[slot] = max(len(work.groups) - 1, 0)


def _keep_free(
    reading: Reading, slack: Slack, short: list[tuple[Slot | None, int]]
) -> bool:
    """Ask the club stage to leave people free; False when clubs are not the cause."""
    clubs = reading.of_kind(PeriodKind.CLUB)
    asked = False
    for slot, count in short:
        for club_slot in clubs:
            same_day = slot is not None and slot.weekday == club_slot.weekday
            if slot is None or slot == club_slot or (same_day and slot not in clubs):
                slack.staff[club_slot] = slack.staff.get(club_slot, 0) + count
                asked = True
    return asked


def _without_clubs(reading: Reading, run: Run) -> NoWeek:
    """Why no choice of clubs works: what is short even when none opens.

    When nothing is short without clubs, the clubs the school has placed are the cause.
    """
    works = make_works(reading, make_groups(reading, NO_CLUBS, {}))
    gaps = tuple(shortages(reading, run, works))
    if gaps:
        return NoWeek(roster_conflicts(reading, works, gaps), gaps)
    pins = [
        requirement(pin.origin, "班级或社团", conflict_words.pinned_club(pin.club))
        for pin in reading.school.pins
        if pin.club is not None
    ]
    slots = [
        slot_requirement(slot, conflict_words.clubs_cannot())
        for slot in reading.of_kind(PeriodKind.CLUB)[:1]
    ]
    return NoWeek((Conflict(requirements=(*slots, *pins), minimal=False),))
