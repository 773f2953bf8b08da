"""The cards of timetable.xlsx re-read: the week of each class, teacher and room.

Every cell is taken apart: what it must name (people, rooms, clubs, numbers) is looked
for and struck out, then the words a card is made of; nothing may be left over.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scheduler.check.breach import Breach
from scheduler.check.paper import Group
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import Raw, Sheets, letter, text_of
from scheduler.check.recount.telling import Place
from scheduler.words import check as words

FILE = "timetable.xlsx"
CLASSES, TEACHERS, ROOMS = "班级课表", "教师课表", "场地课表"
MATRIX, HEAD, CLASS = "全校总表", "时段", "班级"
SHORT = {**words.ACTIVITY, "study": "作业", "tutoring": "补习", "care": "托管"}
OWN_ROOM, WALKING = "本班教室", "社团走班"
FRAME = (WALKING, OWN_ROOM, "与", "合班", "、", "/", "·", "\n", " ")
TEACHER = re.compile(r"(.*)（([^（）]*)）课后服务安排")
WEEKS = re.compile(r"第\d+(?:、\d+)*周")
WEEKDAYS = range(1, 6)
TOGETHER = ("study", "evening")  # groups that may be of several classes
Moment = tuple[int, str]  # weekday, label of the row
Hour = tuple[int, str, str]  # weekday, period, from when to when


@dataclass(slots=True)
class Cell:
    """What one cell must name, and what it may."""

    must: set[str] = field(default_factory=set)
    may: set[str] = field(default_factory=set)


Card = dict[Moment, Cell]
Hours = dict[Hour, Cell]


def check(scene: Scene, sheets: Sheets) -> Iterator[Breach]:
    """Each card against the weekly sessions and the cycle."""
    if scene.paper.cycle is None:
        return
    teams = _teams(scene)
    for sheet, cards in (
        (CLASSES, _classes(scene, teams)),
        (TEACHERS, _teachers(scene, teams)),
        (ROOMS, _rooms(scene, teams)),
    ):
        place = Place(FILE, sheet)
        if sheet not in sheets:
            yield place.absent()
            continue
        yield from _sheet(scene, place, sheets[sheet], cards)
    if MATRIX not in sheets:
        yield Place(FILE, MATRIX).absent()
        return
    yield from _matrix(scene, Place(FILE, MATRIX), sheets[MATRIX], teams)


def classes_and_teachers(scene: Scene) -> tuple[dict[str, Card], dict[str, Card]]:
    """What the cards of each class and of each teacher's number must name."""
    teams = _teams(scene)
    return _classes(scene, teams), _teachers(scene, teams)


def _teams(scene: Scene) -> dict[str, set[str]]:
    """Everybody of the cycle's weeks by session."""
    teams: defaultdict[str, set[str]] = defaultdict(set)
    for session, weeks in scene.teams.items():
        teams[session].update(name for staff in weeks for name in staff)
    return teams


def _hour(group: Group) -> Hour:
    return group.weekday, group.period, words.span(group.start, group.end)


def _carded(hours: Hours) -> Card:
    """Rows are periods, with their time if it is always one; else each cell says it."""
    spans: defaultdict[str, set[str]] = defaultdict(set)
    for _, period, span in hours:
        spans[period].add(span)
    card: Card = {}
    for (weekday, period, span), cell in hours.items():
        one = len(spans[period]) == 1
        label = f"{period}\n{span}" if one else period
        row = card.setdefault((weekday, label), Cell())
        row.must |= cell.must if one else cell.must | {span}
        row.may |= cell.may
    return card


def _names(scene: Scene, staff: Iterable[str]) -> set[str]:
    return {scene.shown.get(name, name) for name in staff}


def _head(group: Group) -> str:
    """A card says a club's name, else the activity."""
    return group.club or words.ACTIVITY.get(group.activity, "")


def _classes(scene: Scene, teams: dict[str, set[str]]) -> dict[str, Card]:
    cards: defaultdict[str, Hours] = defaultdict(dict)
    rooms = {str(each.name): str(each.room) for each in scene.school.classes}
    walking: defaultdict[tuple[str, Hour], Counter[str]] = defaultdict(Counter)
    for group in scene.paper.groups:
        hour = _hour(group)
        if group.activity == "club":
            for name in group.pupils:
                pupil = scene.pupils.get(name)
                if pupil is not None:
                    walking[str(pupil.class_name), hour][group.club or ""] += 1
            continue
        for name in group.classes:
            cell = cards[name].setdefault(hour, Cell())
            own = group.room == rooms.get(name)
            cell.must |= {_head(group), OWN_ROOM if own else group.room or ""}
            cell.must |= _names(scene, teams[group.id])
            if group.activity in TOGETHER:
                cell.must |= {each for each in group.classes if each != name}
    for (name, hour), clubs in walking.items():
        cell = cards[name].setdefault(hour, Cell())
        cell.must |= {WALKING, f"{sum(clubs.values())}人"}
        cell.must |= {f"{club}{count}" for club, count in clubs.items()}
    return {name: _carded(hours) for name, hours in cards.items()}


def _teachers(scene: Scene, teams: dict[str, set[str]]) -> dict[str, Card]:
    cards: defaultdict[str, Hours] = defaultdict(dict)
    for group in scene.paper.groups:
        for name in teams[group.id]:
            cell = cards[name].setdefault(_hour(group), Cell())
            cell.must.add(_head(group))
            if group.activity == "duty":
                continue
            cell.must |= {group.room or "", f"{len(group.pupils)}人"}
            if group.club is None:
                cell.must.add(scene.whom(group))
    return {name: _carded(hours) for name, hours in cards.items()}


def _rooms(scene: Scene, teams: dict[str, set[str]]) -> dict[str, Card]:
    cards: defaultdict[str, Hours] = defaultdict(dict)
    for group in scene.paper.groups:
        if group.room is None:
            continue
        card = cards[group.room]
        cell = card.setdefault(_hour(group), Cell())
        cell.must |= {_head(group), f"{len(group.pupils)}人"}
        cell.must |= _names(scene, teams[group.id])
        if group.club is None:
            cell.must.add(scene.whom(group))
    return {name: _carded(hours) for name, hours in cards.items()}


def _sheet(
    scene: Scene, place: Place, rows: list[list[Raw]], cards: dict[str, Card]
) -> Iterator[Breach]:
    """All cards of a sheet, and the cards that should be there."""
    seen = set()
    for at, row in enumerate(rows):
        if at < 2 or not row or text_of(row[0]) != HEAD:
            continue
        title = text_of(rows[at - 2][0])
        key = _key(scene, title)
        if key is None or key in seen:
            yield place.cell(f"A{at - 1}", title, "…")
            continue
        seen.add(key)
        yield from _card(scene, place, rows, at, cards.get(key, {}))
    for key in sorted(set(cards) - seen):
        yield place.lacking(key)


def _key(scene: Scene, title: str) -> str | None:
    """Whose card it is: a class, a teacher's number, a room."""
    found = TEACHER.fullmatch(title)
    if found is not None:
        person = scene.staff.get(found[2])
        return found[2] if person and person.name == found[1] else None
    name, _, what = title.rpartition(" ")
    known = {str(each.name) for each in scene.school.classes}
    known |= {str(each.name) for each in scene.school.rooms}
    return name if what and name in known else None


def _card(
    scene: Scene, place: Place, rows: list[list[Raw]], head: int, card: Card
) -> Iterator[Breach]:
    left = dict(card)
    for at in range(head + 1, len(rows)):
        label = text_of(rows[at][0]) if rows[at] else ""
        if not label:
            break
        for weekday in WEEKDAYS:
            text = text_of(rows[at][weekday]) if weekday < len(rows[at]) else ""
            cell = left.pop((weekday, label), Cell())
            yield from _cell(place, f"{letter(weekday)}{at + 1}", text, cell)
    for (weekday, label), _ in sorted(left.items()):
        yield place.lacking(f"{words.weekday(weekday)} {label}".replace("\n", " "))


def _cell(place: Place, address: str, text: str, cell: Cell) -> Iterator[Breach]:
    """Strike out what must be there, then the frame; nothing is left."""
    rest, missing = text, []
    for piece in sorted(cell.must, key=len, reverse=True):
        if piece and piece not in rest:
            missing.append(piece)
        rest = rest.replace(piece, " ") if piece else rest
    for piece in sorted(cell.may, key=len, reverse=True):
        rest = rest.replace(piece, " ")
    if cell.must or cell.may:
        rest = WEEKS.sub(" ", rest)
        for piece in FRAME:
            rest = rest.replace(piece, "")
    if missing or rest:
        wanted = "、".join(missing) if missing else text.replace(rest, "")
        yield place.cell(address, text.replace("\n", " ") or "空", wanted or "空")


def _matrix(
    scene: Scene, place: Place, rows: list[list[Raw]], teams: dict[str, set[str]]
) -> Iterator[Breach]:
    """全校总表: a row for each class, a column for each period of each weekday."""
    heads = [at for at, row in enumerate(rows[:10]) if text_of(row[0]) == CLASS]
    if not heads or len(rows) <= heads[0] + 1:
        yield place.absent()
        return
    top = heads[0]
    columns: dict[int, tuple[int, str]] = {}
    weekday = 0
    for column in range(1, len(rows[top])):
        text = text_of(rows[top][column])
        if text:
            weekday = next((d for d in WEEKDAYS if words.weekday(d) == text), 0)
        columns[column] = (weekday, text_of(rows[top + 1][column]))
    cells = _matrix_cells(scene, teams)
    seen = set()
    for at in range(top + 2, len(rows)):
        name = text_of(rows[at][0])
        if not name:
            continue
        if name not in scene.grade_of:
            yield place.cell(f"A{at + 1}", name, "…")
            continue
        seen.add(name)
        for column, moment in columns.items():
            cell = cells.get((name, *moment), Cell())
            text = text_of(rows[at][column]) if column < len(rows[at]) else ""
            yield from _cell(place, f"{letter(column)}{at + 1}", text, cell)
    shown = set(columns.values())
    for name, weekday, period in sorted(cells):
        if name not in seen or (weekday, period) not in shown:
            yield place.lacking(f"{name}｜{words.weekday(weekday)}｜{period}")


def _matrix_cells(
    scene: Scene, teams: dict[str, set[str]]
) -> dict[tuple[str, int, str], Cell]:
    cells: defaultdict[tuple[str, int, str], Cell] = defaultdict(Cell)
    walking: Counter[tuple[str, int, str]] = Counter()
    for group in scene.paper.groups:
        if group.activity == "duty":
            continue
        if group.activity == "club":
            for name in group.pupils:
                pupil = scene.pupils.get(name)
                if pupil is not None:
                    walking[str(pupil.class_name), group.weekday, group.period] += 1
            continue
        for name in group.classes:
            cell = cells[name, group.weekday, group.period]
            cell.must |= {SHORT.get(group.activity, "")}
            cell.must |= _names(scene, teams[group.id])
    for key, count in walking.items():
        cells[key].must |= {WALKING, f"{count}人"}
    return cells
