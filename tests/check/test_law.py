"""A broken "must" fails the plan, also judged by a measure; the rest only warns."""

from dataclasses import replace
from datetime import date, time

import pytest

from scheduler.check import audit, broken_clauses, compliance, problems_of_law
from scheduler.domain.ids import ClauseId, RuleId
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.origin import Severity
from scheduler.domain.school import School
from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.policy import load_profile
from tests.check import judge, plans, schools
from tests.check.test_compliance import two_slots
from tests.check.test_sabotage import ruled
from tests.regimes.judging import ALL, JILIN, PANYU, SHANGHAI, SONGSHAN, YONGCHANG


def verdict_of(policy: str, school: School) -> tuple[bool, set[str]]:
    """Whether the audit passes, and the rules that are broken."""
    there = ruled(school, policy=policy)
    report = audit(there, plans.document(there), load_profile(policy))
    return report.passed, {str(each.rule) for each in report.violations}


def ending(minutes: int, off_work: time = time(18)) -> School:
    """Two hours from 16:00 on, some minutes longer or shorter."""
    return ruled(two_slots(60, 60 + minutes), off_work=off_work)


@pytest.mark.parametrize("policy", ALL)
def test_a_plan_that_keeps_the_law_passes_everywhere(policy: str) -> None:
    assert verdict_of(policy, ending(1)) == (True, set())
    assert verdict_of(policy, ending(0)) == (True, set())


MUST = {  # which regime refuses what: the others warn or are silent
    "ends a minute early": (SONGSHAN, "S02", ending(-1)),
    "a period a minute short": (
        PANYU,
        "S01",
        ruled(two_slots(40, 39), off_work=time(17)),
    ),
}


@pytest.mark.parametrize("name", MUST)
@pytest.mark.parametrize("policy", ALL)
def test_the_measure_fails_the_plan_exactly_where_it_is_a_must(
    policy: str, name: str
) -> None:
    must, rule, school = MUST[name]
    expected = (False, {rule}) if policy == must else (True, set())
    assert verdict_of(policy, school) == expected


@pytest.mark.parametrize(
    ("policy", "clause", "expected"),
    [
        (SHANGHAI, "SH-03", Verdict.ADVISORY),
        (JILIN, "JL-02", Verdict.ADVISORY),
        (SONGSHAN, "SS-03", Verdict.BROKEN),
    ],
)
def test_in_principle_warns_with_its_number_and_must_is_broken(
    policy: str, clause: str, expected: Verdict
) -> None:
    school = ruled(ending(-1), policy=policy)
    document = plans.document(school)
    profile = load_profile(policy)
    report = audit(school, document, profile)
    rows = {row.clause: row for row in compliance(school, document, profile, report)}
    assert rows[ClauseId(clause)].verdict is expected
    assert "17:59" in rows[ClauseId(clause)].evidence


def test_two_periods_exactly_are_enough_in_panyu() -> None:
    school = ruled(two_slots(40, 40), off_work=time(18))
    assert verdict_of(PANYU, school) == (True, set())


def test_the_refusal_names_day_clause_and_words() -> None:
    found = judge.violations(ending(-1), plans.document(ending(-1)))
    assert len(found) == 5
    assert found[0].text == (
        "周一服务17:59结束，早于正常下班时间18:00"
        "（SS-03“结束时间要与当地正常下班时间相衔接”）。"
    )
    assert dict(found[0].facts)["clause"] == "SS-03"


def without_friday(policy: str) -> School:
    school = ruled(schools.rich(), policy=policy)
    return replace(
        school,
        slots=tuple(slot for slot in school.slots if slot.weekday != 5),
        pupils=tuple(
            replace(each, care_agreement=True, wishes=()) for each in school.pupils
        ),
        clubs=(),
        pins=(),
        leaves=(),
    )


@pytest.mark.parametrize("policy", ALL)
def test_five_days_a_week_where_the_text_says_so(policy: str) -> None:
    school = without_friday(policy)
    found = judge.violations(school, plans.document(school))
    named = {str(each.rule) for each in found}
    assert ("H16" in named) is (policy in (SONGSHAN, SHANGHAI, PANYU))
    assert ("周五没有课后服务时段" in "".join(each.text for each in found)) is (
        policy in (SONGSHAN, SHANGHAI, PANYU)
    )


def test_the_school_is_told_before_any_solving_with_the_cell() -> None:
    school = ending(-1)
    found = problems_of_law(school, load_profile(SONGSHAN))
    assert [(each.code, each.sheet, each.cell) for each in found] == [
        ("law-S02", "时段", "A2")
    ]
    assert found[0].text.count("早于正常下班时间18:00") == 5
    assert all(each.severity is Severity.ERROR for each in found)
    assert found[0].text.startswith("周一服务17:59结束")
    assert "SS-03" in found[0].text
    assert "时段" in found[0].mend
    assert problems_of_law(ending(0), load_profile(SONGSHAN)) == ()
    for policy in (SHANGHAI, PANYU, YONGCHANG, JILIN):
        assert problems_of_law(ending(-1), load_profile(policy)) == ()


def test_a_short_period_and_a_silent_weekday_are_told_before_solving() -> None:
    short = ruled(two_slots(40, 39), policy=PANYU)
    codes = {each.code for each in problems_of_law(short, load_profile(PANYU))}
    assert codes == {"law-S01"}
    silent = without_friday(SONGSHAN)
    told = problems_of_law(silent, load_profile(SONGSHAN))
    assert {each.code for each in told} == {"law-H16"}
    assert "SS-01" in told[0].text


def clause_rows(
    school: School, confirmed: dict[str, tuple[str, date | None, str]] | None = None
) -> dict[str, ClauseVerdict]:
    document = plans.document(school)
    profile = judge.profile(school)
    report = audit(school, document, profile)
    rows = compliance(school, document, profile, report, confirmed=confirmed or {})
    return {str(row.clause): row for row in rows}


def without_clubs() -> School:
    school = schools.rich()
    return replace(
        school,
        clubs=(),
        pins=(),
        pupils=tuple(replace(each, wishes=()) for each in school.pupils),
    )


def test_a_school_without_clubs_forces_nobody_into_one() -> None:
    row = clause_rows(without_clubs())["NA-04"]
    assert row.verdict is Verdict.ADVISORY
    assert "没有开设社团" in row.evidence
    assert "逐一核对均为学生本人报名" in row.evidence
    assert judge.broken(without_clubs(), plans.document(without_clubs())) == set()
    no_club_time = replace(
        without_clubs(),
        slots=tuple(
            replace(slot, kind=PeriodKind.STUDY)
            if slot.kind is PeriodKind.CLUB
            else slot
            for slot in without_clubs().slots
        ),
    )
    assert clause_rows(no_club_time)["NA-04"].verdict is Verdict.KEPT


def test_what_the_app_confirms_stands_beside_the_sheet() -> None:
    said: dict[str, tuple[str, date | None, str]] = {
        "SS-28": ("李主任", date(2026, 9, 3), "松教字12号"),
        "SS-06": ("李主任", None, ""),
    }
    school = schools.rich()
    rows = clause_rows(school, said)
    assert rows["SS-28"].verdict is Verdict.KEPT
    assert rows["SS-28"].evidence.endswith(
        "李主任于2026年9月3日确认属实（松教字12号）。"
    )
    assert rows["SS-26"].verdict is Verdict.NEEDS_PERSON
    plan = plans.document(school)
    plan["sessions"][0]["students"].pop()
    profile = judge.profile(school)
    report = audit(school, plan, profile)
    spoilt = {
        str(row.clause): row
        for row in compliance(school, plan, profile, report, confirmed=said)
    }
    assert spoilt["SS-06"].verdict is Verdict.BROKEN


def test_money_cannot_be_confirmed_before_it_is_settled() -> None:
    rows = clause_rows(schools.rich(), {"SS-22": ("李主任", None, "")})
    assert rows["SS-22"].verdict is Verdict.NEEDS_PERSON


def test_a_clause_broken_by_the_money_refuses_the_plan_too() -> None:
    row = ClauseVerdict(
        clause=ClauseId("SS-22"),
        source="",
        words="纳入绩效工资",
        strength="必须",
        verdict=Verdict.BROKEN,
        evidence="违反1处：走错渠道。",
        rule="H21",
    )
    kept = replace(row, verdict=Verdict.ADVISORY)
    found = broken_clauses([kept, row])
    assert [(each.rule, each.text) for each in found] == [
        (RuleId("H21"), "违反1处：走错渠道（SS-22“纳入绩效工资”）。")
    ]
