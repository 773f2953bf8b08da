"""Changes of cells that would be enough, cheapest first, verified by solving again.

Costs are people touched: one teacher more is 10 (guessed: hiring is harder than
asking), one teacher who gives up a window or takes more units is 1.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scheduler.domain.ids import ClassName, RoomName, StaffId
from scheduler.domain.kinds import Post, StaffKind, weekday_text
from scheduler.domain.origin import Origin
from scheduler.domain.outcome import Change, Repair
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.model.reading import Reading
from scheduler.model.works import Work
from scheduler.words import conflicts as words

NEW_TEACHER = 10
PIN = 2
MORE_UNITS = (100, 200, 300, 500)  # hundredths of a 课时 a week


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A repair with the school as it would then be."""

    repair: Repair
    school: School


def verified(
    proposals: Iterable[Proposal], works: Callable[[School], bool], *, wanted: int = 2
) -> tuple[Repair, ...]:
    """The first proposals after which a plan exists, cheapest first."""
    result: list[Repair] = []
    for proposal in sorted(proposals, key=lambda row: row.repair.cost):
        if works(proposal.school):
            result.append(proposal.repair)
        if len(result) == wanted:
            break
    return tuple(result)


def staff_proposals(
    reading: Reading, missing: Iterable[tuple[Work, int]]
) -> Iterator[Proposal]:
    """Ways to find supervisors for posts that stay empty."""
    gaps = list(missing)
    if gaps:
        yield from _free_windows(reading, gaps)
    yield from _more_units(reading, gaps)
    yield _new_teachers(reading, gaps)


def _with_staff(school: School, changed: dict[StaffId, Staff]) -> School:
    staff = tuple(changed.get(person.id, person) for person in school.staff)
    return replace(school, staff=staff)


def _free_windows(reading: Reading, gaps: list[tuple[Work, int]]) -> Iterator[Proposal]:
    """Ask as many people as are missing to give up 不可用 on that weekday."""
    changed: dict[StaffId, Staff] = {}
    for work, count in gaps:
        asked = [
            person
            for person in reading.staff.values()
            if person.unavailable
            and reading.may(person.id, work.post)
            and person.id not in work.able
        ][:count]
        if len(asked) < count:
            return
        for person in asked:
            before = changed.get(person.id, person)
            kept = frozenset(
                window
                for window in before.unavailable
                if window.weekday != work.weekday
            )
            changed[person.id] = replace(before, unavailable=kept)
    changes = tuple(
        Change(
            sheet=person.origin.sheet,
            cell=person.origin.cell("不可用"),
            before=windows_text(reading.staff[person.id]),
            after=windows_text(person),
        )
        for person in changed.values()
    )
    yield Proposal(
        repair=Repair(
            text=words.repair_windows("、".join(sorted(changed))),
            cost=len(changes),
            changes=changes,
        ),
        school=_with_staff(reading.school, changed),
    )


def windows_text(person: Staff) -> str:
    """不可用 as the school would type it."""
    return "、".join(
        weekday_text(window.weekday) + (f"/{window.period}" if window.period else "")
        for window in sorted(person.unavailable, key=str)
    )


def _more_units(reading: Reading, gaps: list[tuple[Work, int]]) -> Iterator[Proposal]:
    """Raise 每周最多课时 for those who could serve the empty posts."""
    able = {person for work, _ in gaps for person in work.able} or set(reading.staff)
    bounded = [
        reading.staff[person]
        for person in sorted(able)
        if reading.staff[person].weekly_max is not None
    ]
    if not bounded:
        return
    for more in MORE_UNITS:
        changed = {
            person.id: replace(person, weekly_max=(person.weekly_max or 0) + more)
            for person in bounded
        }
        changes = tuple(
            Change(
                sheet=person.origin.sheet,
                cell=person.origin.cell("每周最多课时"),
                before=units_text(person.weekly_max or 0),
                after=units_text((person.weekly_max or 0) + more),
            )
            for person in bounded
        )
        yield Proposal(
            repair=Repair(
                text=words.repair_units(len(changes), units_text(more)),
                cost=len(changes) * more // MORE_UNITS[0],
                changes=changes,
            ),
            school=_with_staff(reading.school, changed),
        )


def units_text(units: int) -> str:
    """Units as the school types them: 450 is 4.5."""
    return f"{units / 100:g}"


def pin_proposals(reading: Reading) -> Iterator[Proposal]:
    """Give up one pin."""
    for pin in reading.school.pins:
        others = tuple(row for row in reading.school.pins if row != pin)
        where = f"{weekday_text(pin.weekday)}{pin.period}"
        name = str(pin.club or pin.class_name or "")
        typed = {
            "班级或社团": name,
            "星期": weekday_text(pin.weekday),
            "时段": pin.period,
            "教师": "、".join(pin.staff),
            "场地": pin.room or "",
        }
        cells = {column: (text, "") for column, text in typed.items() if text}
        yield Proposal(
            repair=Repair(
                text=words.repair_pin(f"{where} {name}"),
                cost=PIN,
                changes=_cells(pin.origin, cells),
            ),
            school=replace(reading.school, pins=others),
        )


def _cells(origin: Origin, texts: Mapping[str, tuple[str, str]]) -> tuple[Change, ...]:
    """Before and after of the columns a file has; the first is the sheet's key."""
    columns, key = dict(origin.columns), next(iter(texts))
    return tuple(
        Change(sheet=origin.sheet, cell=origin.cell(column), before=before, after=after)
        for column, (before, after) in texts.items()
        if column in columns or column == key
    )


def _new_row(origin: Origin, texts: Mapping[str, str]) -> tuple[Change, ...]:
    """A row to be typed below the last one."""
    return _cells(origin, {column: ("", text) for column, text in texts.items()})


def leave_proposals(
    reading: Reading, gaps: Sequence[tuple[Work, int]]
) -> Iterator[Proposal]:
    """As many people as are missing take their leave at another time."""
    for post in sorted({work.post for work, _ in gaps}):
        able = {p for work, _ in gaps if work.post is post for p in work.able}
        asked = [row for row in reading.school.leaves if row.staff in able]
        fewest = max(missing for work, missing in gaps if work.post is post)
        for count in sorted({fewest, 2 * fewest, len(asked)}):
            if count > len(asked):
                break
            gone = asked[:count]
            left = tuple(row for row in reading.school.leaves if row not in gone)
            changes = tuple(
                change
                for row in gone
                for change in _cells(
                    row.origin,
                    {
                        "工号": (row.staff, ""),
                        "开始": (row.first.isoformat(), ""),
                        "结束": (row.last.isoformat(), ""),
                        "原因": (row.reason, ""),
                    },
                )
            )
            yield Proposal(
                repair=Repair(
                    text=words.repair_leave("、".join(row.staff for row in gone)),
                    cost=count,
                    changes=changes,
                ),
                school=replace(reading.school, leaves=left),
            )


def room_proposal(reading: Reading) -> Iterator[Proposal]:
    """A room that holds the largest class: a listed one corrected, or one more."""
    sizes = Counter(pupil.class_name for pupil in reading.school.pupils)
    name, seats = max(sizes.items(), key=lambda row: (row[1], row[0]))
    listed = [room for room in reading.school.rooms if not room.implied]
    largest = max((room.capacity for room in reading.school.rooms), default=0)
    if not listed or seats <= largest:
        return
    grown = _grown(reading, sizes, largest)
    if grown:
        yield Proposal(
            repair=Repair(
                text=words.repair_capacity("、".join(grown)),
                cost=len(grown),
                changes=tuple(
                    change
                    for room, seats in grown.items()
                    for change in _cells(
                        reading.rooms[room].origin,
                        {"容量": (str(reading.rooms[room].capacity), str(seats))},
                    )
                ),
            ),
            school=replace(
                reading.school,
                rooms=tuple(
                    replace(row, capacity=grown.get(row.name, row.capacity))
                    for row in reading.school.rooms
                ),
            ),
        )
    model = max(listed, key=lambda room: room.origin.row)
    origin = replace(model.origin, row=model.origin.row + 1)
    room = replace(
        model,
        name=RoomName(words.NEW_ROOM),
        capacity=seats,
        groups=1,
        unavailable=frozenset(),
        origin=origin,
    )
    yield Proposal(
        repair=Repair(
            text=words.repair_room(name, seats),
            cost=NEW_TEACHER,
            changes=_new_row(
                origin, {"场地": room.name, "类型": room.kind, "容量": str(seats)}
            ),
        ),
        school=replace(reading.school, rooms=(*reading.school.rooms, room)),
    )


def _grown(
    reading: Reading, sizes: Mapping[ClassName, int], largest: int
) -> dict[RoomName, int]:
    """Listed home rooms of the classes no room holds, with the seats they need."""
    return {
        row.room: sizes[row.name]
        for row in reading.classes.values()
        if sizes.get(row.name, 0) > largest and not reading.rooms[row.room].implied
    }


def _new_teachers(reading: Reading, gaps: list[tuple[Work, int]]) -> Proposal:
    """As many more teachers as posts stay empty at the worst moment."""
    count = max(
        (sum(n for work, n in gaps if work.clashes(at)) for at, _ in gaps), default=1
    )
    model = max(reading.school.staff, key=lambda person: person.origin.row)
    row = model.origin.row
    posts = "、".join(post.value for post in Post)
    added: list[Staff] = []
    changes: list[Change] = []
    for number in range(1, count + 1):
        person = StaffId(f"新增{number}")
        origin = replace(model.origin, row=row + number)
        added.append(
            Staff(
                id=person,
                name=words.NEW_TEACHER,
                kind=StaffKind.OWN,
                institution="",
                qualified=True,
                subjects=(),
                posts=frozenset(Post),
                weekly_min=0,
                weekly_max=None,
                unavailable=frozenset(),
                origin=origin,
            )
        )
        typed = {
            "工号": person,
            "姓名": words.NEW_TEACHER,
            "人员类别": StaffKind.OWN.value,
            "岗位": posts,
        }
        changes.extend(_new_row(origin, typed))
    return Proposal(
        repair=Repair(
            text=words.repair_teachers(count),
            cost=NEW_TEACHER * count,
            changes=tuple(changes),
        ),
        school=replace(reading.school, staff=(*reading.school.staff, *added)),
    )
