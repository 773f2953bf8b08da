"""The cheapest changes after which all posts can be filled (elastic min-cost repair).

What keeps people from a post may be given up at a cost: a window of 不可用, a leave, a
weekly maximum, the list of a person's posts, one person on duty, and as a last resort
more teachers. One small model finds the set that costs least; models with one kind of
change alone give the alternatives.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd

from ortools.sat.python import cp_model

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post
from scheduler.model.engine import Stages, total
from scheduler.model.explain.tasks import LEAVE, POST, WINDOW, Key, Task, Tasks
from scheduler.model.run import Run, StageInfeasible, StageOutOfTime
from scheduler.words import plan as words

UNITS, DUTY, LATE, HIRE = "units", "duty", "late", "hire"
KINDS = (WINDOW, LEAVE, UNITS, POST, DUTY, LATE, HIRE)

# Guessed: what a change costs in people asked; only their order matters.
COST = {WINDOW: 2, LEAVE: 3, UNITS: 1, POST: 4, DUTY: 5, LATE: 5, HIRE: 20}
EFFORT = 0.5  # deterministic seconds; what is found by then is near the cheapest
MOST_UNITS = 1000  # hundredths of a 课时 a week more than now


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """What to give up: keys, units by person, duty, late days, and people to hire.

    ``seats`` are the posts that are filled because of it.
    """

    cost: int
    keys: tuple[Key, ...]
    units: tuple[tuple[StaffId, int], ...]
    duty: int
    late: int
    hired: int
    seats: tuple[tuple[StaffId | None, Task], ...]


def cheapest(tasks: Tasks, run: Run, kinds: Iterable[str]) -> Relief | None:
    """The cheapest relief made of some kinds of changes; None: they cannot help.

    Where the cheapest is not proven within an effort the best one found is taken.

    Raises:
        StageOutOfTime: cancelled.
    """
    built = _Elastic(tasks, frozenset(kinds))
    stages = Stages(built.model, run)
    try:
        stages.optimise_quietly(
            words.STAGE_SHORT, "min", built.cost(), share=0.5, effort=EFFORT
        )
    except StageInfeasible:
        return None
    except StageOutOfTime:
        if run.cancelled():
            raise
        return None
    return built.read(stages)


class _Elastic:
    def __init__(self, tasks: Tasks, kinds: frozenset[str]) -> None:
        self.tasks, self.kinds = tasks, kinds
        self.reading = tasks.reading
        self.model = cp_model.CpModel()
        self.serve: dict[tuple[StaffId, int], cp_model.IntVar] = {}
        self.paid: dict[tuple[StaffId, int], tuple[Key, ...]] = {}
        self.give_up: dict[Key, cp_model.IntVar] = {}
        self.more: dict[StaffId, cp_model.IntVar] = {}
        self.asked: dict[StaffId, cp_model.IntVar] = {}
        self.new: dict[int, cp_model.IntVar] = {}
        self.step = gcd(50, *(task.work.units for task in tasks.rows))
        most = sum(task.work.need for task in tasks.rows)
        self.hired = self.model.new_int_var(0, most if HIRE in kinds else 0, "hired")
        duty = self.reading.school.settings.duty_posts
        less = duty - 1 if DUTY in kinds else 0
        self.fewer = self.model.new_int_var(0, max(less, 0), "fewer")
        most_late = 5 if LATE in kinds and self.reading.late_days is not None else 0
        self.later = self.model.new_int_var(0, most_late, "later")
        self._people()
        self._cover()
        self._one_place()
        self._maxima()
        self._late_days()

    def _people(self) -> None:
        for person in self.reading.staff:
            for index, task in enumerate(self.tasks.rows):
                keys = self.tasks.needs(person, task)
                if keys is None or any(key[0] not in self.kinds for key in keys):
                    continue
                variable = self.model.new_bool_var("serve")
                self.serve[person, index] = variable
                self.paid[person, index] = keys
                for key in keys:
                    if key not in self.give_up:
                        self.give_up[key] = self.model.new_bool_var("give up")
                    self.model.add(variable <= self.give_up[key])

    def _cover(self) -> None:
        there: dict[int, list[cp_model.LinearExpr]] = defaultdict(list)
        for (_, index), variable in self.serve.items():
            there[index].append(variable)
        for index, task in enumerate(self.tasks.rows):
            new = self.model.new_int_var(0, task.work.need, "new")
            self.new[index] = new
            self.model.add(new <= self.hired)
            fewer = self.fewer if task.work.post is Post.DUTY else 0
            self.model.add(total(there[index]) + new + fewer >= task.work.need)
            for person, _ in task.work.pinned:
                if not self.paid.get((person, index), ("",)):
                    self.model.add(self.serve[person, index] == 1)

    def _one_place(self) -> None:
        """At the start of each task, nobody is in two that run then."""
        rows = self.tasks.rows
        for task in rows:
            running = [
                other
                for other, row in enumerate(rows)
                if (row.week, row.day) == (task.week, task.day)
                and row.work.weekday == task.work.weekday
                and row.work.minutes[0] <= task.work.minutes[0] < row.work.minutes[1]
            ]
            if len(running) < 2:
                continue
            self.model.add(total(self.new[i] for i in running) <= self.hired)
            for person in self.reading.staff:
                mine = [
                    self.serve[person, i] for i in running if (person, i) in self.serve
                ]
                if len(mine) > 1:
                    self.model.add_at_most_one(mine)

    def _maxima(self) -> None:
        terms: dict[tuple[StaffId, int], list[cp_model.LinearExpr]] = defaultdict(list)
        for (person, index), variable in self.serve.items():
            task = self.tasks.rows[index]
            if task.work.units:
                terms[person, task.week].append(task.work.units * variable)
        for (person, week), units in terms.items():
            limit = self.reading.staff[person].weekly_max
            if limit is None:
                continue
            room = max(limit - self.tasks.besides[person, week], 0)
            if UNITS in self.kinds:
                if person not in self.more:
                    top = MOST_UNITS // self.step
                    self.more[person] = self.model.new_int_var(0, top, "more")
                    self.asked[person] = self.model.new_bool_var("asked")
                    self.model.add(self.more[person] <= top * self.asked[person])
                self.model.add(total(units) <= room + self.step * self.more[person])
            else:
                self.model.add(total(units) <= room)

    def _late_days(self) -> None:
        """H25, with more late days for everybody if that is given up."""
        limit = self.reading.late_days
        if limit is None:
            return
        days: dict[tuple[StaffId, int], dict[object, cp_model.IntVar]] = {}
        for (person, index), variable in self.serve.items():
            task = self.tasks.rows[index]
            if person not in self.reading.own or not self.tasks.is_late(task):
                continue
            mine = days.setdefault((person, task.week), {})
            when = task.day or task.work.weekday
            if when not in mine:
                mine[when] = self.model.new_bool_var("late")
            self.model.add(variable <= mine[when])
        for key, mine in days.items():
            room = max(limit - self.tasks.late[key], 0)
            self.model.add(total(mine.values()) <= room + self.later)

    def cost(self) -> cp_model.LinearExpr:
        """Cost in hundredths, so that units of half a 课时 can be told apart."""
        return total(
            [
                *(100 * COST[key[0]] * var for key, var in self.give_up.items()),
                *(100 * COST[UNITS] * variable for variable in self.asked.values()),
                *(self.step * COST[UNITS] * row for row in self.more.values()),
                100 * COST[DUTY] * self.fewer,
                100 * COST[LATE] * self.later,
                100 * COST[HIRE] * self.hired,
            ]
        )

    def read(self, stages: Stages) -> Relief:
        """The solution; what it gives up for nothing is left out."""
        serving = [seat for seat, row in self.serve.items() if stages.value(row)]
        used = {key for seat in serving for key in self.paid[seat]}
        units = {
            person: self.step * stages.value(variable)
            for person, variable in self.more.items()
            if stages.value(variable)
        }
        keys = tuple(sorted(key for key in used if stages.value(self.give_up[key])))
        rows = self.tasks.rows
        seats: list[tuple[StaffId | None, Task]] = [
            (person, rows[index])
            for person, index in serving
            if self.paid[person, index]
        ]
        for index, variable in self.new.items():
            seats += [(None, rows[index])] * stages.value(variable)
        beyond: Counter[StaffId] = Counter(units)
        for person, index in serving:
            if beyond[person] > 0 and not self.paid[person, index]:
                beyond[person] -= rows[index].work.units
                if rows[index].work.units:
                    seats.append((person, rows[index]))
        fewer, hired = stages.value(self.fewer), stages.value(self.hired)
        later = stages.value(self.later)
        cost = (
            sum(COST[key[0]] for key in keys)
            + sum(COST[UNITS] * (1 + -(-more // 100)) for more in units.values())
            + COST[DUTY] * fewer
            + COST[LATE] * later
            + COST[HIRE] * hired
        )
        return Relief(
            cost=cost,
            keys=keys,
            units=tuple(sorted(units.items())),
            duty=fewer,
            late=later,
            hired=hired,
            seats=tuple(seats),
        )
