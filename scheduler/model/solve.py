"""The journey of the model: counts, clubs, groups, rooms, cycle, dates, flex.

Later stages can find that the clubs chosen leave too few people or rooms in a slot;
they say how many, and the club stage is solved again with that many kept free.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from scheduler.domain.grid import Slot
from scheduler.domain.ids import RoomName, SessionId, StaffId
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.outcome import (
    Cancelled,
    Conflict,
    Impossible,
    Outcome,
    OutOfTime,
    Repair,
    Report,
    Solved,
)
from scheduler.domain.plan import (
    ClubPlan,
    CycleEntry,
    Meeting,
    Plan,
    Session,
)
from scheduler.domain.school import School
from scheduler.model.certify import certificate
from scheduler.model.clubs.stage import NO_CLUBS, ClubChoice, choose_clubs
from scheduler.model.config import SolveConfig
from scheduler.model.cycle import Cycle, shortages, solve_cycle
from scheduler.model.deal import Deal, deal
from scheduler.model.engine import Run, StageInfeasible, StageOutOfTime
from scheduler.model.explain.cells import requirement, slot_requirement
from scheduler.model.explain.counts import counting_conflicts
from scheduler.model.explain.repairs import (
    leave_proposals,
    pin_proposals,
    room_proposal,
    staff_proposals,
    verified,
)
from scheduler.model.explain.shortage import (
    date_conflicts,
    room_conflicts,
    roster_conflicts,
)
from scheduler.model.flex import give_back
from scheduler.model.groups import Group, make_groups
from scheduler.model.reading import Reading, read
from scheduler.model.reasons import closed_reason, wish_reasons
from scheduler.model.rooms import place
from scheduler.model.term import TermShort, by_cycle, roster_term
from scheduler.model.tutoring import plan_tutoring
from scheduler.model.works import Work, make_works
from scheduler.policy import Profile
from scheduler.termdays import service_days
from scheduler.words import conflicts as conflict_words
from scheduler.words import plan as words

VERSION = "0.1.0"
ROUNDS = 6  # guessed; samples needed at most two
REPAIR_SECONDS = 20.0  # for verifying one repair


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


def solve(
    school: School,
    profile: Profile,
    config: SolveConfig,
    *,
    report: Report,
    cancelled: Cancelled,
    previous: Plan | None = None,
    now: Callable[[], float] = time.monotonic,
) -> Outcome:
    """Build the plan of a term.

    Args:
        previous: a published plan to stay close to: members, days, rooms and rosters
            are kept before any wish or fairness is improved.

    Returns:
        Solved with its certificate, Impossible with conflicts over cells, or OutOfTime
        when it was stopped before any plan was found.
    """
    run = Run(config, report, cancelled, now=now)
    reading = read(school, profile, previous)
    try:
        found = counting_conflicts(reading)
        if found:
            raise NoWeek(
                tuple(row.conflict for row in found),
                tuple(row.gap for row in found if row.gap is not None),
            )
        week = find_week(reading, run)
        return Solved(plan=_plan(reading, run, week))
    except StageOutOfTime as end:
        return OutOfTime(stage=end.stage, cancelled=end.cancelled)
    except NoWeek as end:
        repairs = _repairs(reading, profile, config, end, cancelled)
        return Impossible(conflicts=end.conflicts, repairs=repairs)
    except TermShort as end:
        gaps = tuple((gap.work, gap.missing) for gap in end.uncovered)
        return Impossible(
            conflicts=date_conflicts(reading, end.works, end.uncovered),
            repairs=_repairs(
                reading, profile, config, NoWeek((), gaps, dated=True), cancelled
            ),
        )


def find_week(reading: Reading, run: Run) -> Week:
    """Clubs, groups, rooms and the cycle that fit together.

    Raises:
        NoWeek, StageOutOfTime
    """
    slack = Slack()
    kept = len(run.stages)
    for attempt in range(ROUNDS):
        del run.stages[kept:]
        try:
            choice = choose_clubs(reading, run, slack.staff)
        except StageInfeasible as end:
            raise _without_clubs(reading, run) from end
        last = attempt == ROUNDS - 1
        week = _week_of(reading, run, choice, slack, last=last)
        if week is not None:
            return week
    raise _without_clubs(reading, run)


def _week_of(
    reading: Reading, run: Run, choice: ClubChoice, slack: Slack, *, last: bool
) -> Week | None:
    """The week for a choice of clubs, or None when the clubs must leave more free."""
    kept = len(run.stages)
    while True:
        del run.stages[kept:]
        tutoring = plan_tutoring(reading, run, slack.tutoring)
        groups = make_groups(reading, choice, tutoring)
        placement = place(reading, run, groups)
        if placement.homeless:
            if _keep_free(reading, slack, [(g.slot, 1) for g in placement.homeless]):
                if last:
                    raise NoWeek(room_conflicts(reading, placement.homeless))
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
            if last or not _keep_free(reading, slack, slots):
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


def _repairs(
    reading: Reading,
    profile: Profile,
    config: SolveConfig,
    end: NoWeek,
    cancelled: Cancelled,
) -> tuple[Repair, ...]:
    """Repairs of empty posts, each verified by planning the mended school."""
    quick = replace(config, seconds=REPAIR_SECONDS)

    def enough(school: School) -> bool:
        return plan_exists(school, profile, quick, cancelled)

    proposals = (
        *staff_proposals(reading, end.gaps),
        *(leave_proposals(reading, end.gaps) if end.dated else ()),
        *pin_proposals(reading),
        *room_proposal(reading),
    )
    return verified(proposals, enough)


def plan_exists(
    school: School, profile: Profile, config: SolveConfig, cancelled: Cancelled
) -> bool:
    """Whether a whole plan exists for a school (dates included)."""
    run = Run(config, lambda _: None, cancelled, quick=True)
    reading = read(school, profile)
    if counting_conflicts(reading):
        return False
    try:
        week = find_week(reading, run)
        works = week.cycle.works
        base = by_cycle(reading, works, week.dealt)
        roster_term(reading, run, works, week.dealt, base)
    except (NoWeek, TermShort, StageOutOfTime):
        return False
    return True


def _plan(reading: Reading, run: Run, week: Week) -> Plan:
    school, settings = reading.school, reading.school.settings
    works = week.cycle.works
    base = by_cycle(reading, works, week.dealt)
    term = roster_term(reading, run, works, week.dealt, base)
    began = run.elapsed
    flex, left = give_back(reading, week.groups, term.roster)
    placed = sum(entry.minutes for entry in flex)
    run.record_sum(words.STAGE_FLEX, "max", placed, placed, run.elapsed - began)
    notices = list(service_days(settings, school.calendar).notices)
    if left:
        notices.append(words.flex_left(left))
    return Plan(
        school=settings.name,
        policy=settings.policy,
        term_start=settings.term_start,
        term_end=settings.term_end,
        certificate=certificate(run),
        clubs=tuple(_club_plans(reading, week)),
        sessions=tuple(_session(group, week.rooms) for group in week.groups),
        roster=tuple(term.roster),
        flex=flex,
        departures=tuple(term.departures),
        cycle=tuple(
            CycleEntry(week=number, session=session, staff=staff)
            for (number, session), staff in sorted(week.dealt.items())
        ),
        notices=tuple(notices),
        reasons=wish_reasons(reading, week.choice),
        inputs=school.sources,
        version=VERSION,
    )


def _club_plans(reading: Reading, week: Week) -> list[ClubPlan]:
    leaders: dict[SessionId, set[StaffId]] = {}
    for (index_week, session), staff in week.dealt.items():
        leaders.setdefault(session, set()).update(staff if index_week == 0 else ())
    result = []
    for club in sorted(reading.school.clubs, key=lambda row: row.name):
        pattern = week.choice.patterns.get(club.name)
        sessions = [group for group in week.groups if group.club == club.name]
        led_by = {person for group in sessions for person in leaders[group.id]}
        result.append(
            ClubPlan(
                club=club.name,
                opened=pattern is not None,
                meets=tuple(
                    Meeting(weekday=slot.weekday, period=slot.period)
                    for slot in pattern or ()
                ),
                members=week.choice.members.get(club.name, ()),
                staff=tuple(sorted(led_by)),
                reason=None if pattern is not None else closed_reason(reading, club),
            )
        )
    return result


def _session(group: Group, rooms: dict[SessionId, RoomName]) -> Session:
    return Session(
        id=group.id,
        weekday=group.weekday,
        period=group.period,
        start=group.start,
        end=group.end,
        activity=group.activity,
        classes=group.classes,
        club=group.club,
        room=rooms.get(group.id),
        pupils=group.pupils,
        posts=group.posts,
    )
