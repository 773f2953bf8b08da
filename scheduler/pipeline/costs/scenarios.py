"""Scenarios as cells: one more teacher, another fee, other group sizes, two leaders."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scheduler.domain.ids import ClubName
from scheduler.domain.kinds import Post, StaffKind, weekday_text
from scheduler.domain.origin import Origin
from scheduler.domain.outcome import Change
from scheduler.domain.school import School
from scheduler.words import costs as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Changes of cells with a name."""

    name: str
    changes: tuple[Change, ...]


def more_teachers(school: School, weekday: int, number: int) -> Scenario:
    """More own teachers who come on one weekday only and may do everything."""
    last = max(school.staff, key=lambda person: person.origin.row).origin
    others = "、".join(weekday_text(day) for day in range(1, 6) if day != weekday)
    changes: list[Change] = []
    for index in range(1, number + 1):
        typed = {
            "工号": words.new_teacher(index),
            "姓名": words.new_teacher(index),
            "人员类别": StaffKind.OWN.value,
            "岗位": "、".join(post.value for post in Post),
            "不可用": others,
        }
        changes += _row(replace(last, row=last.row + index), typed)
    name = words.more_teachers(weekday_text(weekday), number)
    return Scenario(name=name, changes=tuple(changes))


def setting(school: School, item: str, value: str) -> Scenario:
    """Another value on the sheet 学校; typed below the last row where it is not yet."""
    name = words.setting(item, value)
    origin = school.settings.origin(item)
    if origin is not None:
        return Scenario(name=name, changes=(_cell(origin, "值", words.NOW, value),))
    below = max((row for _, row in school.settings.cells), key=lambda row: row.row)
    fresh = replace(below, row=below.row + 1)
    return Scenario(name=name, changes=_row(fresh, {"项目": item, "值": value}))


def leaders(school: School, club: ClubName, number: int) -> Scenario:
    """A club with another number of leaders."""
    row = next(each for each in school.clubs if each.name == club)
    change = _cell(row.origin, "指导教师数", str(row.leaders), str(number))
    return Scenario(name=words.leaders(club, number), changes=(change,))


def typed(sheet: str, cell: str, value: str) -> Scenario:
    """Any cell."""
    change = Change(sheet=sheet, cell=cell.upper(), before=words.NOW, after=value)
    return Scenario(name=words.typed(sheet, cell.upper(), value), changes=(change,))


def joined(scenarios: tuple[Scenario, ...]) -> Scenario:
    """Several scenarios at once."""
    return Scenario(
        name="；".join(each.name for each in scenarios),
        changes=tuple(change for each in scenarios for change in each.changes),
    )


def _cell(origin: Origin, column: str, before: str, after: str) -> Change:
    return Change(
        sheet=origin.sheet, cell=origin.cell(column), before=before, after=after
    )


def _row(origin: Origin, texts: Mapping[str, str]) -> tuple[Change, ...]:
    known = dict(origin.columns)
    return tuple(
        _cell(origin, column, "", text)
        for column, text in texts.items()
        if column in known
    )
