"""Tiny schools made by hand: builders have defaults, a test names its own point."""

from datetime import date, time
from decimal import Decimal

from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClassName, ClubName, PupilId, RoomName, StaffId
from scheduler.domain.kinds import (
    PayMethod,
    PeriodKind,
    Post,
    StaffKind,
    Stage,
    WishPrinciple,
)
from scheduler.domain.offering import Club, Pin, Room
from scheduler.domain.origin import Origin
from scheduler.domain.pay import PayRate
from scheduler.domain.people import (
    Attendance,
    Lesson,
    Pupil,
    SchoolClass,
    Staff,
    Stay,
    Waiver,
)
from scheduler.domain.school import School
from scheduler.domain.settings import Settings
from scheduler.money import Fen, fen

ALL_POSTS = frozenset(Post)


def origin(sheet: str = "测试", row: int = 2) -> Origin:
    return Origin(book="测试.xlsx", sheet=sheet, row=row)


def settings(**changes: object) -> Settings:
    values: dict[str, object] = {
        "name": "测试小学",
        "stage": Stage.PRIMARY,
        "policy": "songshan-2021",
        "term_name": "2026学年第一学期",
        "term_start": date(2026, 9, 7),
        "term_end": date(2026, 9, 18),
        "service_start": date(2026, 9, 7),
        "service_end": date(2026, 9, 18),
        "off_work": time(18, 0),
        "staff_on": time(8, 0),
        "staff_off": time(17, 0),
        "group_size": 45,
        "care_size": 45,
        "tutoring_size": 15,
        "clubs_per_pupil": 1,
        "cycle_weeks": 1,
        "duty_posts": 1,
        "fee": fen(300),
        "fiscal": Fen(0),
        "other_income": Fen(0),
        "staff_share": Decimal("0.8"),
        "pay_method": PayMethod.RATE,
        "tutoring_per_week": 1,
        "flex_rate": Decimal(1),
        "wish_principle": WishPrinciple.FIRST_WISH,
    }
    return Settings(**{**values, **changes})  # type: ignore[arg-type]


def slot(
    weekday: int = 1,
    kind: PeriodKind = PeriodKind.STUDY,
    start: time = time(16, 0),
    end: time = time(17, 0),
    *,
    period: str | None = None,
    grades: frozenset[int] = frozenset({1, 2, 3}),
    units: int = 100,
) -> Slot:
    return Slot(
        weekday=weekday,
        period=period or kind.value,
        kind=kind,
        start=start,
        end=end,
        units=units,
        grades=grades,
        origins=(origin("时段"),),
    )


def week_grid(grades: frozenset[int] = frozenset({1, 2, 3})) -> tuple[Slot, ...]:
    """Study 16-17, club 17-18, care 18-18:30 on five days."""
    rows = []
    for weekday in range(1, 6):
        rows.append(slot(weekday, grades=grades))
        rows.append(
            slot(weekday, PeriodKind.CLUB, time(17, 0), time(18, 0), grades=grades)
        )
        rows.append(
            slot(weekday, PeriodKind.CARE, time(18, 0), time(18, 30), grades=grades)
        )
    return tuple(sorted(rows, key=lambda row: row.key))


def school_class(
    name: str = "一年级1班", grade: int = 1, **changes: object
) -> SchoolClass:
    values: dict[str, object] = {
        "name": ClassName(name),
        "grade": grade,
        "head_teacher": None,
        "room": RoomName(f"{name}教室"),
        "teachers": (),
        "origin": origin("班级"),
    }
    return SchoolClass(**{**values, **changes})  # type: ignore[arg-type]


NORMAL = Attendance(stay=Stay.NORMAL)
ABSENT = Attendance(stay=Stay.ABSENT)
EXTENDED = Attendance(stay=Stay.EXTENDED)


def until(hour: int, minute: int = 0) -> Attendance:
    return Attendance(stay=Stay.UNTIL, until=time(hour, minute))


def pupil(
    id: str = "P1",
    class_name: str = "一年级1班",
    grade: int = 1,
    wishes: tuple[str, ...] = (),
    **changes: object,
) -> Pupil:
    values: dict[str, object] = {
        "id": PupilId(id),
        "name": f"学生{id}",
        "class_name": ClassName(class_name),
        "grade": grade,
        "week": (NORMAL,) * 5,
        "evenings": frozenset(),
        "struggling": False,
        "waiver": Waiver(),
        "care_agreement": False,
        "wishes": tuple(ClubName(wish) for wish in wishes),
        "origin": origin("学生"),
    }
    return Pupil(**{**values, **changes})  # type: ignore[arg-type]


def staff(
    id: str = "T1", posts: frozenset[Post] = ALL_POSTS, **changes: object
) -> Staff:
    values: dict[str, object] = {
        "id": StaffId(id),
        "name": f"教师{id}",
        "kind": StaffKind.OWN,
        "institution": "",
        "qualified": True,
        "subjects": (),
        "posts": posts,
        "weekly_min": 0,
        "weekly_max": None,
        "unavailable": frozenset[Window](),
        "origin": origin("教师"),
    }
    return Staff(**{**values, **changes})  # type: ignore[arg-type]


def club(
    name: str = "合唱", candidates: tuple[str, ...] = ("T1",), **changes: object
) -> Club:
    values: dict[str, object] = {
        "name": ClubName(name),
        "category": "文艺",
        "academic": False,
        "grades": frozenset({1, 2, 3}),
        "minimum": 1,
        "maximum": 30,
        "meetings": 1,
        "windows": frozenset[Window](),
        "venue": "",
        "candidates": tuple(StaffId(person) for person in candidates),
        "leaders": 1,
        "institution": "",
        "origin": origin("社团"),
    }
    return Club(**{**values, **changes})  # type: ignore[arg-type]


def room(name: str = "一年级1班教室", **changes: object) -> Room:
    values: dict[str, object] = {
        "name": RoomName(name),
        "kind": "普通教室",
        "capacity": 45,
        "groups": 1,
        "unavailable": frozenset[Window](),
        "implied": False,
        "origin": origin("场地"),
    }
    return Room(**{**values, **changes})  # type: ignore[arg-type]


def rate(post: Post = Post.STUDY, yuan: int = 50, **changes: object) -> PayRate:
    values: dict[str, object] = {
        "post": post,
        "kind": None,
        "rate": fen(yuan),
        "monthly_cap": None,
        "points": Decimal(1),
        "origin": origin("补助标准"),
    }
    return PayRate(**{**values, **changes})  # type: ignore[arg-type]


def lesson(person: str, weekday: int, start: time, end: time) -> Lesson:
    return Lesson(
        staff=StaffId(person),
        weekday=weekday,
        label="第1节",
        start=start,
        end=end,
        origin=origin("常规课表"),
    )


def pin(weekday: int, period: str, **changes: object) -> Pin:
    values: dict[str, object] = {
        "weekday": weekday,
        "period": period,
        "class_name": None,
        "club": None,
        "staff": (),
        "room": None,
        "origin": origin("固定安排"),
    }
    return Pin(**{**values, **changes})  # type: ignore[arg-type]


def school(**changes: object) -> School:
    """One class, two pupils, three teachers, one club, two rooms, two weeks."""
    values: dict[str, object] = {
        "settings": settings(),
        "slots": week_grid(),
        "classes": (school_class(),),
        "pupils": (pupil("P1", wishes=("合唱",)), pupil("P2")),
        "staff": (staff("T1"), staff("T2"), staff("T3")),
        "clubs": (club(),),
        "rooms": (room(), room("音乐室", kind="音乐室")),
        "institutions": (),
        "lessons": (),
        "calendar": (),
        "leaves": (),
        "pins": (),
        "rates": tuple(rate(post) for post in Post),
        "sources": (),
    }
    return School(**{**values, **changes})  # type: ignore[arg-type]
