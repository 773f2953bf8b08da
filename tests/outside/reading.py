"""A clean workbook read with openpyxl alone, by CONTRACT.md section 1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import holidays
import openpyxl

STUDY, CLUB, TUTOR = "作业辅导", "社团", "补习辅导"
CARE, EVENING, DUTY = "延时托管", "晚自习", "带班"
POST_OF = {
    "study": STUDY,
    "club": CLUB,
    "tutoring": TUTOR,
    "care": CARE,
    "evening": EVENING,
    "duty": DUTY,
}
YES = {"√", "✓", "是", "有", "1", "Y", "y", "yes"}
DAYS = "一二三四五六日"
Row = dict[str, Any]


def text(cell: object) -> str:
    """A cell as a school would read it aloud."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def items(cell: object) -> list[str]:
    """The members of a list in one cell."""
    return [x.strip() for x in re.split(r"[、，,；;\n]", text(cell)) if x.strip()]


def minute(cell: object) -> int:
    """Minutes after midnight."""
    if isinstance(cell, (time, datetime)):
        return cell.hour * 60 + cell.minute
    hour, rest = text(cell).replace("：", ":").split(":")[:2]
    return int(hour) * 60 + int(rest)


def day(cell: object) -> date | None:
    """A date, or nothing."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    shown = text(cell)
    return date(*map(int, re.findall(r"\d+", shown)[:3])) if shown else None


def weekdays(cell: object) -> set[int]:
    """The weekdays that a cell names, Monday 1."""
    found: set[int] = set()
    shown = re.sub("周|星期", "", text(cell))
    for part in items(shown) or []:
        ends = re.split("[-至到]", part)
        marks = [[_one(mark) for mark in end] for end in ends]
        if len(ends) == 2:
            found.update(range(marks[0][0], marks[1][0] + 1))
        else:
            found.update(marks[0])
    return found


def _one(mark: str) -> int:
    return DAYS.index(mark) + 1 if mark in DAYS else int(mark)


def grades(cell: object) -> set[int]:
    """The grades of `1-2` or `3、4`."""
    found: set[int] = set()
    for part in items(cell):
        low, _, high = part.partition("-")
        found.update(range(int(low), int(high or low) + 1))
    return found or set(range(1, 10))


@dataclass(frozen=True, kw_only=True)
class Period:
    """One period of one grade on one weekday."""

    name: str
    kind: str
    start: int
    end: int
    units: float


@dataclass
class Books:
    """The sheets, and what follows from them."""

    sheets: dict[str, list[Row]]
    school: dict[str, Any] = field(default_factory=dict)

    def rows(self, sheet: str) -> list[Row]:
        return self.sheets.get(sheet, [])

    def number(self, item: str, default: float) -> float:
        shown = text(self.school.get(item))
        return float(shown.rstrip("%")) if shown else default

    def whole(self, item: str, default: int) -> int:
        return int(self.number(item, default))

    def clock(self, item: str, default: str) -> int:
        return minute(self.school.get(item) or default)

    def periods(self, grade: int, weekday: int) -> list[Period]:
        """What a grade has on a weekday, earliest first."""
        found = [
            Period(
                name=text(row["时段"]),
                kind=text(row["类别"]),
                start=minute(row["开始"]),
                end=minute(row["结束"]),
                units=float(row["课时"]) if text(row.get("课时")) else 1.0,
            )
            for row in self.rows("时段")
            if weekday in weekdays(row["星期"]) and grade in grades(row["年级"])
        ]
        return sorted(found, key=lambda p: p.start)

    def window_hits(self, cell: object, weekday: int, period: str) -> bool:
        """Whether a list of time windows names this period of this day."""
        for part in items(cell):
            head, _, tail = part.partition("/")
            if weekday in weekdays(head) and (not tail or tail.strip() == period):
                return True
        return False

    def service_days(self) -> dict[date, int]:
        """Every service date and the weekday whose plan it follows."""
        first = day(self.school.get("服务开始")) or day(self.school["学期开始"])
        last = day(self.school.get("服务结束")) or day(self.school["学期结束"])
        if first is None or last is None:
            raise ValueError("no term")
        years = range(first.year, last.year + 1)
        off = holidays.country_holidays("CN", years=years)
        own = {day(row["日期"]): row for row in self.rows("校历")}
        found: dict[date, int] = {}
        for d in _span(first, last):
            row = own.get(d)
            if row is None:
                if d.isoweekday() <= 5 and d not in off:
                    found[d] = d.isoweekday()
                continue
            if text(row["安排"]) in ("放假", "停课"):
                continue
            follows = weekdays(row.get("按星期"))
            if follows:
                found[d] = min(follows)
            elif d.isoweekday() <= 5:
                found[d] = d.isoweekday()
        return found

    def class_grade(self) -> dict[str, int]:
        return {text(r["班级"]): int(text(r["年级"])) for r in self.rows("班级")}

    def seats(self) -> dict[tuple[str, int], list[Period]]:
        """The periods each student attends on each weekday."""
        grade_of = self.class_grade()
        found: dict[tuple[str, int], list[Period]] = {}
        for row in self.rows("学生"):
            grade = grade_of[text(row["班级"])]
            evenings = weekdays(row.get("晚自习"))
            for w in range(1, 6):
                kept = self._kept(row.get(f"周{DAYS[w - 1]}"), grade, w)
                if not self._agreed(row):
                    kept = [p for p in kept if p.kind != CARE]
                if w in evenings:
                    own = self.periods(grade, w)
                    kept += [p for p in own if p.kind == EVENING]
                if kept:
                    found[text(row["学号"]), w] = kept
        return found

    def _agreed(self, row: Row) -> bool:
        """In Jilin extended care needs the agreement of both sides (JL-03)."""
        jilin = text(self.school["政策方案"]) in ("jilin-2021", "吉林省")
        return not jilin or text(row.get("延时协议")) in YES

    def _kept(self, cell: object, grade: int, weekday: int) -> list[Period]:
        shown = text(cell)
        own = self.periods(grade, weekday)
        normal = [p for p in own if p.kind in (STUDY, CLUB)]
        if shown in ("", "否", "无", "0", "N"):
            return []
        if shown == "延时":
            return normal + [p for p in own if p.kind == CARE]
        if shown in YES:
            return normal
        leaves = minute(cell)
        return [p for p in normal if p.end <= leaves]


def _span(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def read_books(*paths: Path) -> Books:
    """Read clean workbooks as one."""
    sheets: dict[str, list[Row]] = {}
    for path in paths:
        book = openpyxl.load_workbook(path, data_only=True)
        for sheet in book:
            lines = [list(r) for r in sheet.iter_rows(values_only=True)]
            heads = [text(h) for h in lines[0]] if lines else []
            sheets.setdefault(sheet.title, []).extend(
                dict(zip(heads, line, strict=True))
                for line in lines[1:]
                if any(text(c) for c in line)
            )
    books = Books(sheets)
    books.school = {
        re.sub("[(（].*", "", text(r["项目"])): r["值"] for r in books.rows("学校")
    }
    return books
