"""timetable.xlsx re-read: every list of it against plan.json, row by row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.check.breach import Breach
from scheduler.check.paper import Group
from scheduler.check.recount import cards
from scheduler.check.recount.scene import Scene, name_list
from scheduler.check.recount.sheets import Sheets, table_of
from scheduler.check.recount.telling import Place, compared
from scheduler.words import check as words

FILE = "timetable.xlsx"
EMPTY = "（没有）"
SHORT = {**words.ACTIVITY, "study": "作业", "tutoring": "补习", "care": "托管"}
Rows = list[tuple[str, ...]]


def check(scene: Scene, sheets: Sheets | None) -> Iterator[Breach]:
    """Each list: the columns that matter, the rows they should hold."""
    if sheets is None:
        yield Place(FILE, "").absent()
        return
    for each in (*_LISTS, _wish_list(scene)):
        yield from _list(sheets, each, each.rows(scene))
    yield from cards.check(scene, sheets)


def _list(sheets: Sheets, each: "_List", wanted: Rows) -> Iterator[Breach]:
    place, columns = Place(FILE, each.sheet), each.columns
    table = table_of(sheets.get(each.sheet, []), columns[0])
    if table is None or not table.has(*columns):
        if table is None or wanted:
            yield place.absent()
        return
    found = [
        (
            line,
            tuple(each.shaped.get(name, str)(line.text(name)) for name in columns),
        )
        for line in table.lines
        if line.text(columns[0]) != EMPTY
    ]
    yield from compared(place, columns, each.keys, wanted, found)


def _daily(scene: Scene) -> Rows:
    return [
        (
            row.day.isoformat(),
            scene.weekday_text(row.day, group),
            group.period,
            words.span(group.start, group.end),
            words.ACTIVITY[group.activity],
            scene.whom(group),
            group.room or "",
            str(len(group.pupils)),
            "、".join(row.staff),
            scene.people(row.staff) or "未安排",
            scene.reasons.get((row.day, row.session), ""),
        )
        for row in scene.paper.roster
        if (group := scene.groups.get(row.session)) is not None
    ]


def _changes(scene: Scene) -> Rows:
    return [
        (
            row.day.isoformat(),
            scene.weekday_text(row.day, group),
            group.period,
            words.ACTIVITY[group.activity],
            scene.whom(group),
            group.room or "",
            scene.people(row.planned),
            scene.people(row.actual) or "未安排",
            row.reason,
        )
        for row in scene.paper.departures
        if (group := scene.groups.get(row.session)) is not None
    ]


def _clubs(scene: Scene) -> Rows:
    return [
        (
            row.club,
            club.category,
            scene.people(row.staff),
            pupil.class_name,
            member,
            pupil.name,
            "、".join(
                words.weekday(weekday) + words.clock(scene.leaves(member, weekday) or 0)
                for weekday, _ in sorted(row.meets)
            ),
        )
        for row in scene.paper.clubs
        if row.opened and (club := scene.clubs.get(row.club)) is not None
        for member in row.members
        if (pupil := scene.pupils.get(member)) is not None
    ]


def _names(scene: Scene, pupils: Sequence[str]) -> str:
    """The names of a roll, with their classes when there are several."""
    known = [scene.pupils[name] for name in pupils if name in scene.pupils]
    several = len({pupil.class_name for pupil in known}) > 1
    return "、".join(
        sorted(f"{p.class_name}：{p.name}" if several else p.name for p in known)
    )


def _groups(scene: Scene) -> Rows:
    return [
        (
            words.weekday(group.weekday),
            group.period,
            words.span(group.start, group.end),
            words.ACTIVITY[group.activity],
            scene.whom(group),
            group.room or "",
            scene.rotation(group.id),
            str(len(group.pupils)),
            _names(scene, group.pupils),
        )
        for group in scene.paper.groups
        if group.activity in ("study", "tutoring", "evening")
    ]


def _care(scene: Scene) -> Rows:
    return [
        (
            words.weekday(group.weekday),
            group.period,
            words.span(group.start, group.end),
            group.room or "",
            scene.rotation(group.id),
            scene.pupils[name].class_name,
            name,
            scene.pupils[name].name,
            words.clock(scene.leaves(name, group.weekday) or 0),
        )
        for group in scene.paper.groups
        if group.activity == "care"
        for name in group.pupils
        if name in scene.pupils
    ]


def _day(scene: Scene, pupil: str, weekday: int) -> str:
    leaves = scene.leaves(pupil, weekday)
    if leaves is None:
        return ""
    seats = scene.seats[pupil, weekday]
    steps = "→".join(seat.club or SHORT[seat.activity] for seat in seats)
    return f"{steps} {words.clock(leaves)}"


def _pupils(scene: Scene) -> Rows:
    return [
        (
            pupil.class_name,
            name,
            pupil.name,
            *(_day(scene, name, weekday) for weekday in range(1, 6)),
        )
        for name, pupil in scene.pupils.items()
    ]


def _leaving(scene: Scene) -> Rows:
    together: dict[tuple[int, int, str], list[str]] = {}
    for name, weekday in scene.seats:
        leaves = scene.leaves(name, weekday)
        if leaves is not None and name in scene.pupils:
            last: Group = scene.seats[name, weekday][-1]
            together.setdefault((weekday, leaves, last.id), []).append(name)
    return [
        (
            words.weekday(weekday),
            words.clock(leaves),
            words.ACTIVITY[scene.groups[session].activity],
            scene.whom(scene.groups[session]),
            scene.groups[session].room or "",
            scene.rotation(session),
            str(len(names)),
            _names(scene, names),
        )
        for (weekday, leaves, session), names in together.items()
    ]


def _flex(scene: Scene) -> Rows:
    return [
        (
            row.staff,
            scene.staff[row.staff].name,
            row.day.isoformat(),
            words.weekday(row.day.isoweekday()),
            words.FLEX[row.kind],
            str(row.minutes),
            "、".join(f"{each.month}月{each.day}日" for each in row.earned_on),
        )
        for row in scene.paper.flex
        if row.staff in scene.staff and row.kind in words.FLEX
    ]


def _wish_list(scene: Scene) -> "_List":
    """志愿结果, with a column for each rank somebody has used."""
    most = max((len(each.wishes) for each in scene.school.pupils), default=0)
    ranks = tuple(f"志愿{rank}" for rank in range(1, most + 1))
    columns = ("班级", "学号", "姓名", *ranks, "录取社团", "结果", "未满足的原因")
    return _List("志愿结果", columns, ("学号",), _wishes, {})


def _wishes(scene: Scene) -> Rows:
    members = {row.club: set(row.members) for row in scene.paper.clubs if row.opened}
    most = max((len(each.wishes) for each in scene.school.pupils), default=0)
    reasons: dict[str, list[tuple[int, str]]] = {}
    for each in scene.document.get("reasons", ()):
        text = f"志愿{each['rank']}“{each['club']}”：{each['text']}"
        reasons.setdefault(each["student"], []).append((each["rank"], text))
    rows: Rows = []
    for name, pupil in scene.pupils.items():
        if not pupil.wishes:
            continue
        held = [wish for wish in pupil.wishes if name in members.get(wish, ())]
        rank = f"第{pupil.wishes.index(held[0]) + 1}志愿" if held else "未录取"
        blank = [""] * (most - len(pupil.wishes))
        rows.append(
            (
                pupil.class_name,
                name,
                pupil.name,
                *pupil.wishes,
                *blank,
                "、".join(held),
                rank,
                "\n".join(text for _, text in sorted(reasons.get(name, ()))),
            )
        )
    return rows


def _closed(scene: Scene) -> Rows:
    return [
        (
            row.club,
            club.category,
            str(club.minimum),
            str(club.maximum),
            str(sum(row.club in each.wishes for each in scene.school.pupils)),
            str(sum(row.club in each.wishes[:1] for each in scene.school.pupils)),
            row.reason,
        )
        for row in scene.paper.clubs
        if not row.opened and (club := scene.clubs.get(row.club)) is not None
    ]


_NAMES = {"学生名单": name_list}


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the workbook: what is compared, what tells rows apart, what is due."""

    sheet: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: Callable[[Scene], Rows]
    shaped: Mapping[str, Callable[[str], str]]


_LISTS = (
    _List(
        "每日排班",
        (
            *("日期", "星期", "时段", "时间", "活动", "组别", "地点", "人数"),
            *("工号", "教师", "变更原因"),
        ),
        ("日期", "时段", "活动", "组别"),
        _daily,
        {},
    ),
    _List(
        "变更清单",
        (
            *("日期", "星期", "时段", "活动", "组别", "地点"),
            *("原定教师", "实际教师", "原因"),
        ),
        ("日期", "时段", "活动", "组别"),
        _changes,
        {},
    ),
    _List(
        "社团名册",
        ("社团", "类别", "指导教师", "班级", "学号", "姓名", "离校时间"),
        ("社团", "学号"),
        _clubs,
        {},
    ),
    _List(
        "学习组名册",
        (
            *("星期", "时段", "时间", "活动", "班级", "地点"),
            *("指导教师", "人数", "学生名单"),
        ),
        ("星期", "时段", "活动", "班级"),
        _groups,
        _NAMES,
    ),
    _List(
        "延时托管名册",
        (
            *("星期", "时段", "时间", "地点", "看护教师"),
            *("班级", "学号", "姓名", "离校时间"),
        ),
        ("星期", "学号"),
        _care,
        {},
    ),
    _List(
        "学生去向",
        ("班级", "学号", "姓名", "周一", "周二", "周三", "周四", "周五"),
        ("学号",),
        _pupils,
        {},
    ),
    _List(
        "离校名单",
        (
            *("星期", "离校时间", "活动", "组别", "集合地点"),
            *("带队教师", "人数", "学生名单"),
        ),
        ("星期", "离校时间", "活动", "组别"),
        _leaving,
        _NAMES,
    ),
    _List(
        "弹性上下班",
        ("工号", "教师", "日期", "星期", "安排", "分钟", "由哪几天的服务折算"),
        ("工号", "日期"),
        _flex,
        {},
    ),
    _List(
        "未开社团",
        (
            *("社团", "类别", "最少人数", "最多人数"),
            *("填报人数", "第一志愿人数", "未开设的原因"),
        ),
        ("社团",),
        _closed,
        {},
    ),
)
