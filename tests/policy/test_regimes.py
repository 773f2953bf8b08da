"""Where the five regimes differ, and what the national notice changes."""

from datetime import date, time

import pytest

from scheduler.domain.ids import RuleId
from scheduler.domain.kinds import StaffKind
from scheduler.policy import Regime, Unstated, load_profile

NOW = date(2026, 9, 1)
BEFORE_NATIONAL = date(2023, 12, 26)
NATIONAL = date(2023, 12, 27)
REGIONS = ("松山区", "上海市", "番禺区", "永昌县", "吉林省")


def on(region: str, day: date = NOW) -> Regime:
    return load_profile(region).in_force(day)


def stated(region: str, parameter: str, day: date = NOW) -> object:
    value = on(region, day).get(parameter)
    return None if isinstance(value, Unstated) else value


# Each row: the parameter, then Songshan, Shanghai, Panyu, Yongchang, Jilin.
@pytest.mark.parametrize(
    ("parameter", "values"),
    [
        ("service.days_per_week", (5, 5, 5, None, None)),
        ("service.min_minutes_per_day", (120, 120, None, None, None)),
        ("service.min_periods_per_day", (None, None, 2, None, None)),
        (
            "service.end_tie",
            ("tied", "in_principle", None, None, "in_principle"),
        ),
        ("care.offered", (True, None, True, None, True)),
        ("care.threshold_time", (None, None, time(18, 30), None, None)),
        ("care.needs_agreement", (None, None, None, None, True)),
        ("evening.first_grade", (7, 6, 7, None, 7)),
        ("flex.allowed", (True, True, True, None, True)),
        ("flex.compensatory_leave", (None, True, None, None, None)),
        ("flex.protects_rest", (None, None, True, None, None)),
        ("study.minutes_per_day", (60, None, None, None, None)),
        ("outsiders.only_when_short", (None, True, None, None, None)),
        ("third_party.allowed", (True, True, True, None, True)),
        ("third_party.only_when_short", (None, None, None, None, True)),
        ("fee.cap_per_term", (30000, None, None, None, None)),
        ("staff_share.word", ("主要", "主要", "主要", None, "主要")),
        ("pay.outsiders", (None, "劳务费", None, None, "劳务费")),
        ("start.earliest_primary", (None, None, time(8, 20), None, None)),
        ("start.earliest_junior", (None, None, time(8), None, None)),
        ("school.last_primary_grade", (6, 5, 6, 6, 6)),
        ("activities.ethnic_unity", (True, None, None, None, None)),
        ("activities.arts", (None, None, None, None, True)),
        ("homework.practice_at_school", (None, None, None, None, True)),
    ],
)
def test_a_parameter_is_what_each_text_says_and_nothing_where_it_is_silent(
    parameter: str, values: tuple[object, ...]
) -> None:
    assert tuple(stated(region, parameter) for region in REGIONS) == values


def test_grade_six_is_primary_but_in_shanghai() -> None:
    caps = [on(region).for_grade("homework.cap_minutes", 6) for region in REGIONS]
    assert caps[0] == caps[2] == caps[4] == 60
    assert caps[1] == 90
    assert isinstance(caps[3], Unstated)


@pytest.mark.parametrize("region", ["松山区", "上海市", "番禺区", "吉林省"])
def test_the_first_two_grades_have_no_written_homework(region: str) -> None:
    regime = on(region)
    assert regime.for_grade("homework.cap_minutes", 2) == 0
    assert regime.for_grade("homework.cap_minutes", 3) == 60
    assert regime.for_grade("homework.cap_minutes", 9) == 90
    assert isinstance(regime.for_grade("homework.cap_minutes", 10), Unstated)


def test_outsiders_are_admitted_only_where_the_text_names_them() -> None:
    common = {
        StaffKind.OWN,
        StaffKind.RETIRED,
        StaffKind.PROFESSIONAL,
        StaffKind.INSTITUTION,
    }
    kinds = {
        region: set(admitted)
        for region in REGIONS
        if not isinstance(admitted := on(region).staff_kinds(), Unstated)
    }
    assert kinds == {
        "松山区": common | {StaffKind.VOLUNTEER},
        "上海市": common,
        "番禺区": common | {StaffKind.VOLUNTEER, StaffKind.OTHER_SCHOOL},
        "吉林省": common
        | {StaffKind.VOLUNTEER, StaffKind.OTHER_SCHOOL, StaffKind.STUDENT_TEACHER},
    }


@pytest.mark.parametrize(
    ("region", "rule", "strength"),
    [
        ("松山区", "S01", "in_principle"),
        ("番禺区", "S01", "must"),
        ("吉林省", "S01", None),
        ("松山区", "S02", "must"),
        ("上海市", "S02", "in_principle"),
        ("番禺区", "S02", None),
        ("松山区", "H18", "may"),
        ("松山区", "H20", "must"),
        ("上海市", "H20", None),
        # Homework caps say nothing of the homework really set: only a warning.
        ("松山区", "S09", "in_principle"),
    ],
)
def test_the_strength_of_a_rule_comes_from_the_clauses(
    region: str, rule: str, strength: str | None
) -> None:
    assert on(region).strength_of(RuleId(rule)) == strength


def test_the_clauses_of_a_rule_are_local_first_then_national() -> None:
    clauses = on("松山区").clauses_of(RuleId("H22"))
    assert [clause.id for clause in clauses] == ["SS-13", "NA-06"]


@pytest.mark.parametrize("region", REGIONS)
def test_the_national_notice_holds_from_its_day_over_every_region(region: str) -> None:
    before, after = on(region, BEFORE_NATIONAL), on(region, NATIONAL)
    assert isinstance(before.get("evening.inside_service"), Unstated)
    assert after.flag("evening.inside_service") is False
    assert after.flag("evening.inside_fee") is False
    assert after.flag("third_party.must_be_listed") is True
    assert after.words("teaching.banned") == ("刷题备考", "新课", "集体补课")
    assert len(after.clauses) == len(before.clauses) + 9


def test_group_tutoring_was_not_banned_in_shanghai_before_the_notice() -> None:
    assert stated("上海市", "teaching.banned", BEFORE_NATIONAL) == ("新课",)
    assert (
        "集体补课"
        in on("番禺区", BEFORE_NATIONAL).settings["teaching.banned"].stated_as[0]
    )


def test_the_national_notice_leaves_local_numbers_alone() -> None:
    for region in REGIONS:
        for parameter in ("service.end_tie", "fee.cap_per_term", "care.offered"):
            before = stated(region, parameter, BEFORE_NATIONAL)
            assert stated(region, parameter, NATIONAL) == before


def test_before_a_regime_begins_nothing_is_stated() -> None:
    regime = on("松山区", date(2021, 10, 10))
    assert regime.clauses == ()
    assert isinstance(regime.fen("fee.cap_per_term"), Unstated)
    assert on("松山区", date(2021, 10, 11)).fen("fee.cap_per_term") == 30000


def test_a_setting_shows_its_clause_words_and_source() -> None:
    regime = on("松山区")
    setting = regime.setting("fee.cap_per_term")
    assert not isinstance(setting, Unstated)
    assert setting.clause is not None
    assert setting.clause.id == "SS-19"
    assert setting.stated_as == ("每生每学期不超过300元",)
    assert regime.source(setting.clause.source).number == "赤松政办发〔2021〕51号"


def test_a_judgement_is_told_apart_from_a_quotation() -> None:
    setting = on("松山区").setting("study.tolerance_minutes")
    assert not isinstance(setting, Unstated)
    assert setting.value == 15
    assert setting.clause is None
    assert "45至75" in (setting.judgement or "")


def test_yongchang_states_no_number_of_its_own() -> None:
    own = load_profile("yongchang-2021").file
    assert all(parameter.judgement for parameter in own.parameter)
    assert {clause.answer for clause in own.clause} == {"attest", "rule"}
