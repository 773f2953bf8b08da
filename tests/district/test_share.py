"""What a school may use of a shared person, and which school comes first."""

from dataclasses import replace
from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest

from scheduler.domain.district import SharedPerson, SharedService
from scheduler.domain.grid import Window, minute_of
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity, Post
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.pipeline.district_folder import SchoolFiles, find_schools
from scheduler.pipeline.district_order import Seat, make_lanes
from scheduler.pipeline.district_share import Elsewhere, narrowed
from scheduler.pipeline.district_times import Taken
from tests import builders

G1 = StaffId("G1")
MONDAYS = (date(2026, 9, 7), date(2026, 9, 14))


def place(
    *,
    weekly_max: int | None = 400,
    visits: int | None = None,
    served: tuple[SharedService, ...] = (),
    taken: tuple[Taken, ...] = (),
    part: Fraction = Fraction(1, 2),
    last: bool = False,
) -> Elsewhere:
    person = SharedPerson(
        staff=builders.staff("G1", weekly_max=weekly_max, weekly_min=100),
        schools=("甲校",),
        visits=visits,
        travel=30,
    )
    return Elsewhere(
        person=person,
        guest=True,
        listed=True,
        taken=taken,
        served=served,
        absences=(),
        reserved=0,
        part=part,
        last=last,
    )


def served(day: date, units: int = 100) -> SharedService:
    return SharedService(
        staff=G1,
        school="乙校",
        day=day,
        weekday=1,
        weeks=(),
        start=time(16),
        end=time(17),
        period="作业辅导",
        activity=Activity.CLUB,
        group="合唱",
        units=units,
    )


def base(**changes: object) -> School:
    guest = builders.staff("G1", frozenset({Post.CLUB}), weekly_max=400)
    club = builders.club(candidates=("G1",))
    values = {"staff": (guest, builders.staff("T2")), "clubs": (club,), **changes}
    return builders.school(**values)


def guest(school: School, seen: Elsewhere) -> Staff:
    found = narrowed(school, {G1: seen}).staff
    return next(person for person in found if person.id == G1)


@pytest.mark.parametrize(
    ("most", "used", "part", "share"),
    [
        (400, 0, Fraction(1, 2), 200),
        (300, 0, Fraction(1, 2), 200),  # whole 课时: one school more
        (300, 200, Fraction(1), 100),  # what the first left
        (100, 200, Fraction(1), 0),
        (None, 200, Fraction(1, 2), 400),  # the row's own bound stays
    ],
)
def test_a_part_of_the_weekly_maximum(
    most: int | None, used: int, part: Fraction, share: int
) -> None:
    rows = (served(MONDAYS[0], used),) if used else ()
    assert guest(base(), place(weekly_max=most, served=rows, part=part)).weekly_max == (
        share
    )


def test_the_weekly_minimum_is_asked_of_the_last_school() -> None:
    assert guest(base(), place()).weekly_min == 0
    assert guest(base(), place(last=True)).weekly_min == 100
    assert guest(base(), place(last=True, served=(served(MONDAYS[0]),))).weekly_min == 0


def test_times_elsewhere_close_slots_within_reach() -> None:
    """乙校 until 17:00 on Mondays, 30 minutes away: study and clubs closed."""
    taken = tuple(
        Taken(staff=G1, day=day, start=minute_of(time(16)), end=minute_of(time(17)))
        for day in MONDAYS
    )
    found = guest(base(), place(taken=taken))
    assert found.unavailable == {Window(1, "作业辅导"), Window(1, "社团")}


def test_visits_offer_weekdays_on_which_they_are_wanted() -> None:
    club = builders.club(
        candidates=("G1",), windows=frozenset({Window(4), Window(2, "社团")})
    )
    found = guest(base(clubs=(club,)), place(visits=2, part=Fraction(1)))
    assert found.unavailable == {Window(1), Window(3), Window(5)}


def test_visits_used_up_leave_nothing() -> None:
    found = guest(base(), place(visits=1, served=(served(MONDAYS[0]),)))
    assert found.unavailable == {Window(day) for day in range(1, 6)}


def seat(key: str, *people: str, own: int = 3) -> Seat:
    staff = tuple(builders.staff(f"T{number}", weekly_max=500) for number in range(own))
    return Seat(
        files=SchoolFiles(stem=key, key=key, books=()),
        name=key,
        school=builders.school(staff=staff),
        guests=tuple(map(StaffId, people)),
        known=(),
        listed=frozenset(map(StaffId, people)),
        issues=(),
    )


def test_schools_with_nobody_in_common_are_apart() -> None:
    seats = [seat("a", "G1"), seat("b"), seat("c", "G2"), seat("d", "G1", "G2")]
    lanes = [[each.files.key for each in lane] for lane in make_lanes(seats)]
    assert lanes == [["a", "c", "d"], ["b"]]


def test_the_school_with_least_staff_of_its_own_comes_first() -> None:
    seats = [seat("a", "G1", own=3), seat("b", "G1", own=1), seat("c", "G1", own=3)]
    assert [each.files.key for each in make_lanes(seats)[0]] == ["b", "a", "c"]


def test_guests_do_not_count_as_own_staff() -> None:
    rich = seat("a", "T1", "T2", own=3)
    poor = replace(seat("b", "T1", own=3), guests=(StaffId("T1"),))
    assert [each.files.key for each in make_lanes([poor, rich])[0]] == ["a", "b"]


def test_a_folder_of_files_and_folders(tmp_path: Path) -> None:
    for name in ("乙.xlsx", "~$乙.xlsx", ".x.xlsx", "说明.txt", "shared.xlsx"):
        (tmp_path / name).touch()
    for folder, name in (("甲", "1.xlsx"), ("甲", "2.xls"), ("out", "r.xlsx")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).touch()
    (tmp_path / "空").mkdir()
    (tmp_path / "乙.xls").touch()
    found = find_schools(tmp_path, [tmp_path / "out", tmp_path / "shared.xlsx"])
    assert [(each.stem, each.key, len(each.books)) for each in found] == [
        ("乙", "乙", 1),
        ("乙", "乙-2", 1),
        ("甲", "甲", 2),
    ]
