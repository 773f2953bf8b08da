"""Each rule where it just holds: at the limit, side by side, or under another law."""

from dataclasses import replace
from datetime import date, time

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.ids import ClubName, StaffId
from scheduler.domain.kinds import DayArrangement, PeriodKind, Post, StaffKind
from scheduler.domain.school import School
from scheduler.money import fen
from tests import builders as b
from tests.check import judge, plans, schools
from tests.check.test_sabotage import (
    changed,
    club_row,
    on_date,
    one_club_too_many,
    ruled,
    serve,
    session,
)


def broken(school: School) -> set[str]:
    return judge.broken(school, plans.document(school))


def test_h01_back_to_back_groups_are_not_at_once() -> None:
    assert broken(schools.rich()) == set()


def test_h02_a_pupil_who_leaves_when_the_slot_ends_attends_it() -> None:
    week = (b.until(17),) * 5
    school = b.school(
        settings=b.settings(staff_off=time(18, 30)), pupils=(b.pupil("P1", week=week),)
    )
    plan = plans.document(school)
    assert {s["period"] for s in plan["sessions"] if s["students"]} == {"作业辅导"}
    assert judge.broken(school, plan) == set()


def test_h02_one_minute_earlier_and_the_seat_is_unasked() -> None:
    school = b.school(settings=b.settings(staff_off=time(18, 30)), clubs=())
    plan = plans.document(school)
    week = (b.until(16, 59),) * 5
    early = replace(school, pupils=(b.pupil("P1", week=week), school.pupils[1]))
    assert judge.broken(early, plan) == {"H02"}


def test_h02_a_late_time_does_not_ask_for_care() -> None:
    week = (b.until(18, 30),) * 5
    school = b.school(
        settings=b.settings(staff_off=time(18, 30)),
        clubs=(),
        pupils=(b.pupil("P1", week=week),),
    )
    plan = plans.document(school)
    assert all(row["activity"] != "care" for row in plan["sessions"])
    assert judge.broken(school, plan) == set()


@pytest.mark.parametrize("bound", ["minimum", "maximum"])
def test_h03_exactly_at_the_limit(bound: str) -> None:
    school = changed(schools.rich(), "clubs", "name", "棋艺", **{bound: 2})
    plan = plans.document(school)
    exact = changed(school, "clubs", "name", "足球", **{bound: 2})
    assert judge.broken(exact, plan) == set()


def test_h03_two_clubs_where_two_are_allowed() -> None:
    school = ruled(schools.rich(), clubs_per_pupil=2)
    plan = plans.document(school)
    one_club_too_many(school, plan)
    assert judge.broken(school, plan) == set()


def test_h04_a_group_exactly_full_needs_one_supervisor() -> None:
    assert broken(ruled(schools.rich(), group_size=3)) == set()


def test_h04_the_last_child_needs_another_supervisor() -> None:
    school = schools.rich()
    plan = plans.document(school)
    found = judge.cases(ruled(school, group_size=2), plan, "H04")
    assert any("有3人，应有2名教师，只设1名" in text for text in found)


def test_h04_care_has_a_size_of_its_own() -> None:
    school = schools.rich()
    plan = plans.document(school)
    assert judge.broken(ruled(school, care_size=2), plan) == set()
    assert judge.broken(ruled(school, care_size=1), plan) == {"H04"}


def test_h05_a_room_exactly_full_holds() -> None:
    school = changed(schools.rich(), "rooms", "name", "一年级1班教室", capacity=3)
    assert broken(school) == set()


def test_h05_two_groups_where_two_fit_and_pupils_add_up() -> None:
    school = schools.rich()
    plan = plans.document(school)
    for name in ("W2-16:00-study-一年级1班", "W2-16:00-study-一年级2班"):
        session(plan, name)["room"] = "操场"
    assert judge.broken(school, plan) == set()
    small = changed(school, "rooms", "name", "操场", capacity=4)
    assert judge.broken(small, plan) == {"H05"}


def test_h05_a_window_of_another_period_does_not_close_the_room() -> None:
    windows = frozenset({Window(2, "作业辅导"), Window(3)})
    school = changed(schools.rich(), "rooms", "name", "操场", unavailable=windows)
    assert broken(school) == set()


def test_h07_other_regions_take_helpers_that_shanghai_does_not() -> None:
    school = schools.rich()
    plan = plans.document(school)
    serve(plan, "W5-16:00-study-一年级1班", "X2")
    helper = changed(school, "staff", "id", "X2", kind=StaffKind.VOLUNTEER)
    assert judge.broken(helper, plan) == set()


def test_h08_a_lesson_that_ends_when_service_begins_is_touching() -> None:
    school = schools.rich()
    plan = plans.document(school)
    until_four = (b.lesson("T3", 2, time(15), time(16)),)
    assert judge.broken(replace(school, lessons=until_four), plan) == set()


def test_h08_leave_covers_both_its_ends() -> None:
    school = schools.rich()
    plan = plans.document(school)
    for first, last in (((9, 8), (9, 9)), ((9, 7), (9, 8))):
        leave = schools.leave("T3", date(2026, *first), date(2026, *last))
        away = replace(school, leaves=(*school.leaves, leave))
        assert "H08" in judge.broken(away, plan)


def test_h08_a_make_up_sunday_has_the_windows_of_the_day_it_follows() -> None:
    school = schools.rich()
    plan = plans.document(school)
    row = on_date(plan, "2026-09-20", "W3-16:00-study-一年级1班")
    windows = frozenset({Window(3)})
    person = row["staff"][0]
    found = judge.cases(
        changed(school, "staff", "id", person, unavailable=windows), plan, "H08"
    )
    assert any("2026-09-20" in text for text in found)


def test_h08_duty_runs_into_any_window_of_its_afternoon() -> None:
    school = schools.rich()
    plan = plans.document(school)
    serve(plan, "W5-duty", "X2")
    windows = frozenset({Window(5, "社团")})
    found = judge.broken(
        changed(school, "staff", "id", "X2", unavailable=windows), plan
    )
    assert found == {"H08"}


def test_h08_a_window_closes_its_period_and_not_another_at_the_same_time() -> None:
    late = tuple(
        b.slot(
            day,
            start=time(16, 30),
            end=time(17, 30),
            period="高段",
            grades=frozenset({2}),
        )
        for day in range(1, 6)
    )
    early = tuple(
        b.slot(day, period="低段", grades=frozenset({1})) for day in range(1, 6)
    )
    slots = tuple(sorted((*early, *late), key=lambda each: each.key))
    school = replace(
        schools.rich(),
        slots=slots,
        pupils=tuple(replace(p, wishes=()) for p in schools.rich().pupils),
        clubs=(),
        pins=(),
    )
    plan = plans.document(school)
    serve(plan, "W2-16:00-study-一年级1班", "X2")
    other = changed(
        school, "staff", "id", "X2", unavailable=frozenset({Window(2, "高段")})
    )
    own = changed(
        school, "staff", "id", "X2", unavailable=frozenset({Window(2, "低段")})
    )
    assert judge.by_plan(other, plan) == set()
    assert judge.by_plan(own, plan) == {"H08"}


def test_h09_exactly_the_maximum_is_allowed_and_duty_counts_nothing() -> None:
    school = schools.rich()
    plan = plans.document(school)
    for weekday in range(1, 6):
        serve(plan, f"W{weekday}-duty", "X2")
    serve(plan, "W5-16:00-study-一年级1班", "X2")
    touching = changed(school, "staff", "id", "X2", weekly_max=100)
    assert "H09" not in judge.broken(touching, plan)
    above = changed(school, "staff", "id", "X2", weekly_max=99)
    assert "H09" in judge.broken(above, plan)


def test_h09_a_week_is_monday_to_sunday_of_real_dates() -> None:
    school = schools.rich()
    plan = plans.document(school)
    serve(plan, "W3-16:00-study-一年级1班", "X2")
    one = changed(school, "staff", "id", "X2", weekly_max=100)
    found = judge.cases(one, plan, "H09")
    assert found == ["教师X2在2026-09-14这一周有2课时，上限是1课时。"]


def test_h10_a_stand_in_comes_when_no_candidate_can() -> None:
    school = schools.rich()
    plan = plans.document(school)
    on_date(plan, "2026-09-14", "W1-17:00-club-合唱")["staff"] = ["N1"]
    plan["departures"][0]["actual"] = ["N1"]
    leave = schools.leave("T2", date(2026, 9, 14))
    away = replace(school, leaves=(*school.leaves, leave))
    assert judge.broken(away, plan) == set()


def test_h10_serving_another_post_is_no_excuse() -> None:
    school = changed(schools.rich(), "staff", "id", "T2", posts=frozenset(Post))
    plan = plans.document(schools.rich())
    on_date(plan, "2026-09-14", "W1-17:00-club-合唱")["staff"] = ["N1"]
    plan["departures"][0]["actual"] = ["N1"]
    serve(plan, "W1-17:00-study-一年级1班", "T2")
    assert judge.broken(school, plan) == {"H10"}


def test_h11_no_duty_where_the_school_wants_none() -> None:
    school = schools.rich()
    plan = plans.document(school)
    for table, key in (("sessions", "id"), ("cycle", "session"), ("roster", "session")):
        plan[table] = [row for row in plan[table] if "duty" not in row[key]]
    assert judge.broken(ruled(school, duty_posts=0), plan) == set()


def test_h11_duty_beside_evening_study_is_not_combined() -> None:
    school = schools.junior()
    plan = plans.document(school)
    serve(plan, "W1-19:00-evening-七年级1班", "T3")
    serve(plan, "W1-duty", "T3")
    assert judge.broken(school, plan) == set()


def test_h12_exactly_the_size() -> None:
    assert broken(ruled(schools.rich(), tutoring_size=1)) == set()


def test_h13_whole_classes_of_a_grade_that_just_fit_may_merge() -> None:
    school = ruled(schools.rich(), group_size=5)
    plan = plans.document(school)
    merged = session(plan, "W5-16:00-study-一年级1班")
    merged["students"] += ["P4", "P5"]
    merged["classes"].append("一年级2班")
    gone = "W5-16:00-study-一年级2班"
    plan["sessions"] = [row for row in plan["sessions"] if row["id"] != gone]
    for table in ("cycle", "roster"):
        plan[table] = [row for row in plan[table] if row["session"] != gone]
    assert judge.broken(school, plan) == set()


def test_h13_a_single_class_above_the_size_stays_one_group() -> None:
    pupils = tuple(b.pupil(f"P{n}") for n in range(3))
    school = b.school(
        settings=b.settings(staff_off=time(18, 30), group_size=2),
        pupils=pupils,
        clubs=(),
    )
    assert broken(school) == set()


def test_h14_a_make_up_day_in_the_week_is_ground_enough() -> None:
    school = replace(schools.rich(), leaves=())
    plan = plans.document(school)
    row = on_date(plan, "2026-09-17", "W4-16:00-study-一年级1班")
    plan["departures"] = [
        {
            "date": row["date"],
            "session": row["session"],
            "planned": row["staff"],
            "actual": ["X2"],
            "reason": "调休周课时已满",
        }
    ]
    row["staff"] = ["X2"]
    assert judge.broken(school, plan) == set()


def test_h14_a_plan_without_a_cycle_is_held_to_what_it_mostly_does() -> None:
    school = schools.rich()
    plan = plans.document(school)
    del plan["cycle"]
    del plan["departures"]
    assert judge.broken(school, plan) == set()


def test_h16_a_statutory_holiday_has_no_service() -> None:
    school = ruled(schools.rich(), service_end=date(2026, 9, 25), cycle_weeks=1)
    found = judge.cases(school, plans.document(school), "H16")
    assert found
    assert all(text.startswith("2026-09-25（周五）不是服务日") for text in found)


def test_h16_a_make_up_day_without_a_weekday_has_no_service_and_is_told() -> None:
    row = schools.calendar_row(date(2026, 9, 20), DayArrangement.SCHOOL_DAY)
    silent = replace(schools.rich(), calendar=(row,))
    plan = plans.document(silent)
    plan["roster"] = [r for r in plan["roster"] if r["date"] != "2026-09-20"]
    found = judge.cases(silent, plan, "H16")
    assert [text[:15] for text in found] == ["2026-09-20（周日）是"]
    plan["notices"] = ["2026年9月20日当天不安排课后服务。"]
    assert judge.broken(silent, plan) == set()
    other = judge.cases(silent, plans.document(schools.rich()), "H16")
    assert sum("不是服务日" in text for text in other) == 8


def test_h17_an_agreement_is_enough_in_jilin() -> None:
    school = ruled(schools.rich(), policy="jilin-2021")
    agreed = tuple(replace(pupil, care_agreement=True) for pupil in school.pupils)
    assert broken(replace(school, pupils=agreed)) == set()


@pytest.mark.parametrize(
    ("policy", "expected"),
    [("songshan-2021", {"H18"}), ("shanghai-2021", set()), ("yongchang-2021", {"H18"})],
)
def test_h18_grade_six_is_junior_high_in_shanghai_alone(
    policy: str, expected: set[str]
) -> None:
    school = schools.junior()
    six = replace(
        ruled(school, policy=policy),
        classes=tuple(replace(each, grade=6) for each in school.classes),
        pupils=tuple(replace(each, grade=6) for each in school.pupils),
        slots=tuple(replace(each, grades=frozenset({6})) for each in school.slots),
    )
    assert broken(six) == expected


def test_h18_grade_seven_may_have_evening_study() -> None:
    assert broken(schools.junior()) == set()


def test_h19_an_approved_institution_leads_its_own_club() -> None:
    found = judge.cases(schools.rich(), plans.document(schools.rich()), "H19")
    assert found == []


def test_h19_third_party_staff_may_care() -> None:
    school = schools.rich()
    plan = plans.document(school)
    serve(plan, "W1-18:00-care-一年级1班", "X1")
    assert judge.broken(school, plan) == set()


def test_h19_third_party_staff_may_not_lead_another_club() -> None:
    school = schools.rich()
    plan = plans.document(school)
    leave = schools.leave("T2", date(2026, 9, 14))
    away = replace(school, leaves=(*school.leaves, leave))
    on_date(plan, "2026-09-14", "W1-17:00-club-合唱")["staff"] = ["X1"]
    plan["departures"][0]["actual"] = ["X1"]
    assert judge.broken(away, plan) == {"H19"}


@pytest.mark.parametrize(
    ("policy", "expected"), [("songshan-2021", {"H20"}), ("panyu-2021", set())]
)
def test_h20_the_cap_binds_where_it_is_law(policy: str, expected: set[str]) -> None:
    assert broken(ruled(schools.rich(), policy=policy, fee=fen(301))) == expected
    assert broken(ruled(schools.rich(), policy=policy, fee=fen(300))) == set()


def test_h22_study_may_fill_a_club_period() -> None:
    plan = plans.document(schools.rich())
    kinds = {row["activity"] for row in plan["sessions"] if row["period"] == "社团"}
    assert kinds == {"study", "club"}


def test_h22_the_same_period_may_be_study_for_one_grade_and_club_for_another() -> None:
    school = schools.rich()
    slots = tuple(
        replace(each, grades=frozenset({1})) if each.kind is PeriodKind.CLUB else each
        for each in school.slots
    ) + tuple(
        b.slot(
            day,
            PeriodKind.STUDY,
            time(17),
            time(18),
            period="社团",
            grades=frozenset({2}),
        )
        for day in range(1, 6)
    )
    mixed = replace(
        school,
        slots=tuple(sorted(slots, key=lambda each: each.key)),
        pupils=tuple(replace(p, wishes=()) for p in school.pupils),
        clubs=(),
        pins=(),
    )
    plan = plans.document(mixed)
    assert judge.broken(mixed, plan) == set()
    session(plan, "W2-17:00-study-一年级1班")["activity"] = "tutoring"
    found = judge.cases(mixed, plan, "H22")
    assert len(found) == 1
    assert "该年级" in found[0]


def test_h03_a_club_meets_in_one_group() -> None:
    school = schools.rich()
    plan = plans.document(school)
    again = {**session(plan, "W2-17:00-club-足球"), "id": "又一组"}
    plan["sessions"].append(again)
    found = judge.cases(school, plan, "H03")
    assert found == ["社团“足球”周二社团有2个场次，应当只有一个。"]


def test_f00_sessions_have_ids_of_their_own() -> None:
    school = schools.rich()
    plan = plans.document(school)
    plan["sessions"].append(dict(session(plan, "W5-duty")))
    found = judge.cases(school, plan, "F00")
    assert found == ["有2个场次共用编号W5-duty。"]


def test_h18_no_evening_study_on_a_saturday() -> None:
    school = schools.junior()
    plan = plans.document(school)
    session(plan, "W1-19:00-evening-七年级1班")["weekday"] = 6
    found = judge.cases(school, plan, "H18")
    assert found == [
        "晚自习场次W1-19:00-evening-七年级1班在周六，只能在周一至周五开设。"
    ]


def test_h23_a_pinned_person_on_leave_is_excused() -> None:
    school = schools.rich()
    leave = schools.leave("T5", date(2026, 9, 14))
    assert broken(replace(school, leaves=(*school.leaves, leave))) == set()


def test_h23_a_pin_may_offer_more_people_than_posts() -> None:
    school = schools.rich()
    pin = b.pin(1, "社团", club=ClubName("合唱"), staff=(StaffId("T1"), StaffId("T2")))
    plan = plans.document(school)
    assert judge.broken(replace(school, pins=(*school.pins, pin)), plan) == set()


def test_f01_a_true_certificate_is_accepted() -> None:
    school = schools.rich()
    plan = plans.document(school)
    counts = {
        "志愿·有社团人数": 4,
        "志愿·第1志愿人数": 4,
        "志愿·第2志愿人数": 0,
        "志愿·落到第5志愿人数": 0,
        "没听说过的阶段": 77,
    }
    plan["certificate"] = {
        "status": "optimal",
        "stages": [
            {"name": name, "sense": "max", "value": value, "bound": value}
            for name, value in counts.items()
        ],
    }
    assert judge.broken(school, plan) == set()


@pytest.mark.parametrize(
    "junk",
    [{}, {"format": 1}, {"sessions": 5}, {"roster": [3, None, {"date": 1}]}, []],
    ids=str,
)
def test_f00_junk_is_refused_in_words(junk: dict[str, object]) -> None:
    assert "F00" in judge.broken(schools.rich(), junk)


def test_a_club_row_of_a_closed_club_may_not_keep_members() -> None:
    school = schools.rich()
    plan = plans.document(school)
    club_row(plan, "棋艺")["members"] = ["P1"]
    assert judge.broken(school, plan) == {"H03"}
