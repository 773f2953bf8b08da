"""The spellings that cells may have, and what each of them means."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.people import Attendance, Stay, Waiver, WaiverKind
from scheduler.intake.bad import Bad
from scheduler.intake.classnames import canonical, class_key
from scheduler.intake.moments import clock, day, days
from scheduler.intake.numbers import (
    decimal,
    money,
    positive,
    proportion,
    units,
    whole,
    yes_no,
)
from scheduler.intake.sheets.pupils import attendance, waiver
from scheduler.intake.spans import grades, weekday, weekdays, windows
from scheduler.intake.text import Raw, clean, header_key, identifier, pieces
from scheduler.money import fen


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (2026001.0, "2026001"),
        ("2026001.0", "2026001"),
        ("0012", "0012"),
        (" Ｔ００１\u3000", "T001"),
        ("\u200bT001\ufeff", "T001"),
        (12, "12"),
    ],
)
def test_identifiers_keep_leading_zeros_and_lose_decimals(raw: Raw, text: str) -> None:
    assert identifier(raw) == text


@pytest.mark.parametrize(
    "raw",
    [
        *("三年级2班", "三年级二班", "三（2）班", "三(2)班", "三2", "三2班", "三年2班"),
        *(
            "3.2",
            3.2,
            "302",
            302,
            302.0,
            "３０２",
            "3年级2班",
            "3（2）班",
            "3-2",
            "三 2",
        ),
    ],
)
def test_every_spelling_of_a_class_is_one_class(raw: Raw) -> None:
    assert class_key(raw) == (3, 2)
    assert canonical(3, 2) == "三年级2班"


@pytest.mark.parametrize(
    ("raw", "grade_and_number"),
    [
        ("初一（2）班", (7, 2)),
        ("七年级2班", (7, 2)),
        ("初三12班", (9, 12)),
        ("预初3班", (6, 3)),
        ("一年级十二班", (1, 12)),
        ("一年级二十班", (1, 20)),
        ("313", (3, 13)),
        ("3.10", (3, 10)),
        ("三（0）班", None),
        ("兴趣班", None),
        ("高一1班", None),
        ("", None),
    ],
)
def test_other_class_names(raw: Raw, grade_and_number: tuple[int, int] | None) -> None:
    assert class_key(raw) == grade_and_number


@pytest.mark.parametrize(
    "raw",
    [
        "一二三四五",
        "1-5",
        "周一至周五",
        "１－５",
        "星期一到星期五",
        "每天",
        "工作日",
        12345,
    ],
)
def test_whole_weeks(raw: Raw) -> None:
    assert weekdays(raw) == frozenset({1, 2, 3, 4, 5})


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("周一、周三", {1, 3}),
        ("周一，周三;周五", {1, 3, 5}),
        ("一三五", {1, 3, 5}),
        ("周一至周三、周五", {1, 2, 3, 5}),
        ("礼拜二", {2}),
        (3.0, {3}),
        (datetime(2026, 1, 5), {1, 2, 3, 4, 5}),  # noqa: DTZ001 as Excel sees 1-5
    ],
)
def test_weekdays(raw: Raw, expected: set[int]) -> None:
    assert weekdays(raw) == frozenset(expected)


@pytest.mark.parametrize("raw", ["每月", "周八", "5-1", "周一至", "10", "-"])
def test_weekdays_that_are_none(raw: Raw) -> None:
    refused = weekdays(raw)
    assert isinstance(refused, Bad)
    assert refused.code == "weekdays"


def test_weekends_are_refused_by_name() -> None:
    for raw in ("周六", "一至六", "周日"):
        refused = weekdays(raw)
        assert isinstance(refused, Bad)
        assert refused.code == "weekend"
    assert weekday("周三") == 3
    assert isinstance(weekday("周三、周四"), Bad)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1-2", {1, 2}),
        ("3～6", {3, 4, 5, 6}),
        ("1、3", {1, 3}),
        ("一至三年级", {1, 2, 3}),
        ("七年级", {7}),
        ("初一至初三", {7, 8, 9}),
        ("1-2、5", {1, 2, 5}),
        (3.0, {3}),
        ("全校", set()),
        (date(2026, 3, 6), {3, 4, 5, 6}),
    ],
)
def test_grades(raw: Raw, expected: set[int]) -> None:
    assert grades(raw) == frozenset(expected)


@pytest.mark.parametrize("raw", ["0", "6-3", "十", "高年级", ""])
def test_grades_that_are_none(raw: Raw) -> None:
    assert isinstance(grades(raw), Bad)


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "17:30",
            "17：30",
            "１７：３０",
            "17:30:00",
            "17点30分",
            "17点半",
            "下午5:30",
        ),
        *("5:30PM", "1730", 1730, time(17, 30), 0.7291666666, timedelta(hours=17.5)),
        datetime(1899, 12, 31, 17, 30),  # noqa: DTZ001 as calamine gives it
    ],
)
def test_clocks(raw: Raw) -> None:
    assert clock(raw) == time(17, 30)


@pytest.mark.parametrize("raw", ["五点", "25:00", "17:61", "17.30", 17.3, "", "明天"])
def test_clocks_that_are_none(raw: Raw) -> None:
    assert isinstance(clock(raw), Bad)


@pytest.mark.parametrize(
    "raw",
    [
        *("2026-09-01", "2026/9/1", "2026.9.1", "2026年9月1日", "20260901"),
        *("2026-09-01 00:00:00", "２０２６－９－１", date(2026, 9, 1), 46266, 46266.0),
        datetime(2026, 9, 1),  # noqa: DTZ001 as calamine gives it
    ],
)
def test_dates(raw: Raw) -> None:
    assert day(raw) == date(2026, 9, 1)


@pytest.mark.parametrize("raw", ["2026-02-30", "9月1日", 3.5, "开学", ""])
def test_dates_that_are_none(raw: Raw) -> None:
    assert isinstance(day(raw), Bad)


def test_a_range_of_dates_is_all_of_them() -> None:
    found = days("2026-10-01至2026-10-03")
    assert found == (date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3))
    assert isinstance(days("2026-10-03至2026-10-01"), Bad)


@pytest.mark.parametrize("raw", ["√", "✓", "是", "有", "1", 1.0, "Y", "y", "√ ", True])
def test_yes(raw: Raw) -> None:
    assert yes_no(raw) is True


@pytest.mark.parametrize("raw", ["否", "无", "0", 0.0, "N", "", None, "×", False])
def test_no(raw: Raw) -> None:
    assert yes_no(raw) is False


def test_numbers() -> None:
    assert decimal("1,200.5 元") == Decimal("1200.5")
    assert whole("４５ ") == 45
    assert whole("45人") == 45
    assert isinstance(whole(4.5), Bad)
    assert isinstance(whole("-1"), Bad)
    assert isinstance(decimal("NaN"), Bad)
    assert isinstance(positive(0), Bad)
    assert units("0.5课时") == 50
    assert isinstance(units(0.125), Bad)
    assert money("￥40.50") == fen("40.5")
    assert isinstance(money(-1), Bad)


@pytest.mark.parametrize("raw", [0.8, "0.8", "80%", "８０％"])
def test_proportions(raw: Raw) -> None:
    assert proportion(raw) == Decimal("0.8")


def test_a_proportion_above_one_is_refused() -> None:
    assert isinstance(proportion(80), Bad)
    assert isinstance(proportion("120%"), Bad)


def test_windows_are_days_or_periods_of_days() -> None:
    assert windows("周三") == frozenset({Window(3)})
    assert windows("周一／第二时段\n周三") == frozenset(
        {Window(1, "第二时段"), Window(3)}
    )
    assert windows("周一至周二/延时") == frozenset(
        {Window(1, "延时"), Window(2, "延时")}
    )
    assert isinstance(windows("周三/"), Bad)
    assert isinstance(windows("周六"), Bad)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("是", Attendance(stay=Stay.NORMAL)),
        (1.0, Attendance(stay=Stay.NORMAL)),
        ("否", Attendance(stay=Stay.ABSENT)),
        ("延时", Attendance(stay=Stay.EXTENDED)),
        ("延时托管", Attendance(stay=Stay.EXTENDED)),
        ("17：00", Attendance(stay=Stay.UNTIL, until=time(17))),
        (time(17), Attendance(stay=Stay.UNTIL, until=time(17))),
        (0.708333333333, Attendance(stay=Stay.UNTIL, until=time(17))),
    ],
)
def test_weekday_cells(raw: Raw, expected: Attendance) -> None:
    assert attendance(raw) == expected


def test_waivers() -> None:
    assert waiver("全免") == Waiver(kind=WaiverKind.FULL)
    assert waiver("减半") == Waiver(kind=WaiverKind.HALF)
    assert waiver("100元") == Waiver(kind=WaiverKind.AMOUNT, amount=fen(100))
    assert waiver(0.0) == Waiver()
    assert isinstance(waiver("困难"), Bad)


def test_lists_split_at_every_separator_and_lose_repetition() -> None:
    assert pieces("甲、乙，丙,丁；戊;己\n甲") == ("甲", "乙", "丙", "丁", "戊", "己")
    assert pieces(None) == ()


def test_headers_lose_units_numbers_and_stars() -> None:
    assert header_key("课时费（元）") == "课时费"
    assert header_key("3、学生班级*") == "学生班级"
    assert header_key(" 星 期 一 ") == "星期一"
    assert clean("  a\u3000b ") == "a b"
