"""A week that fits together: clubs, groups, rooms and the cycle.

Later stages can find that the clubs chosen leave too few people or rooms in a slot;
they say how many, and the club stage is solved again with that many kept free.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scheduler.domain.grid import Slot
from scheduler.domain.ids import RoomName, SessionId
from scheduler.domain.kinds import PeriodKind
from scheduler.model.clubs.stage import NO_CLUBS, ClubChoice, choose_clubs
from scheduler.model.costs.count import count_cost
from scheduler.model.cycle import Cycle, shortages, solve_cycle
from scheduler.model.deal import Deal, deal
from scheduler.model.demand import moments
from scheduler.model.explain.placed import placed_trouble
from scheduler.model.explain.room import room_conflicts
from scheduler.model.explain.shortage import roster_conflicts
from scheduler.model.explain.tasks import of_week
from scheduler.model.explain.trouble import Trouble
from scheduler.model.groups import Group, make_groups
from scheduler.model.reading import Reading
from scheduler.model.rooms import place
from scheduler.model.run import Run, StageInfeasible
from scheduler.model.supervision import record_supervisors
from scheduler.model.tutoring import plan_tutoring
from scheduler.model.works import make_works
from scheduler.words import plan as words

ROUNDS = 6  # guessed; samples needed at most two
QUICK_ROUNDS = 2  # where any week will do


@dataclass
class Slack:
    """What later stages asked earlier ones to leave free."""

    staff: dict[Slot, int] = field(default_factory=dict)
    rooms: dict[Slot, int] = field(default_factory=dict)
    tutoring: dict[Slot, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A feasible week: everything but the dates."""

    choice: ClubChoice
    groups: tuple[Group, ...]
    rooms: dict[SessionId, RoomName]
    cycle: Cycle
    dealt: Deal
    notices: tuple[str, ...] = ()


class NoWeek(Exception):
    """No week could be built, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(len(trouble.conflicts))
        self.trouble = trouble


def find_week(reading: Reading, run: Run) -> Week:
    """Clubs, groups, rooms and the cycle that fit together.

    When the clubs and the rest do not come together, a week with only the clubs the
    school has placed is the last resort: legal, honestly far from good.

    Raises:
        NoWeek, StageOutOfTime
    """
    slack = Slack()
    kept = len(run.stages)
    for number in range(QUICK_ROUNDS if run.quick else ROUNDS):
        del run.stages[kept:]
        try:
            choice = choose_clubs(reading, run, slack.staff, slack.rooms)
        except StageInfeasible:
            break
        week = _week_of(reading, run, choice, slack)
        if week is None:
            if not number and not run.quick:
                _without_club_time(reading, run)
            continue
        count_cost(reading, run, week.choice, week.cycle.works, week.dealt)
        return week
    del run.stages[kept:]
    week = placed_week(reading, run)
    record_served(reading, run, week)
    return week


def record_served(reading: Reading, run: Run, week: Week) -> None:
    """Say how many pupils hold a club in a week that was not optimised."""
    wishing = [pupil for pupil in reading.school.pupils if pupil.wishes]
    held = {pupil for members in week.choice.members.values() for pupil in members}
    run.record_sum(words.STAGE_SERVED, "max", len(held), len(wishing), 0.0)


def _without_club_time(reading: Reading, run: Run) -> None:
    """Raise NoWeek when what is served whatever the clubs do cannot be staffed."""
    groups = make_groups(reading, NO_CLUBS, {})
    fixed = tuple(
        group
        for group in groups
        if group.slot is None or group.slot.kind is not PeriodKind.CLUB
    )
    works = make_works(reading, fixed)
    gaps = tuple(shortages(reading, run.aside(), works)) if works else ()
    if gaps:
        conflicts = roster_conflicts(reading, run.aside(), works, gaps)
        raise NoWeek(Trouble(conflicts=conflicts, tasks=of_week(reading, works)))


def placed_week(reading: Reading, run: Run) -> Week:
    """Any week in which only the clubs open that the school has placed.

    Raises:
        NoWeek: there is none, so clubs of pupils' choice are not the cause.
        StageOutOfTime
    """
    small, quick = _placed_only(reading), run.aside()
    slack = Slack()
    choice = NO_CLUBS
    for _ in range(QUICK_ROUNDS if small.school.clubs else 0):
        try:
            choice = choose_clubs(small, quick, slack.staff, slack.rooms)
        except StageInfeasible as end:
            if not (slack.staff or slack.rooms):
                raise NoWeek(placed_trouble(small, quick)) from end
            break
        week = _week_of(small, quick, choice, slack)
        if week is not None:
            return week
    week = _week_of(small, quick, choice, Slack(), clubs=False)
    if week is None:
        raise RuntimeError("a week that may not ask for fewer clubs asks for it")
    return week


def _placed_only(reading: Reading) -> Reading:
    """The same school with no clubs but those of 固定安排."""
    placed = {pin.club for pin in reading.school.pins if pin.club is not None}
    clubs = tuple(club for club in reading.school.clubs if club.name in placed)
    return replace(reading, school=replace(reading.school, clubs=clubs))


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
        unmerged = record_supervisors(reading, run, groups)
        placement = place(reading, run, groups)
        if placement.homeless:
            short = [(group.slot, 1) for group in placement.homeless]
            if _tutor_less(reading, tutoring, placement.homeless, slack):
                continue
            if clubs and _keep_free(reading, slack.rooms, short):
                return None
            raise NoWeek(
                Trouble(
                    conflicts=room_conflicts(reading, run, groups, placement.homeless),
                    groups=groups,
                    homeless=placement.homeless,
                )
            )
        works = make_works(reading, groups)
        try:
            cycle = solve_cycle(reading, run, works)
        except StageInfeasible as end:
            gaps = tuple(shortages(reading, run, works))
            if not gaps:
                raise RuntimeError("infeasible roster without a shortage") from end
            slots = [(work.groups[0].slot, count) for work, count in gaps]
            if not (clubs and _keep_free(reading, slack.staff, slots)):
                conflicts = roster_conflicts(reading, run, works, gaps)
                tasks = of_week(reading, works)
                raise NoWeek(Trouble(conflicts=conflicts, tasks=tasks)) from end
            return None
        if not cycle.dropped:
            dealt = deal(reading, cycle)
            return Week(
                choice=choice,
                groups=groups,
                rooms=placement.rooms,
                cycle=cycle,
                dealt=dealt,
                notices=(*unmerged, *cycle.notices),
            )
        for work in cycle.dropped:
            slot = work.groups[0].slot
            if slot is not None:
                slack.tutoring[slot] = max(len(work.groups) - 1, 0)


def _tutor_less(
    reading: Reading,
    tutoring: Mapping[Slot, Sequence[object]],
    homeless: Iterable[Group],
    slack: Slack,
) -> bool:
    """One tutoring group less beside each group without a room; False if there is none.

    Tutoring is wanted as far as it can be, a room for a class is not.
    """
    fewer: dict[Slot, int] = {}
    for running in moments(reading.slots).values():
        groups = sum(len(tutoring.get(slot, ())) for slot in running)
        if groups and any(group.slot in running for group in homeless):
            for slot in running:
                fewer[slot] = max(groups - 1, fewer.get(slot, 0))
    slack.tutoring.update(fewer)
    return bool(fewer)


def _keep_free(
    reading: Reading, kept: dict[Slot, int], short: list[tuple[Slot | None, int]]
) -> bool:
    """Ask the club stage to leave more free; False when clubs are not the cause."""
    clubs = reading.of_kind(PeriodKind.CLUB)
    asked = False
    for slot, count in short:
        for club_slot in clubs:
            same_day = slot is not None and slot.weekday == club_slot.weekday
            if slot is None or slot == club_slot or (same_day and slot not in clubs):
                kept[club_slot] = kept.get(club_slot, 0) + count
                asked = True
    return asked
