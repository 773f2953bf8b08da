"""A published plan after absences: the same week, a new roster on the dates touched."""

from dataclasses import replace
from datetime import date

from scheduler.domain.days import ServiceDay
from scheduler.domain.grid import Slot
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import Activity, PeriodKind
from scheduler.domain.outcome import (
    Cancelled,
    Impossible,
    Outcome,
    OutOfTime,
    Report,
    Solved,
)
from scheduler.domain.plan import FlexEntry, Plan, RosterEntry, Session
from scheduler.domain.school import School
from scheduler.model.certify import certificate
from scheduler.model.config import SolveConfig
from scheduler.model.deal import Deal
from scheduler.model.explain.shortage import date_conflicts
from scheduler.model.flex import give_back
from scheduler.model.groups import Group
from scheduler.model.reading import Reading, read
from scheduler.model.run import Run, StageOutOfTime
from scheduler.model.term import Base, TermShort, roster_term
from scheduler.model.works import make_works
from scheduler.policy import Profile

KIND_OF = {
    Activity.STUDY: (PeriodKind.STUDY, PeriodKind.CLUB),
    Activity.CLUB: (PeriodKind.CLUB,),
    Activity.TUTORING: (PeriodKind.STUDY,),
    Activity.CARE: (PeriodKind.CARE,),
    Activity.EVENING: (PeriodKind.EVENING,),
    Activity.DUTY: (),
}


def repair(
    school: School,
    plan: Plan,
    profile: Profile,
    config: SolveConfig,
    *,
    report: Report,
    cancelled: Cancelled,
) -> Outcome:
    """The plan with the fewest changes after the leaves in ``school`` that are new.

    Clubs, groups, rooms and the cycle stay; dates on which somebody rostered is now
    away are staffed anew; flexible hours follow for those whose roster changed.
    """
    run = Run(config, report, cancelled)
    reading = read(school, profile)
    groups = tuple(_group(reading, session) for session in plan.sessions)
    works = make_works(reading, groups)
    dealt: Deal = {(row.week, row.session): row.staff for row in plan.cycle}
    try:
        term = roster_term(reading, run, works, dealt, _base(reading, plan))
    except StageOutOfTime as end:
        return OutOfTime(stage=end.stage, cancelled=end.cancelled)
    except TermShort as end:
        conflicts = date_conflicts(reading, works, end.uncovered)
        return Impossible(conflicts=conflicts, repairs=())
    roster = tuple(term.roster)
    return Solved(
        plan=replace(
            plan,
            certificate=certificate(run),
            roster=roster,
            departures=tuple(term.departures),
            flex=_flex(reading, groups, plan, roster),
        )
    )


def _group(reading: Reading, session: Session) -> Group:
    slot = _slot(reading, session)
    return Group(
        id=session.id,
        weekday=session.weekday,
        period=session.period,
        start=session.start,
        end=session.end,
        units=slot.units if slot is not None else 0,
        activity=session.activity,
        slot=slot,
        classes=session.classes,
        club=session.club,
        pupils=session.pupils,
        posts=session.posts,
    )


def _slot(reading: Reading, session: Session) -> Slot | None:
    for slot in reading.slots:
        if (
            (slot.weekday, slot.period) == (session.weekday, session.period)
            and (slot.start, slot.end) == (session.start, session.end)
            and slot.kind in KIND_OF[session.activity]
        ):
            return slot
    return None


def _base(reading: Reading, plan: Plan) -> Base:
    by_day: dict[date, dict[SessionId, tuple[StaffId, ...]]] = {}
    for entry in plan.roster:
        by_day.setdefault(entry.day, {})[entry.session] = entry.staff
    days: dict[date, ServiceDay] = {day.day: day for day in reading.days}
    return {days[day]: staffed for day, staffed in by_day.items() if day in days}


def _flex(
    reading: Reading,
    groups: tuple[Group, ...],
    plan: Plan,
    roster: tuple[RosterEntry, ...],
) -> tuple[FlexEntry, ...]:
    """New flexible hours where roster or leave changed; others keep theirs."""
    before = {(row.day, row.session): set(row.staff) for row in plan.roster}
    touched = {leave.staff for leave in reading.school.leaves}
    for row in roster:
        touched |= before.get((row.day, row.session), set()) ^ set(row.staff)
    fresh, _ = give_back(reading, groups, roster)
    kept = [row for row in plan.flex if row.staff not in touched]
    kept += [row for row in fresh if row.staff in touched]
    return tuple(sorted(kept, key=lambda row: (row.day, row.staff, row.kind)))
