"""Bugs planted into the model: each plan that comes of one is refused by name.

Every case is a tiny school that tempts the model: it needs what the rule forbids, or
fairness would take it. The sound model finds a legal plan or says there is none.
"""

# ruff: noqa: ANN401 (wrappers of any function)

import importlib
import inspect
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from scheduler.check import audit
from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClassName, StaffId
from scheduler.domain.kinds import DayArrangement, PeriodKind, Post, StaffKind
from scheduler.domain.outcome import Impossible, Solved
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from tests import builders as b
from tests.check.judge import profile
from tests.check.schools import calendar_row, institution, leave
from tests.model import ask
from tests.model.agreement.bench import MONDAY, ruled, without_service

Patch = pytest.MonkeyPatch
Plant = Callable[[Patch], None]

# ---- how a bug is planted ---------------------------------------------------------


def owner_of(place: str) -> tuple[Any, str]:
    """The object and the name that ``module:name`` or ``module:Class.name`` means."""
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(f"scheduler.model.{module}")
    *classes, name = path.split(".")
    for part in classes:
        owner = getattr(owner, part)
    return owner, name


def put(patch: Patch, place: str, value: Any) -> None:
    """Put something in a place, and wherever the model has it by import."""
    owner, name = owner_of(place)
    real = getattr(owner, name)
    patch.setattr(owner, name, value)
    if inspect.isclass(owner):
        return
    for module in list(sys.modules.values()):
        if not module.__name__.startswith("scheduler.model"):
            continue
        if vars(module).get(name) is real:
            patch.setattr(module, name, value)
        rules = vars(module).get("RULES", ())
        if callable(real) and real in rules:
            swapped = tuple(value if rule is real else rule for rule in rules)
            patch.setattr(module, "RULES", swapped)


def gives(place: str, value: object) -> Plant:
    """The function gives one value whatever it is asked."""

    def plant(patch: Patch) -> None:
        put(patch, place, lambda *_given, **_named: value)

    return plant


def after(place: str, change: Callable[[Any], object]) -> Plant:
    """The function's result is changed."""

    def plant(patch: Patch) -> None:
        owner, name = owner_of(place)
        real = getattr(owner, name)
        put(patch, place, lambda *given, **named: change(real(*given, **named)))

    return plant


def written(place: str, old: str, new: str) -> Plant:
    """The function's text is changed in one place."""

    def plant(patch: Patch) -> None:
        owner, name = owner_of(place)
        real = getattr(owner, name)
        text = textwrap.dedent(inspect.getsource(real))
        assert text.count(old) == 1, f"{place}: {old!r} is no longer there once"
        module: Any = importlib.import_module(real.__module__)
        space = dict(vars(module))
        exec(compile(text.replace(old, new), place, "exec"), space)
        put(patch, place, space[real.__name__])

    return plant


def constant(place: str, value: object) -> Plant:
    """A constant has another value."""

    def plant(patch: Patch) -> None:
        put(patch, place, value)

    return plant


def without_rule(name: str) -> Plant:
    """The club stage forgets one of its rules."""

    def plant(patch: Patch) -> None:
        owner, _ = owner_of("clubs.stage:RULES")
        left = tuple(rule for rule in owner.RULES if rule.__name__ != name)
        assert len(left) == len(owner.RULES) - 1
        patch.setattr(owner, "RULES", left)

    return plant


# ---- schools that tempt -----------------------------------------------------------

STUDY, TUESDAY = b.slot(1), b.slot(2)
LATER = b.slot(1, start=time(17), end=time(18), period="第二时段")
CLUB = b.slot(1, PeriodKind.CLUB)
CARE = b.slot(1, PeriodKind.CARE, time(17), time(17, 30))
SUNDAY, NEXT = MONDAY + timedelta(days=6), MONDAY + timedelta(days=7)
HOME = ClassName("一年级1班")
ONLY_STUDY, ONLY_DUTY = frozenset({Post.STUDY}), frozenset({Post.DUTY})
D1 = b.staff("D1", ONLY_DUTY)
S1 = b.staff("S1", ONLY_STUDY)


def school(*slots: Slot, **changes: Any) -> School:
    """Two pupils of one class on some weekdays of one week."""
    grid = slots or (STUDY,)
    given = changes.pop("settings", {})
    last = MONDAY + timedelta(days=max(slot.weekday for slot in grid) - 1)
    settings = ruled(**{"service_end": last, **given})
    extra = changes.pop("calendar", ())
    decided = {row.day for row in extra}
    silent = without_service(settings, grid)
    wishes = tuple(str(club.name) for club in changes.get("clubs", ()))[:1]
    values: dict[str, Any] = {
        "settings": settings,
        "calendar": (*(row for row in silent if row.day not in decided), *extra),
        "slots": tuple(sorted(grid, key=lambda slot: slot.key)),
        "pupils": tuple(b.pupil(name, wishes=wishes) for name in ("P1", "P2")),
        "staff": tuple(b.staff(f"T{n}") for n in (1, 2, 3)),
        "clubs": (),
        **changes,
    }
    return b.school(**values)


def needing(**changes: Any) -> School:
    """Nobody but T1 could watch, and T1 must not."""
    return school(staff=(b.staff("T1", **changes), D1))


def choir(*candidates: str, **changes: Any) -> dict[str, Any]:
    more: Any = {"candidates": candidates or ("T1",), **changes}
    return {"clubs": (b.club(**more),)}


def classes(*sizes: int, size: int, grades: tuple[int, ...] = ()) -> School:
    """Classes of grade 1, or of the grades given, of some sizes."""
    rows, pupils = [], []
    for number, count in enumerate(sizes, start=1):
        grade = grades[number - 1] if grades else 1
        name = f"{grade}年级{number}班"
        rows.append(b.school_class(name, grade, room="一年级1班教室"))
        pupils += [b.pupil(f"P{number}{n}", name, grade) for n in range(count)]
    return school(
        settings={"group_size": size},
        classes=tuple(rows),
        pupils=tuple(pupils),
        rooms=(b.room(groups=9),),
        staff=tuple(b.staff(f"T{n}") for n in range(1, 8)),
    )


def flagged(**changes: Any) -> School:
    """P1 and P2 need tutoring, P3 does not."""
    return school(
        STUDY,
        TUESDAY,
        **{
            "pupils": (
                b.pupil("P1", struggling=True),
                b.pupil("P2", struggling=True),
                b.pupil("P3"),
            ),
            **changes,
        },
    )


def two_clubs(**settings: object) -> School:
    """P1 and P2 wish for two clubs that meet at one time."""
    wishes = ("合唱", "戏剧")
    return school(
        CLUB,
        settings=settings,
        pupils=(b.pupil("P1", wishes=wishes), b.pupil("P2", wishes=wishes)),
        clubs=(b.club("合唱", ("T1",)), b.club("戏剧", ("T2",))),
        staff=tuple(b.staff(f"T{n}") for n in range(1, 6)),
        rooms=(b.room(), b.room("音乐室"), b.room("舞台")),
    )


def late(*lessons: Any, **changes: Any) -> School:
    """T1 serves an hour after 教师下班时间 on Monday and has Tuesday to come later."""
    given = {"staff_off": time(16), "staff_on": time(15), **changes.pop("settings", {})}
    return school(
        *(STUDY, TUESDAY),
        settings=given,
        pupils=(b.pupil("P1", week=(b.NORMAL,) + (b.ABSENT,) * 4),),
        staff=(b.staff("T1", ONLY_STUDY), replace(D1, kind=StaffKind.RETIRED)),
        lessons=lessons,
        **changes,
    )


SUNDAY_AS_MONDAY: dict[str, Any] = {
    "settings": {"service_end": SUNDAY},
    "calendar": (calendar_row(SUNDAY, DayArrangement.SCHOOL_DAY, 1),),
}
FORTNIGHT = {"cycle_weeks": 2, "service_end": NEXT}
CARED: dict[str, Any] = {"pupils": (b.pupil("P1", week=(b.EXTENDED,) * 5),)}


@dataclass(frozen=True)
class Case:
    """A bug, the school that shows it, and the rule that refuses its plan.

    Attributes:
        sound: whether the school has a legal plan, which the sound model finds.
    """

    plant: Plant
    school: School
    rule: str
    sound: bool = True


CASES: dict[str, Case] = {
    # presence
    "a pupil kept after the time they leave": Case(
        gives("reading:Reading._attends", True),
        school(
            STUDY,
            LATER,
            pupils=(b.pupil("P1", week=(b.until(17),) * 5), b.pupil("P2")),
        ),
        "H02",
    ),
    "a time of leaving read a minute short": Case(
        written(
            "reading:Reading._attends", "slot.end <= day.until", "slot.end < day.until"
        ),
        school(STUDY, pupils=(b.pupil("P1", week=(b.until(17),) * 5), b.pupil("P2"))),
        "H01",
    ),
    "延时 pupils lost": Case(
        written(
            "reading:Reading._attends", "day.stay is Stay.EXTENDED and", "False and"
        ),
        school(STUDY, CARE, **CARED),
        "H17",
    ),
    "care without the agreement Jilin wants": Case(
        after("reading:read", lambda found: replace(found, care_by_agreement=False)),
        school(STUDY, CARE, settings={"policy": "jilin-2021"}, **CARED),
        "H17",
    ),
    # people
    "a post nobody asked whether they hold": Case(
        written("reading:Reading.may", " or post not in facts.posts", ""),
        needing(posts=ONLY_DUTY),
        "H07",
        sound=False,
    ),
    "资质 not looked at": Case(
        gives("reading:Reading._fit", True),
        needing(kind=StaffKind.PROFESSIONAL, qualified=False),
        "H07",
        sound=False,
    ),
    "a kind the regime does not admit": Case(
        after("reading:read", lambda found: replace(found, kinds=frozenset(StaffKind))),
        needing(kind=StaffKind.STUDENT_TEACHER),
        "H07",
        sound=False,
    ),
    "不可用 not looked at": Case(
        gives("reading:Reading._away", False),
        needing(posts=ONLY_STUDY, unavailable=frozenset({Window(1, None)})),
        "H08",
        sound=False,
    ),
    "lessons not looked at": Case(
        gives("reading:Reading.free_of_lessons", True),
        school(staff=(S1, D1), lessons=(b.lesson("S1", 1, time(16), time(16, 40)),)),
        "H08",
        sound=False,
    ),
    "a lesson's last minute": Case(
        written(
            "reading:Reading.free_of_lessons", "last <= start", "last - 1 <= start"
        ),
        school(staff=(S1, D1), lessons=(b.lesson("S1", 1, time(15), time(16, 1)),)),
        "H08",
        sound=False,
    ),
    "leave not looked at": Case(
        gives("reading:Reading.on_leave", False),
        school(staff=(S1, D1), leaves=(leave("S1", MONDAY),)),
        "H08",
        sound=False,
    ),
    "a leave one day short": Case(
        written("reading:Reading.on_leave", "day <= leave.last", "day < leave.last"),
        school(staff=(S1, D1), leaves=(leave("S1", MONDAY),)),
        "H08",
        sound=False,
    ),
    "an institution that is not approved": Case(
        gives("reading:Reading._institution_ok", True),
        school(
            STUDY,
            CARE,
            **CARED,
            staff=(
                S1,
                D1,
                b.staff("X1", kind=StaffKind.INSTITUTION, institution="星火"),
            ),
            institutions=(institution(approved=False),),
        ),
        "H19",
        sound=False,
    ),
    "study hours sold to an institution": Case(
        written(
            "reading:Reading.may",
            "return facts.kind is not StaffKind.INSTITUTION or",
            "return True or",
        ),
        school(
            staff=(
                D1,
                b.staff("X1", kind=StaffKind.INSTITUTION, institution="星火"),
            ),
            institutions=(institution(),),
        ),
        "H19",
        sound=False,
    ),
    # clubs
    "minimum ignored": Case(
        written("clubs.rows:h03_membership", "club.minimum * way", "0 * way"),
        school(
            CLUB,
            pupils=(
                b.pupil("P1", wishes=("合唱", "戏剧")),
                b.pupil("P2", wishes=("戏剧", "合唱")),
            ),
            clubs=(b.club("合唱", ("T1",), minimum=2), b.club("戏剧", ("T2",))),
            staff=tuple(b.staff(f"T{n}") for n in range(1, 6)),
            rooms=(b.room(), b.room("音乐室"), b.room("舞台")),
        ),
        "H03",
    ),
    "one too many in a club": Case(
        written(
            "clubs.rows:h03_membership",
            "count <= club.maximum * way",
            "count <= (club.maximum + 1) * way",
        ),
        school(
            CLUB,
            TUESDAY,
            pupils=(
                b.pupil("P1", wishes=("合唱",)),
                b.pupil("P2", wishes=("合唱",), week=(b.NORMAL, *(b.ABSENT,) * 4)),
            ),
            slots=(CLUB, b.slot(2, PeriodKind.CLUB)),
            **choir(maximum=1),
        ),
        "H03",
    ),
    "more clubs than a pupil may hold": Case(
        written(
            "clubs.rows:h03_membership",
            "limit = build.reading.school.settings.clubs_per_pupil",
            "limit = 9",
        ),
        school(
            CLUB,
            b.slot(2, PeriodKind.CLUB),
            pupils=(b.pupil("P1", wishes=("合唱", "戏剧")),),
            clubs=(
                b.club("合唱", ("T1",), windows=frozenset({Window(1, None)})),
                b.club("戏剧", ("T2",), windows=frozenset({Window(2, None)})),
            ),
        ),
        "H03",
    ),
    "a pupil in two clubs at once": Case(
        without_rule("h01_one_place"), two_clubs(clubs_per_pupil=2), "H01"
    ),
    "a club twice on one day": Case(
        written(
            "clubs.offers:patterns",
            "len({slot.weekday for slot in chosen}) < len(chosen)",
            "False",
        ),
        school(
            CLUB,
            b.slot(1, PeriodKind.CLUB, time(17), time(18), period="第二时段"),
            **choir(meetings=2),
        ),
        "H03",
    ),
    "a club outside its window": Case(
        written("clubs.offers:open_slots", "club.windows and not", "False and not"),
        school(CLUB, **choir(windows=frozenset({Window(2, None)}))),
        "H03",
    ),
    # groups
    "supervisors rounded down": Case(
        written(
            "packing:supervisors", "-(-size // capacity)", "max(size // capacity, 1)"
        ),
        classes(3, size=2),
        "H04",
    ),
    "classes merged one over the size": Case(
        written(
            "packing:_first_fit", "sizes[key] <= capacity", "sizes[key] <= capacity + 1"
        ),
        classes(2, 2, size=3),
        "H13",
    ),
    "grades merged": Case(
        after(
            "demand:class_sizes",
            lambda sizes: {1: {k: v for row in sizes.values() for k, v in row.items()}},
        ),
        classes(1, 1, size=3, grades=(1, 2)),
        "H13",
    ),
    "nobody on duty": Case(gives("groups:duties", ()), school(), "H11"),
    # rooms
    "rooms that hold any number of groups": Case(
        written("rooms:_flow", "sink, room.groups, 0", "sink, 9, 0"),
        school(
            classes=(
                b.school_class(),
                b.school_class("一年级2班", room="一年级1班教室"),
            ),
            pupils=(b.pupil("P1"), b.pupil("P2", "一年级2班")),
            settings={"group_size": 1},
            staff=tuple(b.staff(f"T{n}") for n in range(1, 5)),
            rooms=(b.room(), b.room("音乐室", kind="音乐室")),
        ),
        "H05",
    ),
    "a room one too small": Case(
        written(
            "rooms:options_of",
            "room.capacity < len(group.pupils)",
            "room.capacity + 1 < len(group.pupils)",
        ),
        school(rooms=(b.room(capacity=1), b.room("音乐室", kind="音乐室"))),
        "H05",
    ),
    # tutoring
    "tutored once too often": Case(
        written("tutoring:plan_tutoring", "wanted * len(pupils)", "2 * len(pupils)"),
        flagged(),
        "H12",
    ),
    "tutoring groups of any size": Case(
        written("tutoring:_read", "-(-len(pupils) // size)", "min(len(pupils), 1)"),
        school(
            settings={"tutoring_size": 1},
            pupils=(
                *(b.pupil(n, struggling=True) for n in ("P1", "P2")),
                b.pupil("P3"),
            ),
            staff=tuple(b.staff(f"T{n}") for n in range(1, 6)),
            rooms=(b.room(), b.room("甲"), b.room("乙")),
        ),
        "H12",
    ),
    "pupils tutored who are not flagged": Case(
        written("tutoring:_alike", "pupil.struggling and attended", "attended"),
        flagged(),
        "H12",
    ),
    # the cycle
    "two places at once": Case(
        gives("cycle:_one_place", None),
        school(staff=(b.staff("T1"), b.staff("X2", kind=StaffKind.RETIRED))),
        "H11",
    ),
    "weekly maximum ignored": Case(
        gives("cycle:_week_bounds", None),
        school(
            STUDY,
            TUESDAY,
            staff=(
                replace(S1, weekly_max=100),
                b.staff("X2", ONLY_STUDY, kind=StaffKind.RETIRED),
                D1,
            ),
        ),
        "H14",  # the dates put it right, without a ground
    ),
    "weekly maximum counted for the whole cycle": Case(
        written(
            "cycle:_week_bounds",
            "<= facts.weekly_max",
            "<= 2 * facts.weekly_max",
        ),
        school(
            STUDY,
            LATER,
            staff=(
                replace(S1, weekly_max=100),
                b.staff("X2", ONLY_STUDY, kind=StaffKind.RETIRED),
                D1,
            ),
            settings=FORTNIGHT,
        ),
        "H14",  # the dates put it right, without a ground
    ),
    "leaders that are no candidates": Case(
        written("cycle:team", "other.leaders for other", "other.able for other"),
        school(
            CLUB,
            staff=(b.staff("T1", weekly_max=100), b.staff("T2"), D1),
            **choir("T1"),
            pupils=(b.pupil("P1", wishes=("合唱",)),),
        ),
        "H10",
    ),
    "whom the school has named": Case(
        gives("cycle:_pins", None),
        school(
            STUDY,
            TUESDAY,
            staff=(b.staff("T1", ONLY_STUDY), b.staff("T2", ONLY_STUDY), D1),
            pins=tuple(
                b.pin(day, "作业辅导", class_name=HOME, staff=(StaffId("T1"),))
                for day in (1, 2)
            ),
        ),
        "H23",
    ),
    # dates
    "the wrong week of the cycle": Case(
        written("term:by_cycle", "day.cycle_week", "1 - day.cycle_week"),
        school(
            staff=(b.staff("T1", ONLY_STUDY), b.staff("T2", ONLY_STUDY), D1),
            settings=FORTNIGHT,
        ),
        "H14",
    ),
    "departures not told": Case(
        written("term:_write_day", "set(actual) != set(planned)", "False"),
        school(
            staff=(b.staff("T1", ONLY_STUDY), b.staff("T2", ONLY_STUDY), D1),
            leaves=(leave("T1", MONDAY),),
            pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T1"),)),),
        ),
        "H14",
    ),
    "weekly maximum of a make-up week": Case(
        gives("term:_over_maximum", frozenset()),
        school(
            staff=(*(b.staff(n, ONLY_STUDY, weekly_max=100) for n in ("S1", "S2")), D1),
            **SUNDAY_AS_MONDAY,
        ),
        "H09",
    ),
    "a make-up day forgotten": Case(
        after("reading:read", lambda found: replace(found, days=found.days[:-1])),
        school(staff=(S1, D1), **SUNDAY_AS_MONDAY),
        "H16",
    ),
    "a club led by a stranger though a candidate is there": Case(
        constant("term:STAND_IN", 0),
        school(
            CLUB,
            staff=(
                b.staff("T1", frozenset({Post.CLUB})),
                b.staff("A2", frozenset({Post.CLUB})),
                b.staff("T3", frozenset({Post.CLUB}), kind=StaffKind.RETIRED),
                D1,
            ),
            leaves=(leave("T1", MONDAY),),
            **choir("T1", "T3"),
        ),
        "H10",
    ),
    # time given back
    "given back before it is earned": Case(
        written("flex:_place", "lot.day < place.day", "lot.day >= place.day"),
        late(),
        "H15",
    ),
    "given back after four weeks": Case(
        constant("flex:WITHIN", timedelta(days=60)),
        school(
            settings={
                "staff_off": time(16),
                "staff_on": time(15),
                "service_end": MONDAY + timedelta(days=35),
            },
            calendar=(
                *(
                    calendar_row(MONDAY + timedelta(days=n), DayArrangement.NO_SERVICE)
                    for n in range(1, 35)
                ),
                calendar_row(MONDAY + timedelta(days=35), DayArrangement.SCHOOL_DAY, 1),
            ),
            staff=(S1, replace(D1, kind=StaffKind.RETIRED)),
        ),
        "H15",
    ),
    "flex taken in a lesson": Case(
        gives("reading:Reading.lesson_minutes", ()),
        late(b.lesson("T1", 2, time(15), time(16))),
        "H15",
    ),
    "flex on a day of leave": Case(
        written("flex:places", "reading.on_leave(person, day.day)", "False"),
        late(leaves=(leave("T1", MONDAY + timedelta(days=1)),)),
        "H15",
    ),
    "弹性折算 forgotten": Case(
        written("flex:earned", "* rate", "* 1"),
        late(settings={"flex_rate": Decimal("0.5")}),
        "H15",
    ),
    "nothing given back": Case(gives("flex:give_back", ((), 0)), late(), "H15"),
    # the certificate
    "wishes counted one too many": Case(
        after(
            "clubs.stage:_wish_goals",
            lambda g: [replace(g[0], expression=g[0].expression + 1), *g[1:]],
        ),
        school(CLUB, **choir()),
        "F01",
    ),
    "a bound below the value": Case(
        written("run:Run.record_sum", "bound=bound,", "bound=bound - 1,"),
        school(CLUB, **choir()),
        "F01",
    ),
}


def rules_of(rows: School) -> set[str] | None:
    """The rules a plan of the model breaks; None when it finds no plan."""
    end = ask.outcome(rows)
    if isinstance(end, Impossible):
        return None
    assert isinstance(end, Solved), end
    report = audit(rows, to_document(end.plan), profile(rows))
    return {str(found.rule) for found in report.violations}


@pytest.mark.parametrize("name", CASES)
def test_a_bug_planted_in_the_model_is_refused_by_the_rule_meant_for_it(
    name: str, monkeypatch: Patch
) -> None:
    case = CASES[name]
    assert rules_of(case.school) == (set() if case.sound else None)
    case.plant(monkeypatch)
    assert case.rule in (rules_of(case.school) or ())
