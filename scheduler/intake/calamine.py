"""The workbook library behind one function: bytes to raw sheets.

Damaged .xls bytes can make the library abort the whole process (it asks for any
amount of memory the file names), so these are read by a child process.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from scheduler.intake.guard import is_zip
from scheduler.intake.sheetxml import Reach, reaches
from scheduler.intake.text import Raw

MAX_ROWS = 20_000
MAX_COLUMNS = 500
_PROJECT = Path(__file__).resolve().parents[2]
_CHILD_SECONDS = 60

Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """A worksheet as the library gives it, blank cells as ``None``.

    ``beyond`` is (rows, columns) of a sheet that was not read for its size.
    """

    name: str
    hidden: bool
    rows: list[list[Raw]]
    merged: list[Merge]
    reach: Reach
    beyond: tuple[int, int] | None = None


def raw_sheets(data: bytes) -> list[RawSheet] | str:
    """All worksheets of a workbook, or the code of what is wrong with the file."""
    return read_here(data) if is_zip(data) else _read_in_child(data)


def read_here(data: bytes) -> list[RawSheet] | str:
    """The same in this process."""
    try:
        reach = reaches(data) if is_zip(data) else {}
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return [
            _raw_sheet(
                workbook,
                metadata.name,
                metadata.visible is not SheetVisibleEnum.Visible,
                reach,
            )
            for metadata in workbook.sheets_metadata
            if metadata.typ is SheetTypeEnum.WorkSheet
        ]
    except PasswordError:
        return "file_password"
    except (CalamineError, ValueError, OSError):
        return "file_damaged"


def _read_in_child(data: bytes) -> list[RawSheet] | str:
    try:
        child = subprocess.run(
            [sys.executable, "-m", "scheduler.intake.calamine_child"],
            input=data,
            capture_output=True,
            timeout=_CHILD_SECONDS,
            env={**os.environ, "PYTHONPATH": str(_PROJECT)},
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return "file_damaged"
    sheets: list[RawSheet] | str = pickle.loads(child.stdout)
    return sheets


def _raw_sheet(
    workbook: CalamineWorkbook, name: str, hidden: bool, reaches: Mapping[str, Reach]
) -> RawSheet:
    reach = reaches.get(name, Reach())
    size = (reach.height, reach.width)
    source: CalamineSheet | None = None
    if not _is_beyond(size):
        source = workbook.get_sheet_by_name(name)
        if source.end is not None:
            size = (source.end[0] + 1, source.end[1] + 1)
    if source is None or _is_beyond(size):
        return RawSheet(
            name=name, hidden=hidden, rows=[], merged=[], reach=reach, beyond=size
        )
    return RawSheet(
        name=name,
        hidden=hidden,
        rows=[
            [None if value == "" else value for value in row]
            for row in source.to_python(skip_empty_area=False)
        ],
        merged=source.merged_cell_ranges or [],
        reach=reach,
    )


def _is_beyond(size: tuple[int, int]) -> bool:
    return size[0] > MAX_ROWS or size[1] > MAX_COLUMNS
