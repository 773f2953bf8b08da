"""attendance-YYYY-MM.xlsx re-read: one row for each service of the month."""

from collections.abc import Iterator
from pathlib import Path

from scheduler.check.breach import Breach
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import read_book, table_of
from scheduler.check.recount.telling import Place, compared
from scheduler.words import check as words

COLUMNS = (
    *("日期", "星期", "时段", "活动", "班级/社团", "场地", "计划教师工号", "姓名"),
    *("状态", "场次"),
)
PRESENT = "出勤"


def check(scene: Scene, folder: Path) -> Iterator[Breach]:
    """Each month of the roster and no other."""
    months = sorted({row.day.isoformat()[:7] for row in scene.paper.roster})
    for month in months:
        place = Place(f"attendance-{month}.xlsx", month)
        sheets = read_book(folder / place.file)
        table = None if sheets is None else table_of(sheets.get(month, []), COLUMNS[0])
        if table is None or not table.has(*COLUMNS):
            yield place.absent()
            continue
        found = [
            (line, tuple(line.text(name) for name in COLUMNS)) for line in table.lines
        ]
        yield from compared(
            place,
            COLUMNS,
            ("日期", "场次", "计划教师工号"),
            _rows(scene, month),
            found,
        )


def _rows(scene: Scene, month: str) -> list[tuple[str, ...]]:
    return [
        (
            row.day.isoformat(),
            words.weekday(row.day.isoweekday()),
            group.period,
            words.ACTIVITY[group.activity],
            _whom(scene, row.session),
            group.room or "",
            name,
            scene.staff[name].name,
            PRESENT,
            row.session,
        )
        for row in scene.paper.roster
        if row.day.isoformat().startswith(month)
        and (group := scene.groups.get(row.session)) is not None
        for name in row.staff
        if name in scene.staff
    ]


def _whom(scene: Scene, session: str) -> str:
    group = scene.groups[session]
    if group.activity == "duty":
        return "全校"
    return group.club or "、".join(group.classes)
