"""Time given back: every way to place the minutes of a tiny school.

Which legal place is taken is the model's choice; what must agree is how many minutes
can be placed at all, and that the model's own entries pass. The audit asks of each
minute left over whether a place is free, not whether others could move to make one: in
one case it accepts a placing of fewer minutes than the model's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import DayArrangement, Post, StaffKind
from scheduler.domain.people import Lesson
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from tests import builders as b
from tests.check.schools import calendar_row, leave
from tests.model import ask
from tests.model.agreement.bench import Bench, Row

START = date(2026, 10, 12)  # a Monday
KINDS = ("late_arrival", "early_leave")


@dataclass(frozen=True)
class Case:
    """A school in which T1 serves after hours on Mondays, and what can be placed."""

    school: School
    placed: int


def hours(weekday: int, first: time, last: time) -> Lesson:
    return b.lesson("T1", weekday, first, last)


def full(weekday: int, *, late: int = 0, early: int = 0) -> Lesson:
    """Lessons all day but for some minutes at its start and end (8:00 to 17:00)."""
    end = time(17) if not early else time(16, 60 - early)
    return hours(weekday, time(8, late), end)


TEACHING = hours(1, time(8), time(16))


def school(
    *days: int,
    minutes: int = 2,
    rate: str = "1",
    lessons: Sequence[Lesson] = (),
    kind: StaffKind = StaffKind.OWN,
    **changes: Any,  # noqa: ANN401
) -> School:
    """Service on some days after the first Monday, counted from 0; D1 is on duty.

    Pupils stay on Mondays, from 16:00 until ``minutes`` after 17:00.
    """
    dates = [START + timedelta(days=each) for each in days]
    span = [START + timedelta(days=n) for n in range(max(days) + 1)]
    weekdays = sorted({day.isoweekday() for day in dates})
    monday = b.slot(1, end=time(17, minutes))
    values: dict[str, Any] = {
        "settings": b.settings(
            term_start=START,
            service_start=START,
            service_end=dates[-1],
            term_end=dates[-1],
            off_work=time(16, 30),
            flex_rate=Decimal(rate),
        ),
        "calendar": tuple(
            calendar_row(day, DayArrangement.NO_SERVICE)
            for day in span
            if day not in dates
        ),
        "slots": tuple(monday if n == 1 else other(n) for n in weekdays),
        "pupils": (b.pupil("P1", week=(b.NORMAL,) + (b.ABSENT,) * 4),),
        "staff": (
            b.staff("T1", frozenset({Post.STUDY}), kind=kind),
            b.staff("D1", frozenset({Post.DUTY}), kind=StaffKind.RETIRED),
        ),
        "lessons": tuple(lessons),
        "clubs": (),
        **changes,
    }
    return b.school(**values)


def other(weekday: int) -> Slot:
    return b.slot(weekday, end=time(16, 30))


CASES: dict[str, Case] = {
    "a free day": Case(school(0, 1), 2),
    "no other day": Case(school(0), 0),
    "no late minute": Case(school(0, 1, minutes=0), 0),
    "lessons all day": Case(school(0, 1, lessons=[full(2)]), 0),
    **{
        f"{late} at the start, {early} at the end": Case(
            school(0, 1, minutes=3, lessons=[full(2, late=late, early=early)]),
            min(3, late + early),
        )
        for late in (0, 1, 2, 3)
        for early in (0, 1, 2)
        if late or early
    },
    **{
        f"{minutes} minutes at {rate}": Case(
            school(0, 1, minutes=minutes, rate=rate), placed
        )
        for minutes, rate, placed in (
            (1, "0.5", 0),
            (2, "0.5", 1),
            (3, "0.5", 1),
            (1, "1.5", 1),
            (2, "1.5", 3),
            (1, "2", 2),
        )
    },
    "two short days": Case(
        school(0, 1, 2, minutes=3, lessons=[full(2, late=1), full(3, early=2)]), 3
    ),
    "two days too short": Case(
        school(0, 1, 2, minutes=3, lessons=[full(2, late=1), full(3, early=1)]), 2
    ),
    "after 28 days": Case(school(0, 28), 2),
    "after 29 days": Case(school(0, 29), 0),
    "away on the day": Case(
        school(0, 1, leaves=(leave("T1", START + timedelta(days=1)),)), 0
    ),
    "away the day after": Case(
        school(0, 1, 2, leaves=(leave("T1", START + timedelta(days=2)),)), 2
    ),
    "two Mondays, one short Tuesday": Case(
        school(0, 1, 7, lessons=[TEACHING, full(2, late=1)], minutes=1), 1
    ),
    "two Mondays and the Tuesdays after": Case(
        school(0, 1, 7, 8, lessons=[TEACHING, full(2, late=1)], minutes=1), 2
    ),
    "the second Monday before its service": Case(
        school(0, 7, lessons=[hours(1, time(8, 1), time(16))], minutes=2), 1
    ),
    "an outsider has nothing": Case(school(0, 1, kind=StaffKind.RETIRED), 0),
}

DOMINATED = "two Mondays and the Tuesdays after"


def entries(rows: School, dates: Sequence[date]) -> Iterator[list[Row]]:
    """Every way to give T1 up to one minute more than one Monday's on later dates."""
    late = max(slot.end.minute for slot in rows.slots if slot.weekday == 1)
    most = int(late * 2 * rows.settings.flex_rate) + 1
    earned = [day for day in dates if day.isoweekday() == 1]
    places = [(day, kind) for day in dates[1:] for kind in KINDS]
    values = range(min(most, 3) + 1)
    for chosen in product(values, repeat=len(places)):
        yield [
            {
                "staff": "T1",
                "date": day.isoformat(),
                "kind": kind,
                "minutes": minutes,
                "earned_on": [each.isoformat() for each in earned if each < day],
            }
            for (day, kind), minutes in zip(places, chosen, strict=True)
            if minutes
        ]


def total(rows: Sequence[Mapping[str, Any]]) -> int:
    return sum(row["minutes"] for row in rows)


@pytest.mark.parametrize("name", CASES)
def test_as_many_minutes_are_given_back_as_can_be(name: str) -> None:
    case = CASES[name]
    bench = Bench(case.school)
    plan = to_document(ask.plan(case.school))
    dates = sorted({date.fromisoformat(row["date"]) for row in plan["roster"]})
    accepted = [
        total(flex)
        for flex in entries(case.school, dates)
        if bench.passes({**plan, "flex": flex})
    ]
    assert total(plan["flex"]) == case.placed
    assert max(accepted) == case.placed
    assert len(set(accepted)) == 1 or name == DOMINATED
