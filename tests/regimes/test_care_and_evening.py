"""延时托管, 晚自习 and the fee: who may have them, and in which pocket they lie."""

from dataclasses import replace
from datetime import time
from types import SimpleNamespace
from typing import cast

import pytest

from scheduler.check.settings_of_law import parameter_finding
from scheduler.domain.ids import ClauseId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import Verdict
from scheduler.intake.checks.timegrid import check_evenings
from scheduler.intake.findings import Findings
from scheduler.money import fen
from scheduler.policy import load_profile
from tests import builders as b
from tests.check import plans
from tests.regimes import judging as j
from tests.regimes.judging import (
    ALL,
    BROKEN,
    JILIN,
    KEPT,
    PANYU,
    PERSON,
    SHANGHAI,
    SONGSHAN,
    YONGCHANG,
)


def caring(end: time = time(18, 30), *, agreed: bool = True) -> School:
    """One class; P1 asks for care, which ends at some time."""
    slots = tuple(
        replace(slot, end=end) if slot.kind is PeriodKind.CARE else slot
        for slot in b.week_grid()
    )
    return b.school(
        slots=slots,
        settings=b.settings(staff_off=time(20)),
        pupils=(
            b.pupil("P1", week=(b.EXTENDED,) * 5, care_agreement=agreed),
            b.pupil("P2"),
        ),
        staff=tuple(b.staff(f"T{n}") for n in range(1, 5)),
        clubs=(),
    )


def test_panyu_asks_for_care_after_1830() -> None:
    assert j.verdict(PANYU, "PY-04", caring(time(19))) is KEPT
    row = j.clauses(PANYU, caring(time(18, 30)))["PY-04"]
    assert row.verdict is PERSON
    assert "没有18:30以后的托管时段" in row.evidence
    for policy in (SONGSHAN, JILIN):
        rows = j.clauses(policy, caring(time(18, 30))).values()
        assert {row.verdict for row in rows if row.rule == "H17"} == {KEPT}


def test_care_without_agreement_is_a_breach_in_jilin_alone() -> None:
    without = caring(agreed=False)
    plan = plans.document(without)
    assert {policy: j.rules(policy, without, plan) for policy in ALL} == {
        SONGSHAN: set(),
        SHANGHAI: set(),
        PANYU: set(),
        YONGCHANG: set(),
        JILIN: {"H17"},
    }
    assert j.rules(JILIN, caring()) == set()


def test_a_pupil_who_asked_for_care_and_gets_none_is_a_breach_everywhere() -> None:
    school = caring()
    plan = plans.document(school)
    care = {row["id"] for row in plan["sessions"] if row["activity"] == "care"}
    plan["sessions"] = [row for row in plan["sessions"] if row["id"] not in care]
    for table in ("cycle", "roster"):
        plan[table] = [row for row in plan[table] if row["session"] not in care]
    for policy in ALL:
        assert j.rules(policy, school, plan) == {"H17"}


def evening(grade: int) -> School:
    """One class with 晚自习 on Mondays."""
    return b.school(
        slots=tuple(
            sorted(
                (
                    *b.week_grid(frozenset({grade})),
                    b.slot(
                        1,
                        PeriodKind.EVENING,
                        time(19),
                        time(20),
                        grades=frozenset({grade}),
                    ),
                ),
                key=lambda row: row.key,
            )
        ),
        classes=(b.school_class(grade=grade),),
        pupils=(b.pupil("P1", grade=grade, evenings=frozenset({1})),),
        settings=b.settings(staff_off=time(20)),
        clubs=(),
    )


@pytest.mark.parametrize(
    ("grade", "may"),
    [(5, ()), (6, (SHANGHAI,)), (7, ALL)],
)
def test_evening_study_is_for_junior_high_which_begins_with_six_in_shanghai(
    grade: int, may: tuple[str, ...]
) -> None:
    school = evening(grade)
    plan = plans.document(school)
    for policy in ALL:
        expected = set() if policy in may else {"H18"}
        assert j.rules(policy, school, plan) == expected


@pytest.mark.parametrize("grade", [5, 6, 7])
@pytest.mark.parametrize("policy", ALL)
def test_the_workbook_is_refused_where_the_audit_would_refuse_the_evening(
    policy: str, grade: int
) -> None:
    school = evening(grade)
    regime = load_profile(policy).in_force(school.settings.service_start)
    findings = Findings()
    check_evenings(school.slots, regime, findings)
    refused = [issue.code for issue in findings.issues()]
    broken = j.rules(policy, school, plans.document(school))
    assert refused == (["evening_too_young"] if broken == {"H18"} else [])


def test_since_2023_evening_study_is_a_line_of_its_own_outside_the_service() -> None:
    school = evening(7)
    facts, regime = j.facts_of(school, plans.document(school))

    def answers(*, apart: bool) -> set[Verdict]:
        money = j.no_money()
        money.lines = [SimpleNamespace(post=Post.EVENING, apart=apart)]
        return {
            parameter_finding(
                facts, regime.clause(ClauseId(name)), cast("Settlement", money)
            )[0]
            for name in ("NA-02", "NA-03")
        }

    assert answers(apart=True) == {KEPT}
    assert answers(apart=False) == {BROKEN}


def test_before_the_notice_evening_study_could_lie_inside_the_service() -> None:
    earlier = j.in_year(evening(7), 2022)
    assert not {"NA-02", "NA-03"} & set(j.clauses(SONGSHAN, earlier))
    assert {"NA-02", "NA-03"} <= set(j.clauses(SONGSHAN, evening(7)))


def test_300_yuan_is_the_cap_where_it_is_law_and_nowhere_else() -> None:
    legal = b.school(settings=b.settings(fee=fen(300), staff_off=time(19)))
    dear = b.school(settings=b.settings(fee=fen("300.01"), staff_off=time(19)))
    legal, dear = (
        replace(each, pupils=(b.pupil("P1"),), clubs=()) for each in (legal, dear)
    )
    assert {policy: j.rules(policy, dear) for policy in ALL} == {
        SONGSHAN: {"H20"},
        SHANGHAI: set(),
        PANYU: set(),
        YONGCHANG: set(),
        JILIN: set(),
    }
    assert j.rules(SONGSHAN, legal) == set()
    assert j.clauses(SONGSHAN, dear)["SS-19"].verdict is BROKEN
    for policy in (SHANGHAI, PANYU, YONGCHANG, JILIN):
        rows = j.clauses(policy, dear).values()
        assert not [row for row in rows if "H20" in row.rule.split("、")]
