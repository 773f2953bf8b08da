"""The names other sheets may refer to, with the spellings they may use."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from scheduler.domain.ids import ClassName, ClubName, RoomName, StaffId
from scheduler.intake.bad import Bad, bad
from scheduler.intake.classnames import canonical, class_key
from scheduler.intake.tables import Table
from scheduler.intake.text import Raw, clean, identifier, key, name_key
from scheduler.words.intake import did_you_mean


def typed_names(table: Table) -> tuple[str, ...]:
    """The keys of a sheet as typed, in sheet order."""
    column = table.layout.key_column
    return tuple(clean(row.cells[column]) for row in table.rows if column in row.cells)


def absent(sheet: str, raw: Raw) -> Bad:
    """A reference into a sheet that the workbook does not have."""
    return bad("reference_sheet_missing", value=clean(raw), wanted=sheet)


@dataclass(slots=True)
class Names:
    """Names found by a key that forgives blanks, width and case."""

    by_key: dict[str, str] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)  # hints given before

    @classmethod
    def of(cls, names: Iterable[str]) -> "Names":
        """The first spelling of each name, in a fixed order, stands for all."""
        return cls({name_key(name): name for name in sorted(names, reverse=True)})

    def find(self, raw: Raw) -> str | None:
        """The name as its own sheet types it."""
        return self.by_key.get(name_key(raw))

    def refuse(self, code: str, raw: Raw) -> Bad:
        """A name that is not there, with the one that may have been meant."""
        typed = name_key(raw)
        if typed not in self.near:
            close = get_close_matches(typed, self.by_key, n=1)
            self.near[typed] = did_you_mean(self.by_key[close[0]]) if close else ""
        return bad(code, value=clean(raw), hint=self.near[typed])


class ClassNames:
    """Class names as the sheet 班级 types them, found by any spelling."""

    def __init__(self, table: Table) -> None:
        listed = sorted(typed_names(table))
        self._present = table.present
        self._plain = Names.of(listed)
        self._by_key = {class_key(name): name for name in reversed(listed)}
        self._by_key.pop(None, None)

    def find(self, raw: Raw) -> ClassName | Bad:
        """The class meant; Excel makes ``3.10`` into 3.1, which may be two classes."""
        exact = self._plain.find(raw)
        if exact is not None:
            return ClassName(exact)
        if not self._present:
            return absent("班级", raw)
        meant = class_key(raw)
        found = self._by_key.get(meant) if meant else None
        if meant is None or found is None:
            return bad("class_unknown", value=clean(raw))
        grade, number = meant
        longer = (grade, number * 10)
        if isinstance(raw, float) and not raw.is_integer() and longer in self._by_key:
            both = f"{canonical(grade, number)}或{canonical(*longer)}"
            return bad("class_ambiguous", value=clean(raw), wanted=both)
        return ClassName(found)


class StaffIds:
    """工号, found by themselves, without leading zeros, or by a person's name."""

    def __init__(self, table: Table) -> None:
        self._present = table.present
        self._ids: dict[str, StaffId] = {}
        self._short: dict[str, set[StaffId]] = {}
        self._named: dict[str, set[StaffId]] = {}
        for row in table.rows:
            typed = StaffId(identifier(row.cells.get("工号")))
            if not typed:
                continue
            self._ids[typed.casefold()] = typed
            self._short.setdefault(typed.lstrip("0").casefold(), set()).add(typed)
            self._named.setdefault(key(row.cells.get("姓名")), set()).add(typed)

    def find(self, raw: Raw) -> StaffId | Bad:
        """The 工号 meant."""
        if not self._present:
            return absent("教师", raw)
        typed = identifier(raw).casefold()
        if typed in self._ids:
            return self._ids[typed]
        short = self._short.get(typed.lstrip("0"), set())
        if len(short) == 1:
            return next(iter(short))
        named = self._named.get(key(raw), set())
        if len(named) > 1:
            return bad("staff_name_ambiguous", value=clean(raw))
        if named:
            return next(iter(named))
        return bad("staff_unknown", value=clean(raw))

    def is_name(self, raw: Raw) -> bool:
        """Whether the cell names a person instead of giving the 工号."""
        return not self._ids.get(identifier(raw).casefold()) and key(raw) in self._named


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything one sheet may say about another."""

    classes: ClassNames
    staff: StaffIds
    clubs: Names | None  # None without a sheet 社团
    rooms: Names
    institutions: Names

    def club(self, raw: Raw) -> ClubName | Bad:
        """The club meant."""
        if self.clubs is None:
            return absent("社团", raw)
        found = self.clubs.find(raw)
        if found is None:
            return self.clubs.refuse("club_unknown", raw)
        return ClubName(found)

    def room(self, raw: Raw) -> RoomName | Bad:
        """The room meant, listed or implied by a class."""
        found = self.rooms.find(raw)
        if found is None:
            return self.rooms.refuse("room_unknown", raw)
        return RoomName(found)


def known_names(tables: dict[str, Table]) -> Known:
    """What the sheets name, whether or not their other cells are in order."""
    homes = [
        clean(row.cells["教室"]) for row in tables["班级"].rows if "教室" in row.cells
    ]
    implied = [f"{name}教室" for name in typed_names(tables["班级"])]
    rooms = Names.of(implied)
    rooms.by_key |= Names.of(homes).by_key
    rooms.by_key |= Names.of(typed_names(tables["场地"])).by_key
    return Known(
        classes=ClassNames(tables["班级"]),
        staff=StaffIds(tables["教师"]),
        clubs=Names.of(typed_names(tables["社团"])) if tables["社团"].present else None,
        rooms=rooms,
        institutions=Names.of(typed_names(tables["机构名单"])),
    )
