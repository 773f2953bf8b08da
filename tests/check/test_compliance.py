"""Every clause of every regime gets a verdict with numbers, and the regimes differ."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from scheduler.check import audit, compliance
from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PeriodKind, StaffKind, Stage
from scheduler.domain.school import School
from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.policy import load_profile
from tests import builders as b
from tests.check import judge, plans, schools
from tests.check.plans import Row
from tests.check.test_sabotage import changed, ruled, serve, session

REGIONAL = (
    ("songshan-2021", 29),
    ("shanghai-2021", 18),
    ("panyu-2021", 23),
    ("yongchang-2021", 4),
    ("jilin-2021", 23),
)
KEPT, ADVISORY, BROKEN = Verdict.KEPT, Verdict.ADVISORY, Verdict.BROKEN
PERSON, UNSTATED = Verdict.NEEDS_PERSON, Verdict.UNSTATED


def rows(school: School, plan: Row | None = None) -> dict[str, ClauseVerdict]:
    plan = plan or plans.document(school)
    profile = judge.profile(school)
    report = audit(school, plan, profile)
    return {row.clause: row for row in compliance(school, plan, profile, report)}


def verdict(school: School, clause: str, plan: Row | None = None) -> Verdict:
    return rows(school, plan)[clause].verdict


def under(policy: str, school: School | None = None) -> School:
    return ruled(school or schools.rich(), policy=policy)


def with_slots(school: School, *slots: Slot) -> School:
    """The school with another grid, nothing else to schedule."""
    return replace(
        school,
        slots=tuple(sorted(slots, key=lambda each: each.key)),
        pupils=tuple(replace(pupil, wishes=()) for pupil in school.pupils),
        clubs=(),
        pins=(),
    )


def two_slots(first: int, second: int) -> School:
    """Study and club of some minutes each day, from 16:00."""

    def at(minutes: int) -> time:
        return time(16 + minutes // 60, minutes % 60)

    return with_slots(
        schools.rich(),
        *(
            slot
            for day in range(1, 6)
            for slot in (
                b.slot(day, start=at(0), end=at(first), grades=schools.BOTH),
                b.slot(
                    day,
                    PeriodKind.CLUB,
                    at(first),
                    at(first + second),
                    grades=schools.BOTH,
                ),
            )
        ),
    )


@pytest.mark.parametrize(("policy", "own"), REGIONAL)
def test_every_clause_of_a_regime_and_of_the_overlay_is_answered(
    policy: str, own: int
) -> None:
    school = under(policy)
    answered = rows(school)
    regime = load_profile(policy).in_force(date(2026, 9, 7))
    assert list(answered) == [clause.id for clause in regime.clauses]
    assert len(answered) == own + 9
    for row in answered.values():
        assert row.evidence.endswith("。"), row
        assert row.source
        assert row.words


def test_no_clause_is_broken_by_a_legal_plan_of_a_fitting_school() -> None:
    for policy, _ in REGIONAL:
        agreed = replace(
            schools.rich(),
            pupils=tuple(
                replace(pupil, care_agreement=True) for pupil in schools.rich().pupils
            ),
        )
        found = rows(under(policy, agreed)).values()
        assert [row for row in found if row.verdict is BROKEN] == []


def test_a_broken_hard_rule_breaks_its_clauses_with_the_count() -> None:
    school = schools.rich()
    plan = plans.document(school)
    session(plan, "W5-17:00-study-二年级1班")["students"].remove("P8")
    row = rows(school, plan)["SS-06"]
    assert row.verdict is BROKEN
    assert row.evidence.startswith("违反1处：学生P8")


def test_two_hours_in_principle_warn_and_two_periods_pass() -> None:
    short = two_slots(40, 40)
    assert verdict(under("songshan-2021", short), "SS-02") is ADVISORY
    assert verdict(under("panyu-2021", short), "PY-02") is KEPT


def test_exactly_two_hours_are_enough_and_one_minute_less_is_not() -> None:
    assert verdict(two_slots(60, 60), "SS-02") is KEPT
    assert verdict(two_slots(60, 59), "SS-02") is ADVISORY


def test_a_period_a_minute_short_breaks_panyu() -> None:
    school = under("panyu-2021", two_slots(40, 39))
    assert verdict(school, "PY-02") is BROKEN


@pytest.mark.parametrize(
    ("policy", "clause", "expected"),
    [
        ("songshan-2021", "SS-03", BROKEN),
        ("shanghai-2021", "SH-03", ADVISORY),
        ("jilin-2021", "JL-02", ADVISORY),
    ],
)
def test_ending_before_the_end_of_work_weighs_differently(
    policy: str, clause: str, expected: Verdict
) -> None:
    late_parents = ruled(schools.rich(), off_work=time(18, 31))
    touching = ruled(schools.rich(), off_work=time(18, 30))
    assert verdict(under(policy, late_parents), clause) is expected
    assert verdict(under(policy, touching), clause) is KEPT


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(44, ADVISORY), (45, KEPT), (75, KEPT), (76, ADVISORY)],
)
def test_about_an_hour_of_study(minutes: int, expected: Verdict) -> None:
    assert verdict(two_slots(minutes, 120 - minutes), "SS-10") is expected


def test_shanghai_takes_outsiders_only_when_own_staff_are_short() -> None:
    school = schools.rich()
    plan = plans.document(school)
    serve(plan, "W5-16:00-study-一年级1班", "X2")
    assert verdict(school, "SS-16", plan) is KEPT
    assert verdict(under("shanghai-2021"), "SH-08") is KEPT
    row = rows(under("shanghai-2021"), plan)["SH-08"]
    assert row.verdict is ADVISORY
    assert "当时有本校教师可以承担" in row.evidence


def test_more_outsiders_than_own_staff_warn() -> None:
    school = schools.rich()
    plan = plans.document(school)
    helpers = tuple(replace(person, kind=StaffKind.RETIRED) for person in school.staff)
    assert verdict(replace(school, staff=helpers), "SS-16", plan) is ADVISORY


@pytest.mark.parametrize(
    ("share", "expected"), [("0.5", ADVISORY), ("0.51", KEPT), ("1", KEPT)]
)
def test_the_main_part_is_more_than_half(share: str, expected: Verdict) -> None:
    school = ruled(schools.rich(), staff_share=Decimal(share))
    assert verdict(school, "SS-21") is expected


def test_ethnic_unity_is_asked_of_songshan_alone() -> None:
    assert verdict(schools.rich(), "SS-12") is ADVISORY
    held = changed(schools.rich(), "clubs", "name", "合唱", category="民族团结")
    assert verdict(held, "SS-12") is KEPT


def test_arts_every_week_in_jilin() -> None:
    school = under("jilin-2021")
    assert "文艺类社团活动1次" in rows(school)["JL-08"].evidence
    none = changed(school, "clubs", "name", "合唱", category="其他")
    assert "没有安排文艺类活动" in rows(none)["JL-08"].evidence
    assert verdict(none, "JL-08") is ADVISORY


def test_named_activities_that_are_missing_are_named() -> None:
    row = rows(schools.rich())["SS-11"]
    assert row.verdict is ADVISORY
    assert "心理" in row.evidence


def test_more_sport_asks_for_sport_alone() -> None:
    assert verdict(schools.rich(), "NA-05") is KEPT
    none = changed(schools.rich(), "clubs", "name", "足球", category="其他")
    assert verdict(none, "NA-05") is ADVISORY


def test_study_time_against_homework() -> None:
    grade_three = replace(
        schools.rich(),
        classes=tuple(replace(each, grade=3) for each in schools.rich().classes),
        pupils=tuple(replace(each, grade=3) for each in schools.rich().pupils),
    )
    slots = [replace(slot, grades=frozenset({3})) for slot in two_slots(60, 60).slots]
    short = [replace(slot, grades=frozenset({3})) for slot in two_slots(59, 61).slots]
    assert verdict(with_slots(grade_three, *slots), "SS-25") is KEPT
    assert verdict(with_slots(grade_three, *short), "SS-25") is ADVISORY


def test_a_must_that_only_warns_stays_a_must_and_says_why() -> None:
    row = rows(schools.rich())["SS-25"]
    assert row.strength == "必须"
    assert (
        "文本是“必须”，程序查到不足只作提示：文本限定的是作业时间的上限" in row.evidence
    )
    principle = rows(schools.rich())["SS-02"]
    assert principle.strength == "原则上"
    assert "文本是" not in principle.evidence


def test_junior_high_needs_more_than_half_of_its_homework_time() -> None:
    def study_until(minute: int) -> School:
        slots = (
            b.slot(day, end=time(16, minute), grades=frozenset({7}))
            for day in range(1, 6)
        )
        return with_slots(schools.junior(), *slots)

    assert verdict(study_until(46), "SS-25") is KEPT
    assert verdict(study_until(45), "SS-25") is ADVISORY


def test_evening_study_stands_apart_since_2023() -> None:
    assert verdict(schools.rich(), "NA-02") is KEPT
    assert verdict(schools.junior(), "NA-02") is PERSON


def test_evening_study_and_bedtime_in_panyu() -> None:
    school = under("panyu-2021", schools.junior())
    assert verdict(school, "PY-22") is KEPT
    late = replace(
        school,
        slots=tuple(
            replace(slot, start=time(21), end=time(22))
            if slot.kind is PeriodKind.EVENING
            else slot
            for slot in school.slots
        ),
    )
    assert verdict(late, "PY-22") is ADVISORY


@pytest.mark.parametrize(
    ("start", "stage", "expected"),
    [
        (time(8, 20), Stage.PRIMARY, KEPT),
        (time(8, 19), Stage.PRIMARY, ADVISORY),
        (time(8, 0), Stage.JUNIOR, KEPT),
        (time(7, 59), Stage.JUNIOR, ADVISORY),
    ],
)
def test_the_school_day_in_panyu_starts_not_too_early(
    start: time, stage: Stage, expected: Verdict
) -> None:
    school = replace(under("panyu-2021"), lessons=(b.lesson("T1", 1, start, time(9)),))
    assert verdict(ruled(school, stage=stage), "PY-21") is expected


def test_the_start_of_school_is_asked_when_no_lessons_are_known() -> None:
    assert verdict(under("panyu-2021"), "PY-21") is PERSON


def test_care_after_half_past_six_in_panyu() -> None:
    until_six_thirty = under("panyu-2021")
    assert verdict(until_six_thirty, "PY-04") is PERSON
    later = replace(
        until_six_thirty,
        slots=tuple(
            replace(slot, end=time(18, 31)) if slot.kind is PeriodKind.CARE else slot
            for slot in until_six_thirty.slots
        ),
    )
    assert verdict(later, "PY-04") is KEPT
    nobody = replace(
        until_six_thirty,
        pupils=tuple(
            replace(pupil, week=(b.NORMAL,) * 5) for pupil in until_six_thirty.pupils
        ),
    )
    assert verdict(nobody, "PY-04") is KEPT


def test_a_menu_has_something_for_every_grade() -> None:
    assert verdict(schools.rich(), "SS-14") is KEPT
    school = changed(schools.rich(), "clubs", "name", "合唱", grades=frozenset({1}))
    for name in ("足球", "棋艺"):
        school = changed(school, "clubs", "name", name, grades=frozenset({1}))
    assert verdict(school, "SS-14") is ADVISORY


def test_bought_in_service_is_the_smaller_part() -> None:
    school = schools.rich()
    plan = plans.document(school)
    assert verdict(school, "SS-15", plan) is KEPT
    for row in plan["sessions"]:
        if row["activity"] != "club":
            serve(plan, row["id"], "X1")
    assert verdict(school, "SS-15", plan) is ADVISORY


def test_what_only_a_person_knows_is_left_to_a_person() -> None:
    assert verdict(schools.rich(), "SS-28") is PERSON


def test_what_the_text_delegates_is_not_filled_in() -> None:
    row = rows(under("shanghai-2021"))["SH-11"]
    assert row.verdict is UNSTATED
    assert "按学校设定" in row.evidence


def test_money_without_a_settlement_waits() -> None:
    assert verdict(schools.rich(), "SS-22") is PERSON
    assert verdict(schools.rich(), "SS-18") is PERSON


def test_homework_caps_show_the_bands_of_the_region() -> None:
    assert "6–9年级 90" in rows(under("shanghai-2021"))["SH-16"].evidence
    assert "3–6年级 60" in rows(schools.rich())["SS-24"].evidence
