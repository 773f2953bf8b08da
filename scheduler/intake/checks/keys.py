"""Keys that stand twice, in one file or in two."""

from collections.abc import Callable, Hashable

from scheduler.domain.days import CalendarRow
from scheduler.domain.origin import Origin
from scheduler.domain.pay import PayRate
from scheduler.intake.classnames import class_key
from scheduler.intake.findings import Findings
from scheduler.intake.tables import Table
from scheduler.intake.text import Raw, clean, identifier, name_key


def _class_identity(raw: Raw) -> Hashable:
    return class_key(raw) or name_key(raw)


_IDENTITY: dict[str, Callable[[Raw], Hashable]] = {
    "学生": identifier,
    "教师": lambda raw: identifier(raw).casefold(),
    "班级": _class_identity,
    "社团": name_key,
    "场地": name_key,
    "机构名单": name_key,
    "单列项目": name_key,
}


def check_keys(tables: dict[str, Table], findings: Findings) -> None:
    """Every pupil, person, class, club, room and institution has one row."""
    for sheet, identity in _IDENTITY.items():
        column = tables[sheet].layout.key_column
        seen: dict[Hashable, Origin] = {}
        for row in tables[sheet].rows:
            raw = row.cells.get(column)
            if raw is not None:
                _see(seen, identity(raw), row.origin, column, clean(raw), findings)


def check_calendar_days(calendar: tuple[CalendarRow, ...], findings: Findings) -> None:
    """Every date stands once in 校历."""
    seen: dict[Hashable, Origin] = {}
    for row in calendar:
        _see(seen, row.day, row.origin, "日期", row.day.isoformat(), findings)


def check_rates(rates: tuple[PayRate, ...], findings: Findings) -> None:
    """Every post has one rate for each kind of staff and 时段."""
    seen: dict[Hashable, Origin] = {}
    for rate in rates:
        kind = rate.kind.value if rate.kind else "全部"
        typed = f"{rate.post.value}（{kind}{rate.period}）"
        _see(seen, rate.key, rate.origin, "岗位", typed, findings)


def _see(
    seen: dict[Hashable, Origin],
    identity: Hashable,
    origin: Origin,
    column: str,
    typed: str,
    findings: Findings,
) -> None:
    first = seen.setdefault(identity, origin)
    if first is not origin:
        place = place_of(first, column, seen_from=origin)
        findings.at("duplicate_key", origin, column, value=typed, first=place)


def place_of(origin: Origin, column: str, *, seen_from: Origin) -> str:
    """A cell as a reader of another cell needs to hear it."""
    cell = origin.cell(column)
    if origin.book != seen_from.book:
        return f"{origin.book}的{origin.sheet}!{cell}"
    return cell if origin.sheet == seen_from.sheet else f"{origin.sheet}!{cell}"
