"""The check across schools reads published plans and knows nothing of planning."""

from datetime import time
from typing import Any

import pytest

from scheduler.domain.district import SharedPerson
from scheduler.domain.kinds import PeriodKind
from scheduler.pipeline.district_check import Published, judge_district
from tests import builders

MONDAY, TUESDAY, SATURDAY = "2026-10-12", "2026-10-13", "2026-10-17"


def published(
    name: str,
    *dates: str,
    start: str = "16:00",
    end: str = "17:00",
    listed: bool = True,
    activity: str = "club",
) -> Published:
    """A plan in which G1 serves one session on some dates."""
    first, last = time.fromisoformat(start), time.fromisoformat(end)
    slot = builders.slot(1, PeriodKind.CLUB, first, last, period="第一时段")
    session: dict[str, Any] = {
        "id": "s",
        "weekday": 1,
        "period": "第一时段",
        "start": start,
        "end": end,
        "activity": activity,
        "classes": [],
        "club": "合唱团",
    }
    roster = [{"date": day, "session": "s", "staff": ["T9", "G1"]} for day in dates]
    return Published(
        name=name,
        school=builders.school(slots=(slot,)),
        document={"sessions": [session], "roster": roster},
        listed=frozenset({"G1"} if listed else ()),
    )


def rules(
    *plans: Published,
    travel: int = 30,
    visits: int | None = None,
    units: int | None = None,
) -> list[str]:
    person = SharedPerson(
        staff=builders.staff("G1", weekly_max=units),
        schools=("甲校", "乙校"),
        visits=visits,
        travel=travel,
    )
    return [breach.rule for breach in judge_district(plans, [person])]


@pytest.mark.parametrize(
    ("start", "end", "travel", "clash"),
    [
        ("17:30", "18:00", 30, False),
        ("17:29", "18:00", 30, True),
        ("17:00", "18:00", 0, False),
        ("16:59", "18:00", 0, True),
        ("15:00", "15:30", 30, False),
        ("15:00", "15:31", 30, True),
        ("16:10", "16:20", 0, True),
    ],
)
def test_the_gap_between_two_schools(
    start: str, end: str, travel: int, *, clash: bool
) -> None:
    first = published("甲校", MONDAY)
    second = published("乙校", MONDAY, start=start, end=end)
    assert rules(first, second, travel=travel) == ["D01"] * clash
    assert rules(second, first, travel=travel) == ["D01"] * clash


def test_other_dates_and_one_school_alone_do_not_clash() -> None:
    assert rules(published("甲校", MONDAY), published("乙校", TUESDAY)) == []
    assert rules(published("甲校", MONDAY), published("甲校", MONDAY)) == []


def test_units_of_a_week_count_over_all_schools() -> None:
    plans = (published("甲校", MONDAY), published("乙校", SATURDAY))
    assert rules(*plans, units=200) == []
    assert rules(*plans, units=199) == ["D02"]
    duty = published("乙校", SATURDAY, activity="duty")
    assert rules(plans[0], duty, units=100) == []


def test_visits_are_counted_by_the_week_and_only_where_listed() -> None:
    plans = (published("甲校", MONDAY, TUESDAY), published("乙校", SATURDAY))
    assert rules(*plans, visits=3) == []
    assert rules(*plans, visits=2) == ["D03"]
    home = published("甲校", MONDAY, TUESDAY, listed=False)
    assert rules(home, plans[1], visits=1) == []
