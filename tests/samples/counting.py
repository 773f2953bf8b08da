"""Counts whether a sample school can be served at all, with slack.

Honest counting of demand against supply, per moment of the week and per week, by
Hall's condition: every set of tasks must find enough people who may do any of them.
"""

from dataclasses import dataclass
from itertools import combinations
from math import ceil
from typing import Any

from tests.samples.grid import CARE, CLUB, DAY_NAMES, EVENING, STUDY, Moment
from tests.samples.people import DUTY, TUTORING
from tests.samples.read_back import (
    Row,
    Rows,
    days,
    grades,
    parts,
    settings,
    span,
    window_open,
)

# Clubs crowd on some weekdays; the busiest is taken this much above the mean.
CLUB_CROWDING = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period of one weekday for a range of grades."""

    name: str
    kind: str
    grades: range
    span: Moment
    units: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """People of one post needed in one period."""

    period: Period
    post: str
    needed: int


class Count:
    """Demand and supply of one workbook."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.school = settings(rows)
        self.grade_of = {row["班级"]: int(row["年级"]) for row in rows["班级"]}
        self.periods = [
            Period(
                name=row["时段"],
                kind=row["类别"],
                grades=grades(row["年级"]),
                span=span(day, row["开始"], row["结束"]),
                units=row["课时"],
            )
            for row in rows["时段"]
            for day in days(row["星期"])
        ]
        self._lessons: dict[str, list[Moment]] = {}
        for row in rows["常规课表"]:
            lesson = span(days(row["星期"])[0], row["开始"], row["结束"])
            self._lessons.setdefault(row["工号"], []).append(lesson)
        # all tasks of a week in which every club opens
        self.tasks = self._count_tasks()

    def present(self, period: Period) -> dict[str, int]:
        """Return how many pupils of each class sit in the period."""
        counts: dict[str, int] = {}
        for row in self.rows["学生"]:
            grade = self.grade_of[row["班级"]]
            if grade in period.grades and self._attends(row, period):
                counts[row["班级"]] = counts.get(row["班级"], 0) + 1
        return counts

    def _attends(self, row: Row, period: Period) -> bool:
        day = DAY_NAMES[period.span.weekday]
        cell = row[day]
        if period.kind == EVENING:
            return bool(row["晚自习"]) and period.span.weekday in _evenings(row)
        if cell is None or period.kind == CARE:
            return bool(cell == "延时")
        if cell in ("是", "延时"):
            return True
        return bool(cell.hour * 60 + cell.minute >= period.span.end)

    def tutoring_per_week(self) -> int:
        """Return the weekly tutoring sessions of all grades."""
        flagged: dict[int, int] = {}
        for row in self.rows["学生"]:
            if row["学习困难"]:
                grade = self.grade_of[row["班级"]]
                flagged[grade] = flagged.get(grade, 0) + 1
        return sum(ceil(n / self.school["辅导组学生上限"]) for n in flagged.values())

    def _count_tasks(self) -> list[Task]:
        cap = self.school["每组学生上限"]
        clubs = self.rows["社团"]
        club_slots = [p for p in self.periods if p.kind == CLUB]
        tasks = []
        for period in self.periods:
            counts = self.present(period)
            by_class = sum(ceil(n / cap) for n in counts.values())
            if period.kind == CARE:
                by_class = ceil(sum(counts.values()) / self.school["照护组学生上限"])
            post = STUDY if period.kind == CLUB else period.kind
            tasks.append(Task(period=period, post=post, needed=by_class))
            if period.kind == CLUB:
                same_grades = [s for s in club_slots if s.grades == period.grades]
                leaders = sum(
                    row["每周次数"] * row["指导教师数"]
                    for row in clubs
                    if grades(row["年级"])[0] in period.grades
                )
                needed = ceil(leaders / len(same_grades) * CLUB_CROWDING)
                tasks.append(Task(period=period, post=CLUB, needed=needed))
            if period.kind == STUDY:
                needed = ceil(self.tutoring_per_week() / 5)
                tasks.append(Task(period=period, post=TUTORING, needed=needed))
        return tasks

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


def _evenings(row: Row) -> list[int]:
    text = str(row["晚自习"])
    if text.startswith("周"):
        return days(text)
    return ["零一二三四五".index(part) for part in parts(text)]
