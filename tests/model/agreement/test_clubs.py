"""Every choice of clubs: which open, when, with which members.

Who leads, who watches the rest and where everybody sits is brought in by "some way":
the audit accepts a choice when some leaders, rooms and rosters make a plan it passes;
the model accepts it when the club stage's rows hold and rooms and roster follow.
What the stage learns between rounds (``reserve``) only steers the search and is empty.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import combinations, product
from typing import Any

import pytest
from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClubName, RoomName, StaffId
from scheduler.domain.kinds import PeriodKind, Post, StaffKind
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.model import cycle
from scheduler.model.clubs.offers import offers
from scheduler.model.clubs.stage import RULES
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.explain.counts import counting_conflicts
from scheduler.model.rooms import place
from scheduler.model.works import make_works
from tests import builders as b
from tests.check.plans import wants
from tests.check.schools import institution
from tests.model import ask
from tests.model.agreement.bench import (
    Bench,
    Row,
    Seat,
    Team,
    closed,
    club_row,
    document,
    duty_rows,
    every_week,
    ruled,
    session_row,
    subsets,
    without_service,
)
from tests.model.agreement.rosters import groups_of, solutions

Meeting = tuple[Slot, ...]
Choice = Mapping[str, tuple[Meeting, Team]]
Told = frozenset[tuple[str, tuple[tuple[int, str], ...], frozenset[str]]]

STUDY_ONLY, DUTY_ONLY = frozenset({Post.STUDY}), frozenset({Post.DUTY})
BOTH_DAYS = (
    b.slot(1, PeriodKind.CLUB),
    b.slot(2, PeriodKind.CLUB),
)
ONE = (b.slot(1, PeriodKind.CLUB),)
AWAY = b.ABSENT
WATCHERS = ("S1", "S2", "S3")
TEACHING = institution(academic=True)


@dataclass(frozen=True)
class Case:
    """A school; ``opens``: whether some club can open in it.

    Attributes:
        people: who watches the rest is looked for among all the staff; else S1 to S3
            and D1 are there for it.
        rooms: the rest may sit in any room; else in the class's own.
    """

    school: School
    opens: bool = True
    people: bool = False
    rooms: bool = False


def school(*slots: Slot, **changes: Any) -> School:  # noqa: ANN401
    """Three pupils of one class: P2 is away on Tuesdays, P3 wishes for nothing."""
    grid = slots or BOTH_DAYS
    given = changes.pop("settings", {})
    settings = ruled(
        **{"service_end": date(2026, 9, 6 + max(s.weekday for s in grid)), **given}
    )
    values: dict[str, Any] = {
        "settings": settings,
        "calendar": without_service(settings, grid),
        "slots": tuple(sorted(grid, key=lambda slot: slot.key)),
        "pupils": (
            b.pupil("P1", wishes=("合唱",)),
            b.pupil("P2", wishes=("合唱",), week=(b.NORMAL, AWAY, *(b.NORMAL,) * 3)),
            b.pupil("P3"),
        ),
        "staff": led_by(b.staff("T1"), b.staff("T2")),
        "clubs": (b.club(candidates=("T1",)),),
        **changes,
    }
    return b.school(**values)


def led_by(*leaders: Staff) -> tuple[Staff, ...]:
    """These, and people for everything else."""
    return (
        *leaders,
        b.staff("S1", STUDY_ONLY),
        b.staff("S2", STUDY_ONLY),
        b.staff("S3", STUDY_ONLY),
        b.staff("D1", DUTY_ONLY),
    )


def club(**changes: object) -> dict[str, Any]:
    more: Any = {"candidates": ("T1",), **changes}
    return {"clubs": (b.club(**more),)}


def leader(**changes: object) -> dict[str, Any]:
    more: Any = changes
    return {"staff": led_by(b.staff("T1", **more), b.staff("T2"))}


def apart(first: Slot, second: Slot, **changes: Any) -> School:  # noqa: ANN401
    """Two clubs of two grades, each at its own time; P1 and P2 wish for both."""
    slots = (
        replace(first, grades=frozenset({1})),
        replace(second, grades=frozenset({2})),
    )
    wishes = ("合唱", "戏剧")
    return two(
        *slots,
        classes=(b.school_class(), b.school_class("二年级1班", 2)),
        pupils=(b.pupil("P1", wishes=wishes), b.pupil("P2", "二年级1班", 2, wishes)),
        rooms=(b.room(), b.room("二年级1班教室"), b.room("音乐室"), b.room("舞台")),
        **changes,
    )


def two(first: Slot, second: Slot, **changes: Any) -> School:  # noqa: ANN401
    """Two clubs, P1 and P2 wish for both; each club may use its own slot."""
    windows = [
        frozenset({Window(slot.weekday, slot.period)}) for slot in (first, second)
    ]
    pupils = tuple(b.pupil(name, wishes=("合唱", "戏剧")) for name in ("P1", "P2"))
    candidates = changes.pop("candidates", (("T1",), ("T2",)))
    more: Any = changes.pop("club", {})
    clubs = tuple(
        b.club(name, who, windows=window, **more)
        for name, who, window in zip(("合唱", "戏剧"), candidates, windows, strict=True)
    )
    rooms = (b.room(), b.room("音乐室"), b.room("舞台"))
    slots = {first, second}
    return school(
        *slots, **{"pupils": pupils, "clubs": clubs, "rooms": rooms, **changes}
    )


def away(*windows: Window) -> dict[str, Any]:
    return leader(unavailable=frozenset(windows))


def pinned(**changes: object) -> dict[str, Any]:
    return {"pins": (b.pin(1, "社团", club=ClubName("合唱"), **changes),)}


LATE = b.slot(1, PeriodKind.CLUB, time(17), time(18), period="第二时段")
MINUTE = b.slot(1, PeriodKind.CLUB, time(16, 59), time(18), period="第二时段")
SAME_DAY = (ONE[0], LATE)
HALL = (b.room(), b.room("音乐室", kind="音乐室"))

CASES: dict[str, Case] = {
    **{
        f"H03 {least} to {most}, {times} a week": Case(
            school(**club(minimum=least, maximum=most, meetings=times)),
            opens=least <= (2 if times == 1 else 1),
        )
        for least in (1, 2, 3)
        for most in (1, 2, 3)
        if least <= most
        for times in (1, 2)
    },
    "H03 twice on different days": Case(
        school(*SAME_DAY, **club(meetings=2)), opens=False
    ),
    "H03 one of two on a day": Case(school(*SAME_DAY)),
    "H03 three days of two": Case(school(**club(meetings=3)), opens=False),
    "H03 another grade": Case(school(**club(grades=frozenset({2}))), opens=False),
    "H03 the period of another grade": Case(
        school(b.slot(1, PeriodKind.CLUB, grades=frozenset({2})), b.slot(1)),
        opens=False,
    ),
    "H03 no club period": Case(school(b.slot(1)), opens=False),
    **{
        f"H03 window {name}": Case(school(**club(windows=frozenset(windows))), opens)
        for name, windows, opens in (
            ("Monday", [Window(1, None)], True),
            ("Tuesday by name", [Window(2, "社团")], True),
            ("another name", [Window(2, "第二时段")], False),
            ("Friday", [Window(5, None)], False),
        )
    },
    **{
        f"H03 a pupil until {hour}:{minute:02d}": Case(
            school(
                *ONE,
                pupils=(
                    b.pupil("P1", wishes=("合唱",), week=(b.until(hour, minute),) * 5),
                    b.pupil("P2"),
                ),
            ),
            opens,
        )
        for hour, minute, opens in ((16, 59, False), (17, 0, True), (17, 1, True))
    },
    **{
        f"H03 {limit} clubs, {name}": Case(two(*slots, settings=settings))
        for limit in (1, 2)
        for settings in ({"clubs_per_pupil": limit},)
        for name, slots in (
            ("at once", (ONE[0], ONE[0])),
            ("one after the other", SAME_DAY),
        )
    },
    "H06 one leader for two at once": Case(
        two(ONE[0], ONE[0], candidates=(("T1",), ("T1",)))
    ),
    "H06 one leader, one after the other": Case(
        two(*SAME_DAY, candidates=(("T1",), ("T1",)))
    ),
    **{
        f"H06 one leader of two grades, {name}": Case(
            apart(ONE[0], other, candidates=(("T1",), ("T1",)))
        )
        for name, other in (("a minute together", MINUTE), ("touching", LATE))
    },
    **{
        f"H09 at most {most}, {times} a week": Case(
            school(
                *BOTH_DAYS,
                **club(meetings=times),
                **leader(weekly_max=most),
            ),
            opens=most >= 100 * times,
        )
        for most in (99, 100, 199, 200)
        for times in (1, 2)
    },
    "H09 two clubs of one leader": Case(
        two(
            *SAME_DAY,
            candidates=(("T1",), ("T1",)),
            staff=led_by(b.staff("T1", weekly_max=100), b.staff("T2")),
        )
    ),
    "H08 away on Monday": Case(school(**away(Window(1, None)))),
    "H08 away on both": Case(school(**away(Window(1, None), Window(2, "社团"))), False),
    "H08 a lesson into it": Case(
        school(lessons=(b.lesson("T1", 1, time(15), time(16, 1)),))
    ),
    "H08 a lesson until it": Case(
        school(lessons=(b.lesson("T1", 1, time(15), time(16)),))
    ),
    "H14 nobody for both days": Case(
        school(
            **club(meetings=2, candidates=("T1", "T2")),
            staff=led_by(
                b.staff("T1", unavailable=frozenset({Window(1, None)})),
                b.staff("T2", unavailable=frozenset({Window(2, None)})),
            ),
        ),
        opens=False,
    ),
    "H07 without the post": Case(school(**leader(posts=DUTY_ONLY)), opens=False),
    "H07 a kind not admitted": Case(
        school(**leader(kind=StaffKind.STUDENT_TEACHER)), opens=False
    ),
    "H07 a kind not admitted elsewhere": Case(
        school(
            **leader(kind=StaffKind.STUDENT_TEACHER),
            settings={"policy": "yongchang-2021"},
        )
    ),
    "H07 no 资质": Case(
        school(**leader(kind=StaffKind.PROFESSIONAL, qualified=False)), opens=False
    ),
    "H10 two leaders": Case(school(*ONE, **club(leaders=2, candidates=("T1", "T2")))),
    "H10 one of two leaders": Case(school(*ONE, **club(leaders=2)), opens=False),
    "H10 nobody named": Case(school(*ONE, **club(candidates=()))),
    "H10 more members than one can lead": Case(
        school(*ONE, settings={"group_size": 1}, **club(candidates=("T1", "T2")))
    ),
    "H10 one leader for one member": Case(
        school(*ONE, settings={"group_size": 1}, **club())
    ),
    **{
        f"H19 {name}": Case(
            school(
                *ONE,
                **club(institution="星火", academic=academic, candidates=named),
                staff=led_by(
                    b.staff("T1", kind=StaffKind.INSTITUTION, institution="星火")
                ),
                institutions=listed,
            ),
            opens,
        )
        for name, academic, named, listed, opens in (
            ("approved", False, ("T1",), (institution(),), True),
            ("approved, nobody named", False, (), (institution(),), True),
            ("an academic club", True, ("T1",), (institution(),), False),
            (
                "a teaching company",
                False,
                ("T1",),
                (institution(academic=True),),
                False,
            ),
            ("not approved", False, ("T1",), (institution(approved=False),), False),
            ("not listed", False, ("T1",), (), False),
        )
    },
    "H05 no room of the kind": Case(school(**club(venue="操场")), opens=False),
    "H05 a room of the kind": Case(school(**club(venue="音乐室"))),
    **{
        f"H05 a room for {seats}": Case(
            school(
                *ONE,
                rooms=(b.room(), b.room("音乐室", kind="音乐室", capacity=seats)),
                **club(venue="音乐室", minimum=least),
            ),
            opens=seats >= least,
        )
        for seats in (1, 2)
        for least in (1, 2)
    },
    "H05 closed on Mondays": Case(
        school(
            rooms=(
                b.room(),
                b.room(
                    "音乐室", kind="音乐室", unavailable=frozenset({Window(1, None)})
                ),
            ),
            **club(venue="音乐室"),
        )
    ),
    "H05 one hall for two": Case(
        two(
            ONE[0],
            ONE[0],
            club={"venue": "音乐室"},
            rooms=HALL,
        )
    ),
    "H05 one hall, one after the other": Case(
        two(*SAME_DAY, club={"venue": "音乐室"}, rooms=HALL)
    ),
    **{
        f"H05 a playground of two for {seats}": Case(
            two(
                ONE[0],
                ONE[0],
                settings={"clubs_per_pupil": 1},
                club={"venue": "操场"},
                rooms=(
                    b.room(),
                    b.room("操场", kind="操场", capacity=seats, groups=2),
                ),
            )
        )
        for seats in (1, 2)
    },
    "H05 no room for the rest": Case(
        school(*ONE, rooms=(b.room(),)), opens=False, rooms=True
    ),
    "H05 one room, all in the club": Case(
        school(
            *ONE,
            rooms=(b.room(),),
            pupils=(b.pupil("P1", wishes=("合唱",)), b.pupil("P2", wishes=("合唱",))),
        ),
        rooms=True,
    ),
    "H04 nobody for the rest": Case(
        school(*ONE, staff=(b.staff("T1"), b.staff("T2"))), opens=False, people=True
    ),
    "H04 two people, all in the club": Case(
        school(
            *ONE,
            staff=(b.staff("T1"), b.staff("T2")),
            pupils=(b.pupil("P1", wishes=("合唱",)), b.pupil("P2", wishes=("合唱",))),
        ),
        people=True,
    ),
    "H04 three people": Case(
        school(*ONE, staff=tuple(b.staff(f"T{n}") for n in (1, 2, 3))), people=True
    ),
    "H09 three people of one unit": Case(
        school(
            *SAME_DAY,
            staff=(
                *(b.staff(f"T{n}", weekly_max=100) for n in (1, 2, 3)),
                b.staff("D1", DUTY_ONLY),
            ),
            pupils=(b.pupil("P1", wishes=("合唱",)), b.pupil("P2")),
        ),
        people=True,
    ),
    "H23 placed": Case(school(**pinned())),
    "H23 placed with its leader": Case(
        school(**pinned(staff=(StaffId("T2"),)), **club(candidates=("T1", "T2")))
    ),
    "H23 placed with another leader": Case(school(**pinned(staff=(StaffId("T2"),)))),
    "H23 placed in a room": Case(
        school(**pinned(room=RoomName("音乐室")), rooms=HALL), rooms=True
    ),
    "H23 placed, too few": Case(school(**pinned(), **club(minimum=3)), opens=False),
    "H23 placed, nobody to lead": Case(
        school(**pinned(), **away(Window(1, None))), opens=False
    ),
    "H23 placed outside its window": Case(
        school(**pinned(), **club(windows=frozenset({Window(2, None)}))), opens=False
    ),
}


# ---- the model --------------------------------------------------------------------


def by_model(bench: Bench) -> set[Told]:
    """Choices that keep the club stage's rows and that rooms and roster can follow."""
    if counting_conflicts(bench.reading):
        return set()
    build = ClubModel(bench.reading, offers(bench.reading), {})
    for rule in RULES:
        rule(build)
    size = bench.school.settings.group_size
    for (grade, slot), rest in build.rest.items():  # nobody asks for more than needed
        stay = len(build.staying(grade, slot)) - build.attending(grade, slot)
        build.model.add(size * rest <= stay + size - 1)
    followed: dict[object, bool] = {}
    accepted = set()
    for solution in solutions(build.model, {**build.way, **build.hold}):
        choice = {
            str(name): (
                pattern,
                tuple(
                    str(p) for p, c in build.hold if c == name and (p, c) in solution
                ),
            )
            for name, pattern in build.way
            if (name, pattern) in solution
        }
        alike = tuple((name, slots, len(m)) for name, (slots, m) in choice.items())
        key = (alike, len({p for _, members in choice.values() for p in members}))
        if key not in followed:
            followed[key] = _followed(bench, choice)
        if followed[key]:
            accepted.add(told(choice))
    return accepted


def _followed(bench: Bench, choice: Choice) -> bool:
    groups = groups_of(bench, choice)
    if place(bench.reading, ask.run(), groups).homeless:
        return False
    works = make_works(bench.reading, groups)
    built = cycle.build(bench.reading, works, elastic=False)
    return cp_model.CpSolver().solve(built.model) == cp_model.OPTIMAL


def told(choice: Choice) -> Told:
    return frozenset(
        (name, tuple((s.weekday, s.period) for s in slots), frozenset(members))
        for name, (slots, members) in choice.items()
    )


# ---- the audit --------------------------------------------------------------------


def by_checker(case: Case, bench: Bench) -> set[Told]:
    """Choices that some leaders, rooms and rosters make a plan the audit passes."""
    return {
        told(choice)
        for choice in _choices(case.school)
        if _stands(bench, _plans(case, choice))
    }


def _stands(bench: Bench, plans: Iterator[Row]) -> bool:
    """Whether some plan passes; H01 to H03 do not look at who leads or where."""
    for plan in plans:
        breach = bench.first_breach(plan)
        if not breach:
            return True
        if breach[:3] in ("H01", "H02", "H03"):
            return False
    return False


def _choices(rows: School) -> Iterator[Choice]:
    slots = [slot for slot in rows.slots if slot.kind is PeriodKind.CLUB]
    ways = [way for n in (1, 2) for way in combinations(slots, n)]
    names = [str(each.id) for each in rows.pupils]
    options = [None, *((way, who) for way in ways for who in subsets(names))]
    for chosen in product(options, repeat=len(rows.clubs)):
        yield {
            str(each.name): given
            for each, given in zip(rows.clubs, chosen, strict=True)
            if given is not None
        }


def _plans(case: Case, choice: Choice) -> Iterator[Row]:
    """Every plan of a choice: leaders, and what is scarce, in every way."""
    rows = case.school
    for sessions in _seated(case, choice):
        of_clubs = [row for row in sessions if row["club"]]
        rest = [row for row in sessions if not row["club"]]
        people = [str(person.id) for person in rows.staff]
        leaders = people if case.people else [p for p in people if p.startswith("T")]
        teams = [_teams(rows, choice, name, leaders) for name in choice]
        for chosen in product(*teams):
            leads = dict(zip(choice, chosen, strict=True))
            led = {row["id"]: leads[row["club"]] for row in of_clubs}
            for others in _others(rest, people, anybody=case.people):
                yield document(
                    rows,
                    sessions,
                    every_week(rows, {**led, **others}),
                    clubs=_club_rows(rows, choice, leads),
                )


def _seated(case: Case, choice: Choice) -> Iterator[Sequence[Row]]:
    rows = case.school
    seats = []
    for slot in rows.slots:
        taken: set[str] = set()
        for name, (slots, members) in choice.items():
            if slot in slots:
                taken.update(members)
                seats.append(
                    Seat(
                        slot=slot,
                        activity="club",
                        pupils=members,
                        room=None,
                        club=name,
                        posts=_leaders(rows, name, members),
                    )
                )
        for each in rows.classes:
            rest = tuple(
                str(pupil.id)
                for pupil in rows.pupils
                if pupil.class_name == each.name
                and wants(pupil, slot)
                and pupil.id not in taken
            )
            if rest:
                room = None if case.rooms else str(each.room)
                seats.append(Seat(slot=slot, activity="study", pupils=rest, room=room))
    every = [str(room.name) for room in rows.rooms]
    for names in product(*([seat.room] if seat.room else every for seat in seats)):
        yield [
            *(
                session_row(rows, replace(seat, room=name))
                for seat, name in zip(seats, names, strict=True)
            ),
            *duty_rows(rows),
        ]


def _leaders(rows: School, name: str, members: Team) -> int:
    least = next(each.leaders for each in rows.clubs if each.name == name)
    named = [len(pin.staff) for pin in rows.pins if pin.club == name]
    return max([least, -(-len(members) // rows.settings.group_size), *named])


def _teams(
    rows: School, choice: Choice, name: str, leaders: Sequence[str]
) -> list[Team]:
    return list(combinations(leaders, _leaders(rows, name, choice[name][1])))


def _others(
    rest: Sequence[Row], people: Sequence[str], *, anybody: bool
) -> Iterator[dict[str, Team]]:
    if not anybody:
        watch = [row for row in rest if row["activity"] == "study"]
        teams_of: dict[str, Team] = {row["id"]: ("D1",) for row in rest}
        for index, row in enumerate(watch):
            free = WATCHERS[index % 3 :] if row["posts"] == 1 else WATCHERS
            teams_of[row["id"]] = free[: row["posts"]]
        yield teams_of
        return
    teams = [list(combinations(people, row["posts"])) for row in rest]
    for chosen in product(*teams):
        yield {row["id"]: team for row, team in zip(rest, chosen, strict=True)}


def _club_rows(rows: School, choice: Choice, leads: Mapping[str, Team]) -> list[Row]:
    return [
        club_row(row["club"], *choice[row["club"]], leads[row["club"]])
        if row["club"] in choice
        else row
        for row in closed(rows)
    ]


@pytest.mark.parametrize("name", CASES)
def test_the_choices_of_clubs_the_audit_accepts_are_the_models(name: str) -> None:
    case = CASES[name]
    bench = Bench(case.school)
    accepted = by_checker(case, bench)
    assert by_model(bench) == accepted
    assert bool(accepted - {frozenset()}) is case.opens
