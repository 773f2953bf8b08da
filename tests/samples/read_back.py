"""Reads a clean sample workbook back into plain rows, for counting only."""

from datetime import time
from pathlib import Path
from typing import Any

import openpyxl

from tests.samples.grid import DAY_NAMES, Moment

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def read_rows(path: Path) -> Rows:
    """Return every sheet as a list of rows keyed by header."""
    workbook = openpyxl.load_workbook(path, read_only=True)
    rows: Rows = {}
    for name in workbook.sheetnames:
        values = list(workbook[name].values)
        rows[name] = [dict(zip(values[0], row, strict=True)) for row in values[1:]]
    workbook.close()
    return rows


def settings(rows: Rows) -> Row:
    """Return sheet 学校 as one mapping."""
    return {row["项目"]: row["值"] for row in rows["学校"]}


def parts(cell: str | None) -> list[str]:
    """Return the entries of a list cell."""
    return cell.split("、") if cell else []


def days(cell: str) -> list[int]:
    """Return the weekdays of cells such as 周一至周四 or 周一、周三."""
    numbers = {name: number for number, name in DAY_NAMES.items()}
    if "至" in cell:
        first, last = cell.split("至")
        return list(range(numbers[first], numbers[last] + 1))
    return [numbers[part] for part in parts(cell)]


def grades(cell: str) -> range:
    """Return the grades of a cell such as 3-6 or 1."""
    low, _, high = str(cell).partition("-")
    return range(int(low), int(high or low) + 1)


def span(weekday: int, start: time, end: time) -> Moment:
    """Return two Excel times of a weekday as a span in minutes."""
    return Moment(
        weekday=weekday,
        start=start.hour * 60 + start.minute,
        end=end.hour * 60 + end.minute,
    )


def window_open(windows: list[str], weekday: int, period: str) -> bool:
    """Tell whether any of the typed windows covers the period."""
    day = DAY_NAMES[weekday]
    return day in windows or f"{day}/{period}" in windows
