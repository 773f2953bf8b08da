"""No plan can exist: the conflict names its cells, and each repair is enough."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.domain.origin import Origin
from scheduler.domain.outcome import Change, Impossible, OutOfTime, Repair, Solved
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.explain.moment import Moment
from scheduler.model.groups import make_groups
from scheduler.model.reading import read
from scheduler.model.works import make_works
from tests import builders as b
from tests.check.judge import profile
from tests.check.schools import leave
from tests.model import ask

COLUMNS = {
    "教师": ("工号", "姓名", "岗位", "每周最多课时", "不可用"),
    "时段": ("时段", "开始", "结束"),
    "班级": ("班级", "教室"),
    "请假": ("工号", "开始"),
    "固定安排": ("班级或社团", "教师"),
    "学校": ("项目", "值"),
    "场地": ("场地", "容量"),
}
STUDY_ONLY, DUTY_ONLY = frozenset({Post.STUDY}), frozenset({Post.DUTY})
DUTY = b.staff("D1", DUTY_ONLY)


def at(sheet: str, row: int) -> Origin:
    """A row whose columns are the sheet's in COLUMNS, from A on."""
    letters = tuple((name, "ABCDE"[i]) for i, name in enumerate(COLUMNS[sheet]))
    return Origin(book="测试.xlsx", sheet=sheet, row=row, columns=letters)


def located(school: School) -> School:
    """Every row of 教师 and the other sheets at its own place, from row 2 on."""

    def placed(sheet: str, rows: Iterable[Any]) -> tuple[Any, ...]:
        places = (at(sheet, number) for number in count(2))
        return tuple(
            replace(row, origin=place) for row, place in zip(rows, places, strict=False)
        )

    cells = (("每日带班人数", at("学校", 20)), ("每组学生上限", at("学校", 21)))
    return replace(
        school,
        settings=replace(school.settings, cells=cells),
        slots=tuple(
            replace(slot, origins=(at("时段", number),))
            for number, slot in enumerate(school.slots, start=2)
        ),
        staff=placed("教师", school.staff),
        classes=placed("班级", school.classes),
        leaves=placed("请假", school.leaves),
        pins=placed("固定安排", school.pins),
        rooms=placed("场地", school.rooms),
    )


def away(person: str, posts: frozenset[Post] = STUDY_ONLY) -> Staff:
    return b.staff(person, posts, unavailable=frozenset({Window(1)}))


TWO_CLASSES = {
    "classes": (b.school_class("一年级1班"), b.school_class("一年级2班")),
    "pupils": (
        *(b.pupil(f"P{n}") for n in range(3)),
        *(b.pupil(f"Q{n}", "一年级2班") for n in range(3)),
    ),
    "rooms": (b.room("一年级1班教室"), b.room("一年级2班教室")),
}

KINDS: dict[str, tuple[School, set[tuple[str, str]]]] = {
    "a supervisor away": (
        ask.monday(staff=(away("T1"), DUTY)),
        {("时段", "A2"), ("教师", "E2")},
    ),
    "no supervisor": (ask.monday(staff=(DUTY,)), {("时段", "A2")}),
    "too many groups": (
        ask.monday(
            settings=ask.ruled(group_size=3),
            staff=(b.staff("T1", STUDY_ONLY), DUTY),
            **TWO_CLASSES,
        ),
        {("时段", "A2"), ("学校", "B21")},
    ),
    "duty": (
        ask.monday(staff=(b.staff("T1", STUDY_ONLY), away("D1", DUTY_ONLY))),
        {("学校", "B20"), ("教师", "E3")},
    ),
    "a room": (
        ask.monday(rooms=(b.room("一年级1班教室", capacity=1),)),
        {("班级", "B2")},
    ),
    "a pin without post": (
        ask.monday(
            staff=(b.staff("T1", DUTY_ONLY), *ask.teachers(3)[1:]),
            pins=(
                b.pin(
                    1,
                    "作业辅导",
                    class_name=b.school_class().name,
                    staff=(StaffId("T1"),),
                ),
            ),
        ),
        {("固定安排", "B2"), ("教师", "C2")},
    ),
    "a pin away": (
        ask.monday(
            staff=(away("T1"), *ask.teachers(3)[1:]),
            pins=(
                b.pin(
                    1,
                    "作业辅导",
                    class_name=b.school_class().name,
                    staff=(StaffId("T1"),),
                ),
            ),
        ),
        {("固定安排", "B2"), ("教师", "E2")},
    ),
    "weekly units": (
        ask.monday(
            ask.STUDY,
            b.slot(1, start=ask.CLUB.start, end=ask.CLUB.end, period="第二时段"),
            staff=(b.staff("T1", STUDY_ONLY, weekly_max=100), DUTY),
        ),
        {("教师", "D2")},
    ),
    "the roster": (
        ask.monday(staff=(b.staff("T1"),), settings=ask.ruled()),
        set(),
    ),
    "a date": (
        ask.monday(
            staff=(b.staff("T1", STUDY_ONLY), DUTY),
            leaves=(leave("T1", ask.MONDAY),),
        ),
        {("时段", "A2"), ("请假", "A2")},
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_impossible_names_the_cells(kind: str) -> None:
    school, cells = KINDS[kind]
    end = ask.impossible(located(school))
    assert cells <= ask.cells(end)
    for conflict in end.conflicts:
        assert conflict.requirements
        assert conflict.minimal
        assert all(row.text for row in conflict.requirements)


def test_impossible_tells_all_counts_at_once() -> None:
    school = ask.monday(
        ask.STUDY,
        b.slot(2),
        settings=ask.ruled(service_end=ask.FRIDAY),
        staff=(away("T1"), DUTY),
        rooms=(b.room("一年级1班教室", capacity=1),),
    )
    end = ask.impossible(located(school))
    assert {("时段", "A2"), ("班级", "B2")} <= ask.cells(end)


def mended(school: School, repair: Repair) -> School:
    """The school with the cells changed as the repair says."""
    for change in repair.changes:
        school = _change(school, change)
    return school


def _change(school: School, change: Change) -> School:
    row = int(change.cell[1:])
    columns = dict(zip("ABCDE", COLUMNS[change.sheet], strict=False))
    column = columns[change.cell[0]]
    match change.sheet:
        case "学校":
            return _setting(school, row, change)
        case "固定安排" if column == "教师":
            left = tuple(StaffId(name) for name in change.after.split("、") if name)
            pins = tuple(
                replace(pin, staff=left) if pin.origin.row == row else pin
                for pin in school.pins
            )
            return replace(school, pins=pins)
        case "固定安排":
            assert change.after == ""
            pins = tuple(pin for pin in school.pins if pin.origin.row != row)
            return replace(school, pins=pins)
        case "请假":
            assert change.after == ""
            leaves = tuple(each for each in school.leaves if each.origin.row != row)
            return replace(school, leaves=leaves)
        case "教师" if row not in {person.origin.row for person in school.staff}:
            assert column == "工号"
            person = replace(b.staff(change.after), origin=at("教师", row))
            return replace(school, staff=(*school.staff, person))
        case "教师":
            staff = tuple(
                _typed(person, column, change) if person.origin.row == row else person
                for person in school.staff
            )
            return replace(school, staff=staff)
    raise AssertionError(change)


def _setting(school: School, row: int, change: Change) -> School:
    names = {20: "duty_posts", 21: "group_size"}
    assert getattr(school.settings, names[row]) == int(change.before)
    values: dict[str, Any] = {names[row]: int(change.after)}
    return replace(school, settings=replace(school.settings, **values))


def _typed(person: Staff, column: str, change: Change) -> Staff:
    if column == "不可用":
        assert change.before == "周一"
        assert change.after == ""
        return replace(person, unavailable=frozenset())
    if column in ("姓名", "岗位") and person.id.startswith("新增"):
        return person  # the rest of a row whose 工号 has been typed
    if column == "岗位":
        before, after = (
            frozenset(Post(name) for name in text.split("、"))
            for text in (change.before, change.after)
        )
        assert before == person.posts
        return replace(person, posts=after)
    assert column == "每周最多课时"
    assert float(change.before) * 100 == person.weekly_max
    return replace(person, weekly_max=round(float(change.after) * 100))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"a room"}))
def test_impossible_each_repair_is_enough_by_itself(kind: str) -> None:
    school = located(KINDS[kind][0])
    end = ask.impossible(school)
    assert end.repairs
    costs = [repair.cost for repair in end.repairs]
    assert costs == sorted(costs)
    for repair in end.repairs:
        assert repair.text
        ask.plan(mended(school, repair))


def test_impossible_the_cheapest_repair_asks_somebody_to_come() -> None:
    end = ask.impossible(located(KINDS["a supervisor away"][0]))
    [change] = end.repairs[0].changes
    assert (change.sheet, change.cell, change.before, change.after) == (
        *("教师", "E2"),
        *("周一", ""),
    )


@pytest.mark.parametrize("seconds", [1e-9, 0.001])
def test_no_time_is_never_impossible(seconds: float) -> None:
    end = ask.outcome(ask.monday(), seconds=seconds)
    assert isinstance(end, Solved | OutOfTime)


def test_a_cancel_is_never_a_plan_nor_a_conflict() -> None:
    school = ask.monday(ask.CLUB, pupils=ask.pupils(2, ("合唱",)), clubs=(b.club(),))
    end = ask.outcome(school, cancelled=lambda: True)
    assert isinstance(end, OutOfTime)
    assert end.cancelled
    assert end.stage


def test_a_cancel_in_the_middle_ends_there() -> None:
    calls = 0

    def cancelled() -> bool:
        nonlocal calls
        calls += 1
        return calls > 3

    school = ask.monday(ask.CLUB, pupils=ask.pupils(2, ("合唱",)), clubs=(b.club(),))
    end = ask.outcome(school, cancelled=cancelled)
    assert isinstance(end, OutOfTime)
    assert end.cancelled


def test_an_impossible_school_is_told_even_without_time() -> None:
    """Counting needs no search."""
    end = ask.outcome(ask.monday(staff=(DUTY,)), seconds=1e-9)
    assert isinstance(end, Impossible)


def test_impossible_where_duty_and_groups_want_the_same_people() -> None:
    """Two on duty leave nobody for the pupils without a club."""
    slot = b.slot(1, PeriodKind.CLUB)
    school = ask.monday(slot, staff=ask.teachers(2), settings=ask.ruled(duty_posts=2))
    end = ask.impossible(located(school))
    assert ask.cells(end) & {("学校", "B20"), ("时段", "A2")}


def test_who_cannot_lead_the_afternoon_still_counts_for_its_first_period() -> None:
    """T1 leaves before the club period: kept from 带班, not from 作业辅导."""
    school = ask.monday(
        ask.STUDY,
        ask.CLUB,
        staff=(
            b.staff("T1", unavailable=frozenset({Window(1, "社团")})),
            b.staff("T2"),
            b.staff("T3", frozenset({Post.STUDY})),
        ),
    )
    fewer = tuple(row for row in school.staff if row.id != "T3")
    for staff in (school.staff, fewer):
        reading = read(replace(school, staff=staff), profile(school))
        works = make_works(reading, make_groups(reading, NO_CLUBS, {}))
        first = tuple(work for work in works if work.start == ask.STUDY.start)
        assert {work.post for work in first} == {Post.STUDY, Post.DUTY}
        assert Moment(reading, first, {}).conflict() is None
