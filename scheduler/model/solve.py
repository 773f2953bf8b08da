"""The journey of the model: counts, clubs, groups, rooms, cycle, dates, flex."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from scheduler.domain.outcome import (
    Cancelled,
    Impossible,
    Outcome,
    OutOfTime,
    Report,
    Solved,
)
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.model.assemble import plan_of
from scheduler.model.config import SolveConfig
from scheduler.model.costs.budget import OverBudget, aimed_week
from scheduler.model.explain.counts import absent_short, counting_conflicts
from scheduler.model.explain.mend import Mending
from scheduler.model.explain.proposals import Proposal
from scheduler.model.explain.trouble import Trouble, counted, dated, proposals_for
from scheduler.model.reading import Reading, read
from scheduler.model.run import Run, StageOutOfTime
from scheduler.model.term import TermShort, by_cycle, roster_term
from scheduler.model.week import NoWeek, Week, find_week, placed_week, record_served
from scheduler.policy import Profile

REPAIR_SECONDS = 30.0  # for verifying repairs
CLUB_SECONDS = 2.0  # for freeing people by clubs of pupils' choice, when looking


def solve(
    school: School,
    profile: Profile,
    config: SolveConfig,
    *,
    report: Report,
    cancelled: Cancelled,
    previous: Plan | None = None,
    since: date | None = None,
    now: Callable[[], float] = time.monotonic,
) -> Outcome:
    """Build the plan of a term.

    Args:
        previous: a published plan to stay close to: members, days, rooms and rosters
            are kept before any wish or fairness is improved.
        since: the date of the change; ``previous`` stands for the dates before it.

    Returns:
        Solved with its certificate, Impossible with conflicts over cells, or OutOfTime
        when it was stopped before any plan was found.
    """
    run = Run(config, report, cancelled, now=now)
    reading = read(school, profile, previous, config.aim, since)
    try:
        return _solved(reading, run)
    except StageOutOfTime as end:
        return OutOfTime(stage=end.stage, cancelled=end.cancelled)
    except OverBudget as end:
        return Impossible(conflicts=end.conflicts, repairs=())
    except NoWeek as end:
        trouble = end.trouble
    quick = Run(
        replace(config, seconds=REPAIR_SECONDS), report, cancelled, now=now, quick=True
    )

    def look(mended: School) -> tuple[Reading, Trouble | None]:
        seen = read(mended, profile)
        return seen, trouble_of(seen, quick)

    def propose(seen: Reading, found: Trouble) -> tuple[Proposal, ...]:
        return proposals_for(seen, quick, found)

    try:
        repairs = Mending(look, propose, now).repairs(reading, trouble)
    except StageOutOfTime:
        repairs = ()
    return Impossible(conflicts=trouble.conflicts, repairs=repairs)


def _solved(reading: Reading, run: Run) -> Solved:
    found = counting_conflicts(reading)
    if found:
        raise NoWeek(counted(reading, found))
    if absent_short(reading):
        trouble = trouble_of(reading, run.aside())
        if trouble is not None:
            raise NoWeek(trouble)
    week = _week(reading, run)
    try:
        return Solved(plan=plan_of(reading, run, week))
    except TermShort as end:
        if run.cancelled() or not week.choice.patterns:
            base = by_cycle(reading, end.works, week.dealt)
            raise NoWeek(dated(reading, run, end.works, base, end.uncovered)) from end
    # The clubs chosen leave too few people on some date; fewer clubs may not.
    trouble = trouble_of(reading, run.aside())
    if trouble is not None:
        raise NoWeek(trouble)
    run.stages.clear()
    return Solved(plan=plan_of(reading, run, _placed(reading, run)))


def _week(reading: Reading, run: Run) -> Week:
    """The week asked for; where no clubs were found in time, the placed ones alone."""
    try:
        return aimed_week(reading, run)
    except StageOutOfTime:
        aim = reading.aim
        if run.cancelled() or (aim is not None and aim.budget is not None):
            raise
    run.stages.clear()
    return _placed(reading, run)


def _placed(reading: Reading, run: Run) -> Week:
    """A week with the placed clubs only, told as what it is."""
    week = placed_week(reading, run)
    record_served(reading, run, week)
    return week


def trouble_of(reading: Reading, run: Run) -> Trouble | None:
    """What keeps a school from having a whole plan, dates included; None: nothing.

    A week with only the clubs the school has placed is enough and quickest; where it
    has none, more clubs may still free people who only lead clubs.

    Raises:
        StageOutOfTime
    """
    found = counting_conflicts(reading)
    if found:
        return counted(reading, found)
    try:
        week = placed_week(reading, run)
    except NoWeek as without:
        brief = replace(run.config, seconds=min(run.left, CLUB_SECONDS))
        try:
            week = find_week(
                reading, Run(brief, run.report, run.cancelled, run.now, quick=True)
            )
        except NoWeek as end:
            return end.trouble
        except StageOutOfTime:
            if run.cancelled():
                raise
            return without.trouble
    works = week.cycle.works
    base = by_cycle(reading, works, week.dealt)
    try:
        roster_term(reading, run, works, week.dealt, base)
    except TermShort as end:
        return dated(reading, run, works, base, end.uncovered)
    return None
