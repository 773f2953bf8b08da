"""Rosters of the cycle: all solutions of the model's rows, all rosters by hand."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations, product
from typing import Any

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, PupilId
from scheduler.model import cycle
from scheduler.model.clubs.stage import ClubChoice
from scheduler.model.explain.counts import counting_conflicts
from scheduler.model.groups import Group, make_groups
from scheduler.model.rooms import place
from scheduler.model.works import Work, make_works
from tests.model import ask
from tests.model.agreement.bench import (
    Bench,
    Row,
    Team,
    closed,
    club_row,
    document,
)

Roster = frozenset[tuple[int, str, str]]  # (week, session, person)
Choice = Mapping[str, tuple[Sequence[Slot], Sequence[str]]]  # club: slots, members


class Every(cp_model.CpSolverSolutionCallback):
    """All solutions over some variables, as the sets of keys that are 1."""

    def __init__(self, variables: Mapping[Any, cp_model.IntVar]) -> None:
        super().__init__()
        self._variables = variables
        self.found: set[frozenset[Any]] = set()

    def on_solution_callback(self) -> None:
        self.found.add(
            frozenset(
                key for key, variable in self._variables.items() if self.value(variable)
            )
        )


def solutions(
    model: cp_model.CpModel, variables: Mapping[Any, cp_model.IntVar]
) -> set[frozenset[Any]]:
    """Every solution of a model, told by which of some 0-1 variables are 1."""
    every = Every(variables)
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    solver.solve(model, every)
    return every.found


def groups_of(bench: Bench, choice: Choice) -> tuple[Group, ...]:
    """The week's groups when these clubs open."""
    return make_groups(bench.reading, chosen(choice), {})


def chosen(choice: Choice) -> ClubChoice:
    """A choice of clubs as the model's stage gives it."""
    return ClubChoice(
        offers=(),
        patterns={ClubName(name): tuple(slots) for name, (slots, _) in choice.items()},
        members={
            ClubName(name): tuple(map(PupilId, ids))
            for name, (_, ids) in choice.items()
        },
    )


def rosters_of_model(bench: Bench, groups: tuple[Group, ...]) -> set[Roster]:
    """Every roster of the cycle the model accepts; pools dealt in every way."""
    if counting_conflicts(bench.reading):
        return set()
    works = make_works(bench.reading, groups)
    built = cycle.build(bench.reading, works, elastic=False)
    for variable in built.drop.values():
        built.model.add(variable == 0)
    return {
        roster
        for solution in solutions(built.model, built.serve)
        for roster in _dealt(works, list(built.weeks), solution)
    }


def _dealt(
    works: Sequence[Work], weeks: Sequence[int], solution: frozenset[Any]
) -> Iterator[Roster]:
    pools = [
        list(
            _deals(
                work,
                week,
                [person for person in work.able if (person, index, week) in solution],
            )
        )
        for index, work in enumerate(works)
        for week in weeks
    ]
    for parts in product(*pools):
        yield frozenset().union(*parts)


def _deals(work: Work, week: int, people: Sequence[str]) -> Iterator[Roster]:
    seats = [str(group.id) for group in work.groups for _ in range(group.posts)]
    named = {str(person): str(group.id) for person, group in work.pinned}
    for order in permutations(people):
        dealt = dict(zip(order, seats, strict=True))
        if all(named.get(person, seat) == seat for person, seat in dealt.items()):
            yield frozenset((week, seat, str(person)) for person, seat in dealt.items())


def rows_of(bench: Bench, groups: Sequence[Group]) -> list[Row]:
    """The groups as sessions of plan.json, in the rooms the model gives them."""
    rooms = place(bench.reading, ask.run(), tuple(groups)).rooms
    return [
        {
            "id": str(group.id),
            "weekday": group.weekday,
            "period": group.period,
            "start": f"{group.start:%H:%M}",
            "end": f"{group.end:%H:%M}",
            "activity": str(group.activity),
            "classes": [str(name) for name in group.classes],
            "club": group.club,
            "room": rooms.get(group.id),
            "students": [str(pupil) for pupil in group.pupils],
            "posts": group.posts,
        }
        for group in groups
    ]


def plan_of(
    bench: Bench,
    rows: Sequence[Row],
    choice: Choice,
    staff: Mapping[tuple[int, str], Team],
) -> Row:
    """The plan of a roster; a club's row names whom its first week has."""
    clubs = clubs_led(bench, rows, chosen(choice), staff)
    return document(bench.school, rows, staff, clubs=clubs)


def clubs_led(
    bench: Bench,
    rows: Sequence[Row],
    choice: ClubChoice,
    staff: Mapping[tuple[int, str], Team],
) -> list[Row]:
    """The rows of the clubs, led by those whom the first week has."""
    clubs = closed(bench.school)
    for index, row in enumerate(clubs):
        name = ClubName(row["club"])
        if name in choice.patterns:
            led = {
                person
                for session in rows
                if session["club"] == name
                for person in staff[0, session["id"]]
            }
            members = map(str, choice.members[name])
            clubs[index] = club_row(name, choice.patterns[name], members, sorted(led))
    return clubs


def rosters_of_checker(
    bench: Bench, rows: Sequence[Row], choice: Choice, *, any_size: bool = False
) -> set[Roster]:
    """Every roster the audit accepts, of all teams that fill the posts.

    Args:
        any_size: also try teams with one person more or fewer.
    """
    people = [str(person.id) for person in bench.school.staff]
    weeks = range(bench.school.settings.cycle_weeks)
    places = [(week, row["id"]) for week in weeks for row in rows]
    posts = {row["id"]: row["posts"] for row in rows}
    spread = (-1, 0, 1) if any_size else (0,)
    options = [
        [
            team
            for more in spread
            if posts[name] + more >= 0
            for team in combinations(people, posts[name] + more)
        ]
        for _, name in places
    ]
    accepted = set()
    for chosen in product(*options):
        staff = dict(zip(places, chosen, strict=True))
        if bench.passes(plan_of(bench, rows, choice, staff)):
            accepted.add(
                frozenset(
                    (week, name, person)
                    for (week, name), team in staff.items()
                    for person in team
                )
            )
    return accepted
