"""What a sample workbook asks for: periods, pupils present, people needed."""

from dataclasses import dataclass
from math import ceil

from tests.samples.grid import CARE, CLUB, DAY_NAMES, EVENING, STUDY, Moment
from tests.samples.people import TUTORING
from tests.samples.read_back import Row, Rows, days, grades, parts, settings, span

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


class Demand:
    """The demand of one workbook."""

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


def _evenings(row: Row) -> list[int]:
    text = str(row["晚自习"])
    if text.startswith("周"):
        return days(text)
    return ["零一二三四五".index(part) for part in parts(text)]
