"""H15: minutes after 17:00 are credit, given back later, legally, within four weeks."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.people import Leave, Lesson
from scheduler.domain.school import School
from tests import builders as b
from tests.check import judge, plans, schools
from tests.check.plans import Row

MONDAY = date(2026, 9, 7)


def busy(person: str, start: time = time(8), end: time = time(17)) -> list[Lesson]:
    return [b.lesson(person, weekday, start, end) for weekday in range(1, 6)]


def one_late_teacher(
    lessons: list[Lesson] | None = None,
    people: int = 1,
    weeks: int = 2,
    **settings: object,
) -> School:
    """T1 alone serves: study 16:30 to 17:30 on Mondays, half an hour of it late."""
    values: dict[str, object] = {
        "service_end": MONDAY + timedelta(days=7 * weeks - 3),
        "term_end": MONDAY + timedelta(days=7 * weeks - 3),
        "duty_posts": 0,
    }
    return b.school(
        settings=b.settings(**{**values, **settings}),
        slots=(b.slot(1, start=time(16, 30), end=time(17, 30)),),
        pupils=(b.pupil("P1", week=(b.NORMAL,) + (b.ABSENT,) * 4),),
        staff=tuple(b.staff(f"T{n + 1}") for n in range(people)),
        clubs=(),
        lessons=tuple(lessons or ()),
    )


def plan(school: School, *entries: tuple[str, int, str, str]) -> Row:
    """Entries of T1: date, minutes, kind, earned on."""
    document = plans.document(school)
    document["sessions"] = [s for s in document["sessions"] if s["activity"] != "duty"]
    names = {session["id"] for session in document["sessions"]}
    for table in ("cycle", "roster"):
        document[table] = [r for r in document[table] if r["session"] in names]
    document["flex"] = [
        {
            "staff": "T1",
            "date": day,
            "kind": kind,
            "minutes": minutes,
            "earned_on": earned.split(),
        }
        for day, minutes, kind, earned in entries
    ]
    return document


LATE, EARLY = "late_arrival", "early_leave"
FIRST, SECOND = "2026-09-07", "2026-09-14"


def legal(
    *changes: tuple[int, tuple[str, int, str, str]],
) -> list[tuple[str, int, str, str]]:
    """Two Mondays' credit placed on the Tuesdays after; some entries replaced."""
    entries = [("2026-09-08", 30, LATE, FIRST), ("2026-09-15", 30, LATE, SECOND)]
    for index, entry in changes:
        entries[index] = entry
    return entries


def test_credit_given_back_the_day_after_is_legal() -> None:
    school = one_late_teacher()
    assert judge.cases(school, plan(school, *legal()), "H15") == []
    assert judge.by_plan(school, plan(school, *legal())) == set()


BAD: tuple[tuple[str, tuple[str, int, str, str], str], ...] = (
    ("the same day is not later", (FIRST, 30, LATE, FIRST), "先服务后使用"),
    ("one minute too many", ("2026-09-08", 31, LATE, FIRST), "可用的只有30分钟"),
    ("a day without late service", ("2026-09-10", 30, LATE, "2026-09-08"), "没有挣得"),
    ("nothing at all", ("2026-09-08", 0, LATE, FIRST), "0分钟，应大于0"),
    ("an unknown kind", ("2026-09-08", 30, "day_off", FIRST), "无法辨认"),
    ("a Saturday", ("2026-09-12", 30, LATE, FIRST), "不是服务日"),
    ("longer than the day", ("2026-09-08", 541, LATE, FIRST), "不超过全天"),
)


@pytest.mark.parametrize(
    ("entry", "said"), [case[1:] for case in BAD], ids=[case[0] for case in BAD]
)
def test_an_illegal_entry_is_named(entry: tuple[str, int, str, str], said: str) -> None:
    school = one_late_teacher()
    found = judge.cases(school, plan(school, *legal((0, entry))), "H15")
    assert any(said in text for text in found), found


def test_no_minute_is_used_twice() -> None:
    school = one_late_teacher()
    document = plan(
        school,
        ("2026-09-15", 30, LATE, FIRST),
        ("2026-09-16", 30, LATE, f"{FIRST} {SECOND}"),
        ("2026-09-17", 1, LATE, f"{FIRST} {SECOND}"),
    )
    found = judge.cases(school, document, "H15")
    assert found == ["教师T12026-09-17（周四）使用1分钟，可用的只有0分钟。"]


def test_sources_are_shared_out_so_that_every_entry_is_covered() -> None:
    school = one_late_teacher()
    document = plan(
        school,
        ("2026-09-15", 30, LATE, f"{FIRST} {SECOND}"),
        ("2026-09-16", 30, LATE, FIRST),
    )
    assert judge.cases(school, document, "H15") == []


def test_twenty_eight_days_later_is_in_time_and_twenty_nine_is_not() -> None:
    school = one_late_teacher(weeks=6)
    days = [MONDAY + timedelta(days=7 * week) for week in range(6)]
    rest = [
        ((day + timedelta(days=1)).isoformat(), 30, LATE, day.isoformat())
        for day in days[1:]
        if day in plans.service_days(school)
    ]
    in_time = plan(school, ("2026-10-05", 30, LATE, FIRST), *rest)
    late = plan(school, ("2026-10-06", 29, LATE, FIRST), *rest)
    assert not any("四周。" in text for text in judge.cases(school, in_time, "H15"))
    assert any("已超过四周" in text for text in judge.cases(school, late, "H15"))


def test_a_lesson_that_begins_when_the_late_arrival_ends_is_touching() -> None:
    school = one_late_teacher(busy("T1", time(8, 30)))
    assert judge.cases(school, plan(school, *legal()), "H15") == []


def test_a_lesson_one_minute_earlier_is_missed() -> None:
    school = one_late_teacher(busy("T1", time(8, 29)))
    found = judge.cases(school, plan(school, *legal()), "H15")
    assert sum("有课" in text for text in found) == 2


def test_early_leave_may_not_cut_a_lesson_but_may_touch_it() -> None:
    touching = one_late_teacher(busy("T1", time(8), time(16, 30)))
    cutting = one_late_teacher(busy("T1", time(8), time(16, 31)))
    entries = legal(
        (0, ("2026-09-08", 30, EARLY, FIRST)), (1, ("2026-09-15", 30, EARLY, SECOND))
    )
    assert judge.cases(touching, plan(touching, *entries), "H15") == []
    assert any(
        "有课" in t for t in judge.cases(cutting, plan(cutting, *entries), "H15")
    )


def test_early_leave_may_not_cut_a_service() -> None:
    school = one_late_teacher()
    entries = legal((0, (SECOND, 30, EARLY, FIRST)))
    found = judge.cases(school, plan(school, *entries), "H15")
    assert found == [
        f"教师T1{SECOND}（周一）提前离校30分钟，但当时在场次W1-16:30-study-一年级1班。"
    ]


def test_credit_left_lying_beside_a_legal_place_is_named() -> None:
    school = one_late_teacher()
    found = judge.cases(school, plan(school, legal()[0]), "H15")
    assert len(found) == 1
    assert "还有30分钟" in found[0]


def test_credit_without_any_legal_place_may_lie() -> None:
    school = one_late_teacher(busy("T1"))
    assert judge.cases(school, plan(school), "H15") == []


def test_credit_of_the_last_service_day_may_lie() -> None:
    school = one_late_teacher(service_end=MONDAY)
    assert judge.cases(school, plan(school), "H15") == []


def test_credit_is_rounded_down_by_the_rate() -> None:
    school = one_late_teacher(flex_rate=Decimal("0.35"))
    ten = legal(
        (0, ("2026-09-08", 10, LATE, FIRST)), (1, ("2026-09-15", 10, LATE, SECOND))
    )
    eleven = legal((0, ("2026-09-08", 11, LATE, FIRST)), (1, ten[1]))
    assert judge.cases(school, plan(school, *ten), "H15") == []
    assert judge.cases(school, plan(school, *eleven), "H15") != []


def test_service_that_ends_with_the_working_day_earns_nothing() -> None:
    school = one_late_teacher(staff_off=time(17, 30))
    assert judge.cases(school, plan(school), "H15") == []


def test_two_entries_of_a_kind_on_a_date_are_one_too_many() -> None:
    school = one_late_teacher()
    entries = (
        ("2026-09-15", 20, LATE, FIRST),
        ("2026-09-15", 20, LATE, SECOND),
        ("2026-09-16", 20, LATE, f"{FIRST} {SECOND}"),
    )
    found = judge.cases(school, plan(school, *entries), "H15")
    assert found == ["教师T12026-09-15（周二）有2条推迟到校安排。"]


def test_nothing_is_given_on_a_day_of_leave() -> None:
    school = one_late_teacher()
    away = schools.leave("T1", date(2026, 9, 8))
    absent = b.school(
        **{
            name: getattr(school, name)
            for name in ("settings", "slots", "pupils", "staff", "clubs", "lessons")
        },
        leaves=(away,),
    )
    found = judge.cases(absent, plan(absent, *legal()), "H15")
    assert found == ["教师T12026-09-08（周二）请假，不能安排弹性时间。"]


def test_only_own_teachers_have_credit() -> None:
    school = one_late_teacher()
    helper = b.staff("T1", frozenset(Post), kind=StaffKind.RETIRED)
    retired = b.school(
        settings=school.settings,
        slots=school.slots,
        pupils=school.pupils,
        staff=(helper,),
        clubs=(),
    )
    assert judge.cases(retired, plan(retired), "H15") == []
    assert "只面向本校教师" in judge.cases(retired, plan(retired, legal()[0]), "H15")[0]


def test_an_entry_of_nobody_is_named() -> None:
    school = one_late_teacher()
    document = plan(school, *legal())
    document["flex"].append({**document["flex"][0], "staff": StaffId("T9")})
    assert judge.cases(school, document, "H15") == ["弹性安排里的教师T9没有登记。"]


def test_minutes_another_entry_could_have_used_are_not_left_lying() -> None:
    """The oldest minutes have one place, which newer ones took that had another."""
    lessons = [row for row in busy("T1") if row.weekday != 4]
    school = one_late_teacher(
        [*lessons, b.lesson("T1", 4, time(9), time(17))],
        weeks=5,
        service_end=date(2026, 10, 9),
    )
    leaves = tuple(
        Leave(
            staff=StaffId("T1"), first=day, last=day, reason="", origin=b.origin("请假")
        )
        for day in (date(2026, 9, 10), date(2026, 9, 17))
    )
    school = replace(school, leaves=leaves)
    newer, last = "2026-09-14 2026-09-21", "2026-09-28"
    wasted = plan(
        school, ("2026-09-24", 60, LATE, newer), ("2026-10-08", 30, LATE, last)
    )
    found = judge.cases(school, wasted, "H15")
    assert len(found) == 1
    assert "换下来的可以安排在2026-10-08" in found[0]
    full = plan(
        school,
        ("2026-09-24", 60, LATE, "2026-09-07 2026-09-14"),
        ("2026-10-08", 60, LATE, f"2026-09-21 {last}"),
    )
    assert judge.cases(school, full, "H15") == []


def test_a_late_arrival_may_not_cut_a_service_and_need_not() -> None:
    """On a Monday T1 serves from 16:30: arriving at 17:00 is no place for minutes."""
    lessons = [b.lesson("T1", weekday, time(8), time(17)) for weekday in range(2, 6)]
    school = one_late_teacher(lessons, flex_rate=Decimal(20))
    until, over = (SECOND, 510, LATE, FIRST), (SECOND, 540, LATE, FIRST)
    assert judge.cases(school, plan(school, until), "H15") == []
    assert judge.cases(school, plan(school, over), "H15") == [
        f"教师T1{SECOND}（周一）推迟到校540分钟，但当时在场次W1-16:30-study-一年级1班。"
    ]
