"""A tiny school in which every rule has something to bite on."""

from datetime import date, time
from typing import Any

from scheduler.domain.days import CalendarRow
from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClubName, RoomName, StaffId
from scheduler.domain.kinds import DayArrangement, PeriodKind, Post, StaffKind
from scheduler.domain.offering import Institution
from scheduler.domain.people import Leave
from scheduler.domain.school import School
from scheduler.money import fen
from tests import builders as b

BOTH = frozenset({1, 2})


def grid() -> tuple[Slot, ...]:
    """Study 16-17, club 17-18, care 18-18:30 on five days, grades 1 and 2."""
    return b.week_grid(BOTH)


def leave(person: str, first: date, last: date | None = None) -> Leave:
    return Leave(
        staff=StaffId(person),
        first=first,
        last=last or first,
        reason="病假",
        origin=b.origin("请假"),
    )


def calendar_row(
    day: date, arrangement: DayArrangement, follows: int | None = None
) -> CalendarRow:
    return CalendarRow(
        day=day,
        arrangement=arrangement,
        follows=follows,
        note="",
        origin=b.origin("校历"),
    )


def institution(name: str = "星火", **changes: object) -> Institution:
    values: dict[str, Any] = {
        "academic": False,
        "approved": True,
        "rate": fen(100),
        "origin": b.origin("机构名单"),
    }
    return Institution(name=name, **{**values, **changes})


def rich(**changes: object) -> School:
    """Three classes, two clubs (one bought in), tutoring, care, a leave, a make-up day.

    Service 7 to 21 September 2026, Sunday the 20th following a Wednesday; a cycle of
    two weeks; P3 needs tutoring, P1 and P5 stay for care, P6 leaves at 17:00.
    """
    values: dict[str, Any] = {
        "settings": b.settings(
            service_end=date(2026, 9, 21),
            term_end=date(2026, 9, 30),
            cycle_weeks=2,
            group_size=4,
            tutoring_size=2,
            staff_off=time(18, 30),
        ),
        "slots": grid(),
        "classes": (
            b.school_class("一年级1班"),
            b.school_class("一年级2班"),
            b.school_class("二年级1班", 2),
        ),
        "pupils": (
            b.pupil("P1", wishes=("合唱", "足球"), week=(b.EXTENDED,) * 5),
            b.pupil("P2", wishes=("足球", "合唱")),
            b.pupil("P3", struggling=True),
            b.pupil("P4", "一年级2班", wishes=("足球",)),
            b.pupil("P5", "一年级2班", week=(b.EXTENDED,) * 5),
            b.pupil("P6", "二年级1班", 2, week=(b.until(17),) * 5),
            b.pupil("P7", "二年级1班", 2, wishes=("合唱",)),
            b.pupil("P8", "二年级1班", 2),
        ),
        "staff": (
            b.staff("T1"),
            b.staff("T2", frozenset({Post.CLUB})),
            *(b.staff(f"T{number}") for number in range(3, 8)),
            b.staff(
                "X1",
                frozenset({Post.CLUB, Post.CARE}),
                kind=StaffKind.INSTITUTION,
                institution="星火",
            ),
            b.staff("X2", kind=StaffKind.PROFESSIONAL),
            b.staff("N1", frozenset({Post.CLUB})),
        ),
        "clubs": (
            b.club("合唱", ("T1", "T2"), venue="音乐室", maximum=2),
            b.club(
                "足球",
                ("X1",),
                venue="操场",
                meetings=2,
                maximum=3,
                institution="星火",
                category="体育",
                windows=frozenset({Window(2), Window(4, "社团")}),
            ),
            b.club("棋艺", ("T3",)),
        ),
        "rooms": (
            b.room("一年级1班教室"),
            b.room("一年级2班教室"),
            b.room("二年级1班教室"),
            b.room("音乐室", kind="音乐室", capacity=10),
            b.room("操场", kind="操场", capacity=100, groups=3),
            b.room("多功能厅", capacity=20),
        ),
        "institutions": (institution(),),
        "calendar": (calendar_row(date(2026, 9, 20), DayArrangement.SCHOOL_DAY, 3),),
        "leaves": (leave("T1", date(2026, 9, 14)),),
        "pins": (
            b.pin(
                1,
                "作业辅导",
                class_name="一年级1班",
                staff=(StaffId("T5"),),
                room=RoomName("一年级1班教室"),
            ),
            b.pin(1, "社团", club=ClubName("合唱"), room=RoomName("音乐室")),
        ),
    }
    return b.school(**{**values, **changes})


def junior(**changes: object) -> School:
    """One class of grade 7 with 晚自习 on Mondays, service 7 to 11 September 2026."""
    grades = frozenset({7})
    values: dict[str, Any] = {
        "settings": b.settings(service_end=date(2026, 9, 11), staff_off=time(20, 30)),
        "slots": tuple(
            sorted(
                (
                    *b.week_grid(grades),
                    b.slot(1, PeriodKind.EVENING, time(19), time(20), grades=grades),
                ),
                key=lambda row: row.key,
            )
        ),
        "classes": (b.school_class("七年级1班", 7),),
        "pupils": (
            b.pupil("P1", "七年级1班", 7, evenings=frozenset({1})),
            b.pupil("P2", "七年级1班", 7),
        ),
        "clubs": (),
        "rooms": (b.room("七年级1班教室"),),
    }
    return b.school(**{**values, **changes})
