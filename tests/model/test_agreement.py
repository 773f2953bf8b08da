"""The model's rows and the checker accept the very same weekly rosters.

Every roster of a dense tiny school is put into an otherwise legal plan; those without
violations are compared with all solutions of the cycle's model.
"""

from collections.abc import Iterable
from copy import deepcopy
from datetime import time
from itertools import combinations, product
from typing import Any

import pytest
from ortools.sat.python import cp_model

from scheduler.check import audit
from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClassName, ClubName, StaffId
from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.people import Staff
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.model import cycle
from scheduler.model.reading import read
from scheduler.model.repair import _group
from scheduler.model.works import make_works
from tests import builders as b
from tests.check.judge import profile
from tests.check.schools import institution
from tests.model import ask

Roster = frozenset[tuple[str, str]]  # (session, person)

LATER = b.slot(start=time(17), end=time(18), period="第二时段")
TOUCHING = b.slot(start=time(16, 30), end=time(17, 30), grades=frozenset({2}))
HOME = ClassName("一年级1班")


def third(kind: StaffKind, **changes: object) -> Staff:
    return b.staff("T3", kind=kind, **changes)  # type: ignore[arg-type]


def school(*slots: Slot, staff: Iterable[Staff], **changes: object) -> School:
    return ask.monday(*slots, staff=tuple(staff), **changes)


PAIR = (b.staff("T1"), b.staff("T2"))
WITH_CLUB: dict[str, Any] = {
    "pupils": ask.pupils(2, ("合唱",)),
    "clubs": (b.club(candidates=("T1", "T2")),),
}
CASES: dict[str, School] = {
    "H06": school(ask.STUDY, LATER, staff=ask.teachers(3)),
    "H06 overlapping": school(
        b.slot(grades=frozenset({1})),
        TOUCHING,
        staff=ask.teachers(3),
        classes=(b.school_class(), b.school_class("二年级1班", 2)),
        pupils=(b.pupil("P1"), b.pupil("P2", "二年级1班", 2)),
        rooms=(b.room(), b.room("二年级1班教室")),
    ),
    "H07 post": school(
        ask.STUDY, LATER, staff=(*PAIR, b.staff("T3", frozenset({Post.STUDY})))
    ),
    "H07 kind": school(
        ask.STUDY, LATER, staff=(*PAIR, third(StaffKind.STUDENT_TEACHER))
    ),
    "H07 qualification": school(
        *(ask.STUDY, LATER),
        staff=(*PAIR, third(StaffKind.PROFESSIONAL, qualified=False)),
    ),
    "H08 window": school(
        *(ask.STUDY, LATER),
        staff=(*PAIR, b.staff("T3", unavailable=frozenset({Window(1, "第二时段")}))),
    ),
    "H08 lesson": school(
        *(ask.STUDY, LATER),
        staff=ask.teachers(3),
        lessons=(b.lesson("T3", 1, time(15), time(16, 1)),),
    ),
    "H09 one unit": school(
        ask.STUDY, LATER, staff=(*PAIR, b.staff("T3", weekly_max=100))
    ),
    "H09 two units": school(
        ask.STUDY, LATER, staff=(*PAIR, b.staff("T3", weekly_max=200))
    ),
    "H04 two posts": school(
        ask.STUDY, staff=ask.teachers(4), settings=ask.ruled(group_size=1)
    ),
    "H11 two on duty": school(
        ask.STUDY, staff=ask.teachers(4), settings=ask.ruled(duty_posts=2)
    ),
    "H10": school(
        ask.CLUB,
        staff=(*PAIR, b.staff("T3"), b.staff("T4", frozenset({Post.DUTY}))),
        **WITH_CLUB,
    ),
    "H10 and study": school(ask.STUDY, ask.CLUB, staff=ask.teachers(3), **WITH_CLUB),
    "H19": school(
        ask.CARE,
        staff=(*PAIR, third(StaffKind.INSTITUTION, institution="星火")),
        institutions=(institution(),),
        pupils=ask.pupils(2, week=(b.EXTENDED,) * 5),
    ),
    "H23 class": school(
        *(ask.STUDY, LATER),
        staff=ask.teachers(3),
        pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T2"),)),),
    ),
    "H23 club": school(
        *(ask.STUDY, ask.CLUB),
        staff=ask.teachers(3),
        pins=(b.pin(1, "社团", club=ClubName("合唱"), staff=(StaffId("T2"),)),),
        **WITH_CLUB,
    ),
}


class Every(cp_model.CpSolverSolutionCallback):
    """All solutions over some variables."""

    def __init__(self, serve: cycle.Serve, sessions: list[str]) -> None:
        super().__init__()
        self._serve, self._sessions = serve, sessions
        self.found: set[Roster] = set()

    def on_solution_callback(self) -> None:
        self.found.add(
            frozenset(
                (self._sessions[index], str(person))
                for (person, index, _), variable in self._serve.items()
                if self.value(variable)
            )
        )


def by_model(rows: School, found: Plan) -> set[Roster]:
    reading = read(rows, profile(rows))
    works = make_works(reading, tuple(_group(reading, row) for row in found.sessions))
    assert all(len(work.groups) == 1 for work in works), "a pool is dealt afterwards"
    built = cycle.build(reading, works, elastic=False)
    every = Every(built.serve, [str(work.groups[0].id) for work in works])
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.solve(built.model, every)
    return every.found


def by_checker(rows: School, found: Plan) -> set[Roster]:
    people = [str(person.id) for person in rows.staff]
    teams = [
        team for count in range(3) for team in combinations(people, count)
    ]  # nobody needs three
    sessions = [str(row.id) for row in found.sessions]
    base = to_document(found)
    clubs = {row["id"]: row["club"] for row in base["sessions"]}
    accepted: set[Roster] = set()
    for chosen in product(teams, repeat=len(sessions)):
        staff = dict(zip(sessions, chosen, strict=True))
        document = deepcopy(base)
        for row in (*document["roster"], *document["cycle"]):
            row["staff"] = list(staff[row["session"]])
        for row in document["clubs"]:
            for session, club in clubs.items():
                if club == row["club"]:
                    row["staff"] = list(staff[session])
        if audit(rows, document, profile(rows)).passed:
            accepted.add(
                frozenset((s, person) for s, team in staff.items() for person in team)
            )
    return accepted


@pytest.mark.parametrize("rule", CASES)
def test_agreement_on_every_roster(rule: str) -> None:
    rows = CASES[rule]
    found = ask.plan(rows)
    accepted = by_model(rows, found)
    assert accepted, "the case says nothing"
    assert by_checker(rows, found) == accepted
