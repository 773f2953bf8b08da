"""Counts whether a sample school can be served at all, with slack.

Honest counting of demand against supply, per moment of the week and per week, by
Hall's condition: every set of tasks must find enough people who may do any of them.
"""

from itertools import combinations
from typing import Any

from tests.samples.demand import CLUB_CROWDING, Demand, Task
from tests.samples.grid import CLUB, DAY_NAMES, Moment
from tests.samples.people import DUTY
from tests.samples.read_back import Row, Rows, days, parts, span, window_open


class Count(Demand):
    """Demand and supply of one workbook."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._lessons: dict[str, list[Moment]] = {}
        for row in rows["常规课表"]:
            lesson = span(days(row["星期"])[0], row["开始"], row["结束"])
            self._lessons.setdefault(row["工号"], []).append(lesson)

    def may_do(self, person: Row, task: Task) -> bool:
        """Tell whether a person holds the post and is free in the period."""
        period = task.period
        busy = self._lessons.get(person["工号"], [])
        return (
            task.post in parts(person["岗位"])
            and not window_open(
                parts(person["不可用"]), period.span.weekday, period.name
            )
            and not any(lesson.overlaps(period.span) for lesson in busy)
        )

    def shortages(self, margin: float) -> list[str]:
        """Return the moments where tasks exceed people less the margin."""
        problems = []
        for start in self.periods:
            active = [
                t
                for t in self.tasks
                if t.needed
                and t.period.span.weekday == start.span.weekday
                and t.period.span.start <= start.span.start < t.period.span.end
            ]
            able = [
                {p["工号"] for p in self.rows["教师"] if self.may_do(p, t)}
                for t in active
            ]
            for size in range(1, len(active) + 1):
                for chosen in combinations(range(len(active)), size):
                    needed = sum(active[i].needed for i in chosen)
                    people = set().union(*(able[i] for i in chosen))
                    if needed > len(people) * (1 - margin):
                        posts = [active[i].post for i in chosen]
                        problems.append(f"{start}: {posts} {needed} > {len(people)}")
        return problems

    def weekly_units(self) -> dict[str, float]:
        """Return the units a full week needs, by post."""
        units: dict[str, float] = {}
        for task in self.tasks:
            needed = float(task.needed)
            if task.post == CLUB:
                needed /= CLUB_CROWDING
            units[task.post] = units.get(task.post, 0) + needed * task.period.units
        return units

    def weekly_shortages(self, share: float) -> list[str]:
        """Return the sets of posts whose week exceeds a share of the maxima."""
        units = self.weekly_units()
        people = [p for p in self.rows["教师"] if parts(p["岗位"]) != [DUTY]]
        problems = []
        for size in range(1, len(units) + 1):
            for posts in combinations(units, size):
                needed = sum(units[post] for post in posts)
                supply = sum(
                    min(p["每周最多课时"], self._reachable_units(p, posts))
                    for p in people
                )
                if needed > share * supply:
                    problems.append(f"{posts}: {needed} > {share} × {supply}")
        return problems

    def _reachable_units(self, person: Row, posts: tuple[str, ...]) -> float:
        """Return the units of all periods the person could work in these posts."""
        tasks = [t for t in self.tasks if t.post in posts]
        spans = {t.period.span: t.period.units for t in tasks if self.may_do(person, t)}
        return sum(spans.values())

    def duty_margin(self) -> int:
        """Return the spare duty leaders on the scarcest weekday."""
        leaders = [p for p in self.rows["教师"] if DUTY in parts(p["岗位"])]
        free = [
            sum(DAY_NAMES[day] not in parts(p["不可用"]) for p in leaders)
            for day in range(1, 6)
        ]
        return int(min(free) - self.school["每日带班人数"])

    def fund(self) -> tuple[float, float]:
        """Return the term's staff fund and the term's pay, in yuan, roughly."""
        income = float(self.school["其他收入"])
        for row in self.rows["学生"]:
            if any(row[day] for day in DAY_NAMES.values()):
                fee = self.school["收费标准"]
                waiver: Any = row["减免"] or 0
                reductions: Row = {"全免": fee, "半免": fee / 2}
                waived = reductions.get(waiver, waiver)
                income += fee - waived + self.school["财政补助"]
        start = self.school["服务开始"] or self.school["学期开始"]
        end = self.school["服务结束"] or self.school["学期结束"]
        weeks = ((end - start).days + 1) / 7 - 1.4  # seven days of holidays
        rates = {
            row["岗位"]: row["标准"]
            for row in self.rows["补助标准"]
            if not row["人员类别"]
        }
        pay = sum(n * rates[post] for post, n in self.weekly_units().items())
        pay += 5 * self.school["每日带班人数"] * rates[DUTY]
        return income * self.school["人员经费占比"], pay * weeks
