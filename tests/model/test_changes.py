"""A repair changes the fewest assignments; what changed is listed with its reason."""

from dataclasses import replace
from datetime import date, time

from scheduler.domain.ids import StaffId
from scheduler.domain.outcome import Solved
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.model.changes import changes_between
from scheduler.model.config import SolveConfig
from scheduler.model.reading import read
from scheduler.model.repair import repair
from scheduler.model.solve import solve
from scheduler.words import changes as words
from scheduler.words import plan as plan_words
from tests import builders as b
from tests.check.judge import profile
from tests.check.schools import leave
from tests.model import ask

TWO_WEEKS = date(2026, 9, 18)
LATER = date(2026, 9, 14)


def school() -> School:
    return ask.monday(
        b.slot(1),
        b.slot(2, end=time(17)),
        settings=ask.ruled(service_end=TWO_WEEKS),
        staff=ask.teachers(4),
    )


def repaired(facts: School, plan: Plan) -> Plan:
    end = repair(
        facts,
        plan,
        profile(facts),
        SolveConfig(seconds=20.0),
        report=lambda _: None,
        cancelled=ask.never,
    )
    assert isinstance(end, Solved), end
    return end.plan


def test_a_repair_changes_one_post_for_one_absence_and_proves_it() -> None:
    facts = school()
    before = ask.plan(facts)
    row = next(row for row in before.roster if row.day == LATER)
    absent = replace(facts, leaves=(leave(row.staff[0], LATER),))
    after = repaired(absent, before)
    ask.judged(absent, after)
    stages = {row.name: (row.value, row.bound) for row in after.certificate.stages}
    posts = [r for r in before.roster if r.day == LATER and row.staff[0] in r.staff]
    assert stages[plan_words.STAGE_CHANGES] == (len(posts), len(posts))
    told = changes_between(read(absent, profile(absent)), before, after)
    dated = [each for each in told if each.what == words.DATED]
    assert [each.reason for each in dated] == [words.away(row.staff[0])] * len(posts)
    assert {each.day for each in dated} == {LATER}


def test_the_past_stands_and_the_same_workbook_changes_nothing() -> None:
    facts = school()
    before = ask.plan(facts)
    assert changes_between(read(facts, profile(facts)), before, before) == ()
    gone = StaffId(next(r for r in before.roster if r.day > LATER).staff[0])
    away = replace(facts, leaves=(leave(gone, LATER, TWO_WEEKS),))
    end = solve(
        away,
        profile(away),
        SolveConfig(seconds=20.0),
        report=lambda _: None,
        cancelled=ask.never,
        previous=before,
        since=LATER,
    )
    assert isinstance(end, Solved), end
    ask.judged(away, end.plan)
    old = {(r.day, r.session): r.staff for r in before.roster if r.day < LATER}
    new = {(r.day, r.session): r.staff for r in end.plan.roster if r.day < LATER}
    assert old == new
