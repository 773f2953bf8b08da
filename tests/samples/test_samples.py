"""Every sample school can be served with slack, and is written reproducibly."""

from collections import Counter
from pathlib import Path

import pytest

from tests.samples import SCHOOLS, school_spec, write_sample
from tests.samples.club_witness import all_clubs_can_meet
from tests.samples.counting import Count
from tests.samples.grid import DAY_NAMES
from tests.samples.people import OWN
from tests.samples.read_back import parts, read_rows, window_open

KEYS = [spec.key for spec in SCHOOLS]
KEPT = Path(__file__).parents[2] / "inputs" / "workbooks"


@pytest.fixture(scope="session", params=KEYS)
def count(request: pytest.FixtureRequest) -> Count:
    """The counted workbook as kept in the repository."""
    return Count(read_rows(KEPT / f"sample_{request.param}.xlsx"))


@pytest.mark.parametrize("key", KEYS)
def test_the_kept_file_says_what_the_generator_writes(key: str, tmp_path: Path) -> None:
    path = write_sample(school_spec(key), tmp_path)
    assert read_rows(path) == read_rows(KEPT / path.name)


def test_equal_seeds_give_equal_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = write_sample(school_spec("s"), tmp_path)
    second = write_sample(school_spec("s"), tmp_path / "again")
    assert first.read_bytes() == second.read_bytes()


def test_at_every_moment_a_tenth_of_the_able_staff_is_spare(count: Count) -> None:
    assert count.shortages(margin=0.1) == []


def test_a_week_needs_at_most_four_fifths_of_the_weekly_maxima(count: Count) -> None:
    assert count.weekly_shortages(share=0.8) == []


def test_weekly_minima_fit_into_half_of_the_work(count: Count) -> None:
    minima = sum(row["每周最少课时"] or 0 for row in count.rows["教师"])
    assert minima <= 0.5 * sum(count.weekly_units().values())


def test_each_day_has_a_spare_duty_leader(count: Count) -> None:
    assert count.duty_margin() >= 1


def test_all_clubs_can_meet_at_once_with_pins(count: Count) -> None:
    assert all_clubs_can_meet(count, spare_groups=1)


def test_home_rooms_hold_their_classes(count: Count) -> None:
    rooms = {row["场地"]: row["容量"] for row in count.rows["场地"]}
    sizes = Counter(row["班级"] for row in count.rows["学生"])
    for row in count.rows["班级"]:
        assert rooms[row["教室"]] >= sizes[row["班级"]]


def test_spare_rooms_hold_the_tutoring_of_a_day(count: Count) -> None:
    homes = {row["教室"] for row in count.rows["班级"]}
    spare = [row for row in count.rows["场地"] if row["场地"] not in homes]
    assert count.tutoring_per_week() / 5 + 1 <= len(spare)


def test_the_fund_covers_the_pay(count: Count) -> None:
    fund, pay = count.fund()
    assert 0.5 * fund <= pay <= fund


def test_wishes_crowd_and_some_club_cannot_open(count: Count) -> None:
    wished = Counter(
        row[f"志愿{rank}"] for row in count.rows["学生"] for rank in range(1, 6)
    )
    clubs = count.rows["社团"]
    assert any(wished[club["社团"]] < club["最少人数"] for club in clubs)
    assert any(wished[club["社团"]] > 2 * club["最多人数"] for club in clubs)
    opened = [c for c in clubs if wished[c["社团"]] >= c["最少人数"]]
    assert len(opened) >= 0.8 * len(clubs)


def test_wishes_name_clubs_of_the_own_grade(count: Count) -> None:
    ranges = {c["社团"]: c["年级"].split("-") for c in count.rows["社团"]}
    for row in count.rows["学生"]:
        grade = count.grade_of[row["班级"]]
        for wish in filter(None, (row[f"志愿{rank}"] for rank in range(1, 6))):
            low, high = ranges[wish]
            assert int(low) <= grade <= int(high)


def test_nobody_teaches_two_lessons_at_once(count: Count) -> None:
    places = Counter(
        (row["工号"], row["星期"], row["节次"]) for row in count.rows["常规课表"]
    )
    assert set(places.values()) == {1}
    own = {row["工号"] for row in count.rows["教师"] if row["人员类别"] == OWN}
    assert {row["工号"] for row in count.rows["常规课表"]} == own


def test_keys_are_unique_and_references_resolve(count: Count) -> None:
    for sheet, key in (
        ("学生", "学号"),
        ("教师", "工号"),
        ("社团", "社团"),
        ("场地", "场地"),
    ):
        keys = [row[key] for row in count.rows[sheet]]
        assert len(keys) == len(set(keys))
        assert all(isinstance(value, str) for value in keys)
    staff = {row["工号"] for row in count.rows["教师"]}
    named = [
        person
        for sheet, column in (("班级", "任课教师"), ("社团", "指导教师"))
        for row in count.rows[sheet]
        for person in parts(row[column])
    ]
    assert set(named) <= staff


def test_every_candidate_holds_the_club_post(count: Count) -> None:
    posts = {row["工号"]: parts(row["岗位"]) for row in count.rows["教师"]}
    for club in count.rows["社团"]:
        for person in parts(club["指导教师"]):
            assert "社团" in posts[person]


def test_pinned_staff_are_free_and_named_once_per_period(count: Count) -> None:
    staff = {row["工号"]: row for row in count.rows["教师"]}
    places: Counter[tuple[str, str, str]] = Counter()
    for pin in count.rows["固定安排"]:
        weekday = [*DAY_NAMES.values()].index(pin["星期"]) + 1
        for person in parts(pin["教师"]):
            places[pin["星期"], pin["时段"], person] += 1
            closed = parts(staff[person]["不可用"])
            assert not window_open(closed, weekday, pin["时段"])
    assert set(places.values()) == {1}
