"""Every way to give the groups of a day their rooms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from itertools import product
from typing import Any

import pytest
from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClassName, ClubName, RoomName
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.offering import Room
from scheduler.domain.school import School
from scheduler.model import rooms as model_rooms
from tests import builders as b
from tests.model import ask
from tests.model.agreement.bench import (
    Bench,
    Row,
    Team,
    closed,
    club_row,
    document,
    every_week,
    ruled,
)
from tests.model.agreement.rosters import Choice, groups_of, rows_of, solutions

Placing = frozenset[tuple[str, str]]  # (session, room)

ONE, TWO = "一年级1班教室", "二年级1班教室"
STUDY = b.slot()
CLUB = b.slot(kind=PeriodKind.CLUB)
LATER = b.slot(start=time(17), end=time(18), period="第二时段")
CARE = b.slot(kind=PeriodKind.CARE, start=time(17), end=time(17, 30))
OPEN: Choice = {"合唱": ((CLUB,), ("P1", "P2"))}


@dataclass(frozen=True)
class Case:
    """A school, its clubs, and whether all groups find a room."""

    school: School
    choice: Mapping[str, tuple[Sequence[Slot], Sequence[str]]]
    exists: bool


def of(
    *rooms: Room,
    slots: Sequence[Slot] = (STUDY,),
    exists: bool = True,
    **changes: Any,  # noqa: ANN401
) -> Case:
    """Two pupils in grade 1, one in grade 2, each class with a room of its own."""
    choice = changes.pop("choice", {})
    values: dict[str, Any] = {
        "settings": ruled(),
        "slots": tuple(sorted(slots, key=lambda slot: slot.key)),
        "classes": (
            b.school_class(room=RoomName(rooms[0].name)),
            b.school_class("二年级1班", 2, room=RoomName(rooms[-1].name)),
        ),
        "pupils": (
            b.pupil("P1", wishes=("合唱",), week=(b.EXTENDED,) * 5),
            b.pupil("P2", wishes=("合唱",), week=(b.EXTENDED,) * 5),
            b.pupil("P3", "二年级1班", 2, week=(b.EXTENDED,) * 5),
        ),
        "staff": tuple(b.staff(f"T{n}") for n in range(1, 8)),
        "clubs": (),
        "rooms": rooms,
        **changes,
    }
    return Case(b.school(**values), choice, exists)


def club(**changes: object) -> dict[str, Any]:
    more: Any = {"candidates": ("T1",), **changes}
    return {"slots": (CLUB,), "choice": OPEN, "clubs": (b.club(**more),)}


def closed_on(*windows: Window) -> Room:
    return b.room(TWO, unavailable=frozenset(windows))


def grades(start: time, end: time) -> tuple[Slot, ...]:
    """Each grade at its own time."""
    return (
        b.slot(grades=frozenset({1})),
        b.slot(start=start, end=end, period="二年级时段", grades=frozenset({2})),
    )


PLAIN = (b.room(ONE), b.room(TWO))
HALL = b.room("音乐室", kind="音乐室")

CASES: dict[str, Case] = {
    "two groups, two rooms": of(*PLAIN),
    "two groups, three rooms": of(*PLAIN, HALL),
    "two groups, one room": of(b.room(ONE), exists=False),
    **{
        f"room of {seats} for a group of two": of(b.room(ONE, capacity=seats), PLAIN[1])
        for seats in (1, 2, 3)
    },
    "both rooms too small": of(
        b.room(ONE, capacity=1), b.room(TWO, capacity=1), exists=False
    ),
    **{
        f"one hall of {groups} groups and {seats} seats": of(
            b.room(ONE, groups=groups, capacity=seats),
            exists=groups >= 2 and seats >= 3,
        )
        for groups in (1, 2, 3)
        for seats in (2, 3, 4)
    },
    **{
        f"a hall of {seats} beside a room": of(
            b.room(ONE, groups=2, capacity=seats), PLAIN[1]
        )
        for seats in (1, 2, 3)
    },
    **{
        f"grade 2 from {start}": of(
            b.room(ONE), slots=grades(start, time(18)), exists=start >= time(17)
        )
        for start in (time(16), time(16, 59), time(17), time(17, 1))
    },
    **{
        f"grade 2 from {start}, two rooms": of(*PLAIN, slots=grades(start, time(18)))
        for start in (time(16, 59), time(17))
    },
    "one after the other": of(*PLAIN, slots=(STUDY, LATER)),
    **{
        f"closed {name}": of(
            b.room(ONE), closed_on(*windows), slots=(STUDY, LATER), exists=exists
        )
        for name, windows, exists in (
            ("on Mondays", [Window(1, None)], False),
            ("on Tuesdays", [Window(2, None)], True),
            ("in the first hour", [Window(1, "作业辅导")], False),
            ("in an unknown hour", [Window(1, "第三时段")], True),
        )
    },
    "closed, but there is a third": of(
        b.room(ONE), HALL, closed_on(Window(1, None)), exists=True
    ),
    "a club anywhere": of(*PLAIN, HALL, **club()),
    "a club in its kind of room": of(*PLAIN, HALL, **club(venue="音乐室")),
    "no room of the kind": of(*PLAIN, **club(venue="音乐室"), exists=False),
    "the only room of the kind is small": of(
        *PLAIN, replace(HALL, capacity=1), **club(venue="音乐室"), exists=False
    ),
    "the only room of the kind is closed": of(
        *PLAIN,
        replace(HALL, unavailable=frozenset({Window(1, "社团")})),
        **club(venue="音乐室"),
        exists=False,
    ),
    "care in any room": of(*PLAIN, HALL, slots=(STUDY, CARE)),
    "a class placed": of(
        *PLAIN,
        HALL,
        pins=(b.pin(1, "作业辅导", class_name=ClassName("一年级1班"), room="音乐室"),),
    ),
    "two classes placed in one room": of(
        *PLAIN,
        HALL,
        pins=tuple(
            b.pin(1, "作业辅导", class_name=ClassName(name), room="音乐室")
            for name in ("一年级1班", "二年级1班")
        ),
        exists=False,
    ),
    "a class placed where it does not fit": of(
        b.room(ONE),
        b.room(TWO, capacity=1),
        pins=(b.pin(1, "作业辅导", class_name=ClassName("一年级1班"), room=TWO),),
        exists=False,
    ),
    "a club placed": of(
        *PLAIN,
        HALL,
        pins=(b.pin(1, "社团", club=ClubName("合唱"), room=ONE),),
        **club(),
    ),
}


def by_model(bench: Bench, case: Case, patch: pytest.MonkeyPatch) -> set[Placing]:
    """All solutions of the rows of the day in which no group is without a room."""
    rows = model_rooms._rooms_hold
    found: set[Placing] = set()
    groups = groups_of(bench, case.choice)
    seated = [group for group in groups if group.slot is not None]

    def hold(
        reading: object,
        model: cp_model.CpModel,
        today: object,
        sits: Any,  # noqa: ANN401
    ) -> None:
        rows(reading, model, today, sits)  # type: ignore[arg-type]
        found.update(
            frozenset((str(session), str(room)) for session, room in each)
            for each in solutions(model.clone(), sits)
            if len(each) == len(seated)
        )

    patch.setattr(model_rooms, "_rooms_hold", hold)
    prices = [model_rooms._priced(bench.reading, group, {}) for group in seated]
    model_rooms._search(bench.reading, ask.run(), seated, prices)
    placement = model_rooms.place(bench.reading, ask.run(), groups)
    placing = frozenset((str(s), str(room)) for s, room in placement.rooms.items())
    assert bool(placement.homeless) != (placing in found)
    return found


def by_checker(bench: Bench, case: Case, rows: Sequence[Row]) -> Iterator[Placing]:
    people = iter(f"T{n}" for n in range(1, 8))
    teams: dict[str, Team] = {row["id"]: (next(people),) for row in rows}
    led = [teams[row["id"]] for row in rows if row["club"]]
    clubs = [
        club_row(row["club"], *case.choice[row["club"]], led[0])
        if row["club"] in case.choice
        else row
        for row in closed(case.school)
    ]
    placed = [row for row in rows if row["activity"] != "duty"]
    names = [str(room.name) for room in case.school.rooms]
    for chosen in product(names, repeat=len(placed)):
        given = dict(zip([row["id"] for row in placed], chosen, strict=True))
        there = [{**row, "room": given.get(row["id"])} for row in rows]
        staff = every_week(case.school, teams)
        if bench.passes(document(case.school, there, staff, clubs=clubs)):
            yield frozenset(given.items())


@pytest.mark.parametrize("name", CASES)
def test_the_placings_the_audit_accepts_are_the_models(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]
    bench = Bench(case.school)
    rows = rows_of(bench, groups_of(bench, case.choice))
    rows.sort(key=lambda row: row["activity"] != "club")  # T1 leads
    accepted = set(by_checker(bench, case, rows))
    assert by_model(bench, case, monkeypatch) == accepted
    assert bool(accepted) is case.exists
