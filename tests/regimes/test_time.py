"""Length, end, study and homework: the clock as each regime reads it."""

from dataclasses import replace
from datetime import time

import pytest

from scheduler.domain.kinds import PeriodKind
from scheduler.domain.school import School
from scheduler.domain.verdict import Verdict
from tests import builders as b
from tests.check import schools
from tests.regimes import judging as j
from tests.regimes.judging import (
    BROKEN,
    JILIN,
    KEPT,
    PANYU,
    SHANGHAI,
    SONGSHAN,
    UNSTATED,
    WARNED,
    YONGCHANG,
)


def day_of(study: int, club: int, grade: int = 1) -> School:
    """Study, then club, of some minutes from 16:00 on every day, for one grade."""

    def at(minutes: int) -> time:
        return time(16 + minutes // 60, minutes % 60)

    grades = frozenset({grade})
    slots = []
    for weekday in range(1, 6):
        if study:
            slots.append(b.slot(weekday, end=at(study), grades=grades))
        if club:
            slots.append(
                b.slot(
                    weekday,
                    PeriodKind.CLUB,
                    at(study),
                    at(study + club),
                    grades=grades,
                )
            )
    return b.school(
        slots=tuple(sorted(slots, key=lambda each: each.key)),
        classes=(b.school_class(grade=grade),),
        pupils=(b.pupil("P1", grade=grade), b.pupil("P2", grade=grade)),
        clubs=(),
        settings=b.settings(off_work=time(17), staff_off=time(18)),
    )


@pytest.mark.parametrize(
    ("policy", "clause", "two_of_40", "one_of_39"),
    [
        (PANYU, "PY-02", KEPT, BROKEN),
        (SONGSHAN, "SS-02", WARNED, WARNED),
        (SHANGHAI, "SH-02", WARNED, WARNED),
    ],
)
def test_two_periods_of_40_minutes_pass_in_panyu_and_warn_elsewhere(
    policy: str, clause: str, two_of_40: Verdict, one_of_39: Verdict
) -> None:
    assert j.verdict(policy, clause, day_of(40, 40)) is two_of_40
    assert j.verdict(policy, clause, day_of(40, 39)) is one_of_39
    assert j.verdict(policy, clause, day_of(60, 60)) is KEPT


def test_length_is_not_a_hard_rule_of_the_plan_and_nobody_elses_number() -> None:
    for policy in (YONGCHANG, JILIN):
        answered = j.clauses(policy, day_of(40, 39))
        assert not [row for row in answered.values() if row.rule.startswith("S01")]


@pytest.mark.parametrize(
    ("policy", "clause", "early"),
    [
        (SONGSHAN, "SS-03", BROKEN),
        (SHANGHAI, "SH-03", WARNED),
        (JILIN, "JL-02", WARNED),
    ],
)
def test_the_end_is_tied_to_the_parents_end_of_work_or_only_in_principle(
    policy: str, clause: str, early: Verdict
) -> None:
    school = day_of(60, 60)
    assert j.verdict(policy, clause, j.under(policy, school, off_work=time(18))) is KEPT
    late = j.under(policy, school, off_work=time(18, 1))
    assert j.verdict(policy, clause, late) is early


def test_panyu_and_yongchang_tie_the_end_to_nothing() -> None:
    late = j.under(PANYU, day_of(60, 60), off_work=time(19))
    for policy in (PANYU, YONGCHANG):
        rows = j.clauses(policy, late)
        assert not [row for row in rows.values() if "S02" in row.rule.split("、")]
        assert j.rules(policy, late) == set()


def test_an_hour_of_study_a_day_is_asked_in_songshan_alone() -> None:
    assert j.verdict(SONGSHAN, "SS-10", day_of(60, 60)) is KEPT
    assert j.verdict(SONGSHAN, "SS-10", day_of(30, 90)) is WARNED
    for policy in (SHANGHAI, PANYU, YONGCHANG, JILIN):
        rows = j.clauses(policy, day_of(30, 90)).values()
        assert not [row for row in rows if "S03" in row.rule.split("、")]


@pytest.mark.parametrize(
    ("policy", "clause", "minutes", "expected"),
    [
        (SONGSHAN, "SS-25", 60, KEPT),
        (SONGSHAN, "SS-25", 59, WARNED),
        (JILIN, "JL-21", 59, WARNED),
        (PANYU, "PY-20", 59, WARNED),
        (SHANGHAI, "SH-17", 59, KEPT),
        (SHANGHAI, "SH-17", 46, KEPT),
        (SHANGHAI, "SH-17", 45, WARNED),
    ],
)
def test_grade_six_is_primary_with_60_minutes_or_junior_high_with_90(
    policy: str, clause: str, minutes: int, expected: Verdict
) -> None:
    school = day_of(minutes, 120 - minutes, grade=6)
    row = j.clauses(policy, school)[clause]
    assert row.verdict is expected
    assert f"上限{90 if policy == SHANGHAI else 60}分钟" in row.evidence


@pytest.mark.parametrize("grade", [1, 2])
def test_grades_one_and_two_need_no_study_time_for_homework(grade: int) -> None:
    for policy, clause in ((SONGSHAN, "SS-25"), (SHANGHAI, "SH-17"), (JILIN, "JL-21")):
        assert j.verdict(policy, clause, day_of(0, 120, grade)) is KEPT
        assert j.verdict(policy, clause, day_of(10, 110, 3)) is WARNED


def test_yongchang_leaves_homework_to_another_text() -> None:
    rows = j.clauses(YONGCHANG, day_of(10, 110, 3)).values()
    assert not [row for row in rows if "S09" in row.rule.split("、")]
    assert UNSTATED not in {row.verdict for row in rows}


def test_a_first_lesson_before_820_warns_in_panyu_alone() -> None:
    school = replace(schools.rich(), lessons=(b.lesson("T3", 1, time(8, 19), time(9)),))
    on_time = replace(school, lessons=(b.lesson("T3", 1, time(8, 20), time(9)),))
    assert j.verdict(PANYU, "PY-21", school) is WARNED
    assert j.verdict(PANYU, "PY-21", on_time) is KEPT
    assert "S14" not in {row.rule for row in j.clauses(SONGSHAN, school).values()}
