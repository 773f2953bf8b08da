"""attendance-YYYY-MM.xlsx re-read: one row for each service of the month."""

from collections.abc import Iterator
from pathlib import Path

from scheduler.check.breach import Breach
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import Sheets, read_book, table_of
from scheduler.check.recount.telling import Place, compared
from scheduler.words import check as words

COLUMNS = (
    *("日期", "星期", "时段", "活动", "班级/社团", "场地", "计划教师工号", "姓名"),
    *("状态", "场次"),
)
PRESENT = "出勤"
PREFIX = "attendance-"
STAFF = "教师名单"


def file_names(scene: Scene) -> tuple[str, ...]:
    """A sheet for each month of the roster."""
    months = sorted({row.day.isoformat()[:7] for row in scene.paper.roster})
    return tuple(f"{PREFIX}{month}.xlsx" for month in months)


def check(scene: Scene, path: Path) -> Iterator[Breach]:
    """One row for each service of the month, and everybody who may stand in."""
    month = path.stem.removeprefix(PREFIX)
    place = Place(path.name, month)
    sheets = read_book(path)
    table = None if sheets is None else table_of(sheets.get(month, []), COLUMNS[0])
    if sheets is None or table is None or not table.has(*COLUMNS):
        yield place.absent()
        return
    found = [(line, tuple(line.text(name) for name in COLUMNS)) for line in table.lines]
    keys = ("日期", "场次", "计划教师工号")
    yield from compared(place, COLUMNS, keys, _rows(scene, month), found)
    yield from _staff(scene, Place(path.name, STAFF), sheets)


def _staff(scene: Scene, place: Place, sheets: Sheets) -> Iterator[Breach]:
    columns = ("工号", "姓名", "人员类别", "岗位")
    table = table_of(sheets.get(STAFF, []), columns[0])
    if table is None or not table.has(*columns):
        yield place.absent()
        return
    found = [
        (line, (*(line.text(name) for name in columns[:3]), _posts(line.text("岗位"))))
        for line in table.lines
    ]
    wanted = [
        (str(each.id), each.name, each.kind.value, _posts("、".join(each.posts)))
        for each in scene.school.staff
    ]
    yield from compared(place, columns, columns[:1], wanted, found)


def _posts(text: str) -> str:
    return "、".join(sorted(text.split("、")))


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
