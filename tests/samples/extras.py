"""School calendar, leave and pins of a sample school."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.samples.classes import SchoolClass
from tests.samples.clubs import Club
from tests.samples.grid import DAY_NAMES, STUDY, periods_of
from tests.samples.people import OWN, Person
from tests.samples.rooms import Room
from tests.samples.spec import SchoolSpec

# The State Council moved the National Day week's work to these two days in 2026.
CALENDAR = (
    (date(2026, 9, 20), "上课", "", "国庆节调休，星期待定"),
    (date(2026, 10, 10), "上课", "周三", "国庆节调休"),
    (date(2026, 11, 6), "停课", "", "学校运动会"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """One row of sheet 请假."""

    staff: str
    start: date
    end: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One row of sheet 固定安排."""

    weekday: int
    period: str
    subject: str
    staff: tuple[str, ...]
    room: str


def make_leave(
    random: Random, staff: list[Person], pinned: set[str], days: int
) -> list[Leave]:
    """Return one two-week leave and some single days, of teachers without a pin."""
    own = [
        p for p in staff if p.kind == OWN and STUDY in p.posts and p.id not in pinned
    ]
    chosen = random.sample(own, days + 1)
    start = date(2026, 11, 16)
    rows = [
        Leave(
            staff=chosen[0].id,
            start=start,
            end=start + timedelta(days=11),
            reason="病假",
        )
    ]
    for person in chosen[1:]:
        # From the third October week on no statutory holiday is in the way.
        day = date(2026, 10, 12) + timedelta(
            weeks=random.randint(0, 10), days=random.randint(0, 4)
        )
        reason = random.choice(("事假", "外出培训", "公开课比赛"))
        rows.append(Leave(staff=person.id, start=day, end=day, reason=reason))
    return rows


def make_pins(
    spec: SchoolSpec, classes: list[SchoolClass], clubs: list[Club], rooms: list[Room]
) -> list[Pin]:
    """Pin two popular clubs and two study groups where the witness has them."""
    pins = []
    for club in clubs[:2]:
        day = club.days[0]
        grade = club.grades[0]
        period = periods_of(spec.grid, grade, day, "社团")[0]
        room = next(
            r
            for r in rooms[spec.class_count :]
            if r.type == club.venue and not r.unavailable
        )
        pins.append(
            Pin(
                weekday=day,
                period=period.name,
                subject=club.name,
                staff=tuple(p.id for p in club.leaders),
                room=room.name,
            )
        )
    for school_class, day in ((classes[1], 1), (classes[-1], 4)):
        period = periods_of(spec.grid, school_class.grade, day, STUDY)[0]
        pinned = next(
            p
            for p in school_class.teachers
            if STUDY in p.posts and p.free_in(day, period.name)
        )
        pins.append(
            Pin(
                weekday=day,
                period=period.name,
                subject=school_class.name,
                staff=(pinned.id,),
                room=school_class.room,
            )
        )
    return pins


def pin_cells(pin: Pin) -> list[str]:
    """Return the row of a pin as the sheet shows it."""
    return [
        DAY_NAMES[pin.weekday],
        pin.period,
        pin.subject,
        "、".join(pin.staff),
        pin.room,
    ]
