"""The wish goals of a small school by a plain MIP that shares nothing with the model.

One variable for every pupil, club and set of days; no aggregation, no relaxation, goal
after goal by HiGHS. It knows schools of one club period a day with staff and rooms
enough for everybody who is in no club.
"""

from collections.abc import Iterable
from itertools import combinations

from ortools.math_opt.python import mathopt

from scheduler.domain.kinds import WishPrinciple
from scheduler.domain.offering import Club
from scheduler.domain.people import Stay
from scheduler.domain.school import School
from scheduler.words import plan as words

RANKS = range(1, 6)
Days = tuple[int, ...]


class OutsideMip:
    """The model of a school; ``goals`` solves it."""

    def __init__(self, school: School) -> None:
        self.school, self.model = school, mathopt.Model()
        self.days = sorted({slot.weekday for slot in school.slots})
        self.opens = {
            (club.name, days): self._flag()
            for club in school.clubs
            for days in self._days_of(club)
        }
        self.holds = {
            (pupil.id, club, days): self._flag()
            for pupil in school.pupils
            for club, days in self.opens
            if club in pupil.wishes
            and pupil.grade in self._club(club).grades
            and all(pupil.week[day - 1].stay is not Stay.ABSENT for day in days)
        }
        self._sizes()
        self._pupils()
        self._leaders()
        self._rooms()

    def _flag(self) -> mathopt.Variable:
        return self.model.add_binary_variable()

    def _club(self, name: str) -> Club:
        return next(club for club in self.school.clubs if club.name == name)

    def _days_of(self, club: Club) -> Iterable[Days]:
        named = {window.weekday for window in club.windows} or set(self.days)
        return combinations(sorted(named), club.meetings)

    def _members(self, club: str, days: Days) -> mathopt.LinearSum:
        return mathopt.fast_sum(
            [v for (_, c, d), v in self.holds.items() if (c, d) == (club, days)]
        )

    def _sizes(self) -> None:
        for club in self.school.clubs:
            ways = [v for (name, _), v in self.opens.items() if name == club.name]
            self.model.add_linear_constraint(mathopt.fast_sum(ways) <= 1)
        for (name, days), opened in self.opens.items():
            club, members = self._club(name), self._members(name, days)
            self.model.add_linear_constraint(members >= club.minimum * opened)
            self.model.add_linear_constraint(members <= club.maximum * opened)
        for (_, name, days), held in self.holds.items():
            self.model.add_linear_constraint(held <= self.opens[name, days])

    def _pupils(self) -> None:
        limit = self.school.settings.clubs_per_pupil
        for pupil in self.school.pupils:
            mine = {key: v for key, v in self.holds.items() if key[0] == pupil.id}
            self.model.add_linear_constraint(mathopt.fast_sum(mine.values()) <= limit)
            for day in self.days:
                then = [v for (_, _, days), v in mine.items() if day in days]
                self.model.add_linear_constraint(mathopt.fast_sum(then) <= 1)

    def _leaders(self) -> None:
        leads = {
            (person, name, days): self._flag()
            for name, days in self.opens
            for person in self._club(name).candidates
        }
        for (name, days), opened in self.opens.items():
            team = [v for (_, c, d), v in leads.items() if (c, d) == (name, days)]
            wanted = self._club(name).leaders * opened
            self.model.add_linear_constraint(mathopt.fast_sum(team) == wanted)
        for person in self.school.staff:
            mine = {key: v for key, v in leads.items() if key[0] == person.id}
            for day in self.days:
                then = [v for (_, _, days), v in mine.items() if day in days]
                self.model.add_linear_constraint(mathopt.fast_sum(then) <= 1)
            if person.weekly_max is not None:
                units = [100 * len(days) * v for (_, _, days), v in mine.items()]
                total = mathopt.fast_sum(units)
                self.model.add_linear_constraint(total <= person.weekly_max)

    def _rooms(self) -> None:
        for day in self.days:
            inside: dict[str, list[mathopt.Variable]] = {}
            groups: dict[str, list[mathopt.Variable]] = {}
            for (name, days), opened in self.opens.items():
                if day not in days:
                    continue
                club = self._club(name)
                options = []
                for room in self.school.rooms:
                    if club.venue not in ("", room.kind):
                        continue
                    here, count = self._flag(), self.model.add_variable(lb=0)
                    options.append(here)
                    groups.setdefault(room.name, []).append(here)
                    inside.setdefault(room.name, []).append(count)
                    members = self._members(name, days)
                    away = club.maximum * (1 - here)
                    self.model.add_linear_constraint(count >= members - away)
                self.model.add_linear_constraint(mathopt.fast_sum(options) == opened)
            for room in self.school.rooms:
                used = mathopt.fast_sum(groups.get(room.name, []))
                self.model.add_linear_constraint(used <= room.groups)
                people = mathopt.fast_sum(inside.get(room.name, []))
                self.model.add_linear_constraint(people <= room.capacity)

    def goals(self) -> dict[str, int]:
        """The contract's goals by stage name, each at its optimum in their order."""
        fair = self.school.settings.wish_principle is WishPrinciple.FAIRNESS
        asked = [(words.STAGE_SERVED, 1, self._served())]
        if fair:
            asked += [
                (words.stage_left_with(rank), -1, self._left(rank))
                for rank in reversed(RANKS)
                if rank > 1
            ]
        else:
            asked += [(words.stage_rank(rank), 1, self._held(rank)) for rank in RANKS]
        found = {}
        for name, sign, goal in asked:
            self.model.maximize(sign * goal)
            end = mathopt.solve(self.model, mathopt.SolverType.HIGHS)
            assert end.termination.reason is mathopt.TerminationReason.OPTIMAL
            found[name] = sign * round(end.objective_value())
            self.model.add_linear_constraint(sign * goal >= sign * found[name] - 0.5)
        return found

    def _of_rank(self, pupil: str, ranks: Iterable[int]) -> mathopt.LinearSum:
        facts = next(row for row in self.school.pupils if row.id == pupil)
        wanted = {facts.wishes[rank - 1] for rank in ranks if rank <= len(facts.wishes)}
        return mathopt.fast_sum(
            [v for (p, c, _), v in self.holds.items() if p == pupil and c in wanted]
        )

    def _served(self) -> mathopt.LinearSum:
        flags = []
        for pupil in self.school.pupils:
            flags.append(self._flag())
            held = self._of_rank(pupil.id, RANKS)
            self.model.add_linear_constraint(flags[-1] <= held)
        return mathopt.fast_sum(flags)

    def _held(self, rank: int) -> mathopt.LinearSum:
        return mathopt.fast_sum(
            [self._of_rank(pupil.id, (rank,)) for pupil in self.school.pupils]
        )

    def _left(self, rank: int) -> mathopt.LinearSum:
        flags = []
        for pupil in self.school.pupils:
            flags.append(self._flag())
            here = self._of_rank(pupil.id, (rank,))
            better = self._of_rank(pupil.id, range(1, rank))
            self.model.add_linear_constraint(flags[-1] >= here - better)
        return mathopt.fast_sum(flags)
