"""A published plan after absences: the same week, a new roster on the dates touched."""

from collections.abc import Iterable
from dataclasses import replace

from scheduler.domain.ids import StaffId
from scheduler.domain.outcome import (
    Cancelled,
    Impossible,
    Outcome,
    OutOfTime,
    Repair,
    Report,
    Solved,
)
from scheduler.domain.plan import Plan, RosterEntry
from scheduler.domain.school import School
from scheduler.model.certify import certificate
from scheduler.model.config import SolveConfig
from scheduler.model.explain.mend import Mending
from scheduler.model.explain.proposals import Proposal
from scheduler.model.explain.trouble import Trouble, dated, proposals_for
from scheduler.model.flex_kept import give_back_near
from scheduler.model.published import base_of, departures_of, groups_of
from scheduler.model.reading import Reading, read
from scheduler.model.run import Run, StageOutOfTime
from scheduler.model.substitutes import substitute
from scheduler.model.term import TermShort
from scheduler.model.works import make_works
from scheduler.policy import Profile
from scheduler.words import plan as words


def repair(
    school: School,
    plan: Plan,
    profile: Profile,
    config: SolveConfig,
    *,
    report: Report,
    cancelled: Cancelled,
) -> Outcome:
    """The plan with the fewest changed assignments after leaves that are new.

    Clubs, groups, rooms and the cycle stay; dates on which somebody rostered is now
    away are staffed anew; flexible hours follow for those whose roster changed.

    Args:
        school: the school with the new leaves; ``misfits`` finds nothing in the plan.
    """
    run = Run(config, report, cancelled)
    reading = read(school, profile)
    groups = groups_of(reading, plan)
    works = make_works(reading, groups)
    base = base_of(reading, plan)
    try:
        changed = substitute(
            reading, run, works, base, flex=plan.flex, decided=plan.decided
        )
    except StageOutOfTime as end:
        return OutOfTime(stage=end.stage, cancelled=end.cancelled)
    except TermShort as end:
        trouble = dated(reading, run, works, base, end.uncovered)
        repairs = _repairs(reading, profile, plan, run.aside(), trouble)
        return Impossible(conflicts=trouble.conflicts, repairs=repairs)
    staffed = {day: {**base[day], **changed.get(day, {})} for day in base}
    by_day = {day.day: sessions for day, sessions in changed.items()}
    roster = tuple(
        RosterEntry(day=row.day, session=row.session, staff=now[row.session])
        if (now := by_day.get(row.day)) is not None
        else row
        for row in plan.roster
    )
    moved = _moved(plan.roster, roster)
    on_leave = {row.staff for row in plan.flex if reading.on_leave(row.staff, row.day)}
    began = run.elapsed
    flex = give_back_near(
        reading, groups, roster, plan.flex, frozenset(moved | on_leave) & reading.own
    )
    seconds = run.elapsed - began
    placed = sum(row.minutes for row in flex.entries)
    run.record_sum(words.STAGE_FLEX, "max", placed, placed, seconds)
    run.record_sum(words.STAGE_FLEX_MOVED, "min", flex.moved, flex.moved, 0.0)
    return Solved(
        plan=replace(
            plan,
            certificate=certificate(run),
            roster=roster,
            departures=departures_of(reading, plan, staffed),
            flex=flex.entries,
            decided=tuple(
                row
                for row in plan.decided
                if set(row.staff)
                == set(by_day.get(row.day, {}).get(row.session, row.staff))
            ),
        )
    )


def _repairs(
    reading: Reading, profile: Profile, plan: Plan, run: Run, trouble: Trouble
) -> tuple[Repair, ...]:
    """Changes of the workbook after which the absences can be covered; verified."""

    def look(school: School) -> tuple[Reading, Trouble | None]:
        seen = read(school, profile)
        works = make_works(seen, groups_of(seen, plan))
        base = base_of(seen, plan)
        try:
            substitute(seen, run.aside(), works, base, flex=plan.flex)
        except TermShort as end:
            return seen, dated(seen, run, works, base, end.uncovered)
        return seen, None

    def propose(seen: Reading, found: Trouble) -> tuple[Proposal, ...]:
        return proposals_for(seen, run, found)

    try:
        return Mending(look, propose).repairs(reading, trouble)
    except StageOutOfTime:
        return ()


def _moved(before: Iterable[RosterEntry], after: Iterable[RosterEntry]) -> set[StaffId]:
    """People whose duties differ."""
    had = {(row.day, row.session): set(row.staff) for row in before}
    return {
        person for row in after for person in had[row.day, row.session] ^ set(row.staff)
    }
