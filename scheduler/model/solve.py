"""The journey of the model: counts, clubs, groups, rooms, cycle, dates, flex."""

import time
from collections.abc import Callable
from dataclasses import replace

from scheduler.domain.outcome import (
    Cancelled,
    Impossible,
    Outcome,
    OutOfTime,
    Repair,
    Report,
    Solved,
)
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.model.assemble import plan_of
from scheduler.model.config import SolveConfig
from scheduler.model.explain.counts import counting_conflicts
from scheduler.model.explain.repairs import (
    leave_proposals,
    pin_proposals,
    room_proposal,
    staff_proposals,
    verified,
)
from scheduler.model.explain.shortage import date_conflicts
from scheduler.model.reading import Reading, read
from scheduler.model.run import Run, StageOutOfTime
from scheduler.model.term import TermShort, by_cycle, roster_term
from scheduler.model.week import NoWeek, find_week
from scheduler.policy import Profile

REPAIR_SECONDS = 20.0  # for verifying one repair


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
        return Solved(plan=plan_of(reading, run, week))
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
