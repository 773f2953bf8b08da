"""From raw JSON to :class:`Paper`; what cannot be read is a breach, never a crash."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from scheduler.check import cells
from scheduler.check.breach import Breach, breach
from scheduler.check.cells import Row, Unreadable
from scheduler.check.paper import (
    ClubRow,
    CycleRow,
    DepartureRow,
    FlexRow,
    Group,
    Paper,
    Serving,
    StageRow,
)
from scheduler.words import check as words

FORMAT = "after-school-plan/1"

_T = TypeVar("_T")


def read(document: Mapping[str, Any]) -> tuple[Paper, tuple[Breach, ...]]:
    """The document as rows, and a breach for each thing that cannot be read.

    A row with a fault is left out, so the rules still judge everything else.
    """
    reader = _Reader()
    if not isinstance(document, Mapping):
        reader.fault("plan.json", words.NOT_OBJECT)
        document = {}
    if document.get("format") != FORMAT:
        reader.fault("format", words.WRONG_FORMAT)
    term = reader.part(document, "term", _pair, ("", ""))
    status = reader.part(
        document, "certificate", lambda row: cells.text(row, "status"), ""
    )
    none: tuple[StageRow, ...] = ()
    stages = reader.part(
        document, "certificate", lambda row: reader.rows(row, "stages", _stage), none
    )
    cycle = reader.rows(document, "cycle", _cycle) if "cycle" in document else None
    departures = (
        reader.rows(document, "departures", _departure)
        if "departures" in document
        else ()
    )
    paper = Paper(
        school=reader.word(document, "school"),
        policy=reader.word(document, "policy"),
        term=term,
        status=status,
        stages=stages,
        clubs=reader.rows(document, "clubs", _club),
        groups=reader.rows(document, "sessions", _group),
        roster=reader.rows(document, "roster", _serving),
        flex=reader.rows(document, "flex", _flex),
        cycle=cycle,
        departures=departures,
        notices=reader.notices(document),
        decided=reader.rows(document, "decided", _serving)
        if "decided" in document
        else (),
    )
    return paper, tuple(reader.faults)


class _Reader:
    """Collects the faults while rows are read."""

    def __init__(self) -> None:
        self.faults: list[Breach] = []

    def fault(self, where: str, what: str) -> None:
        self.faults.append(breach("format", where=where, what=what))

    def word(self, row: Row, key: str) -> str:
        try:
            return cells.text(row, key)
        except Unreadable as refused:
            self.fault(key, str(refused))
            return ""

    def notices(self, row: Row) -> tuple[str, ...] | None:
        if "notices" not in row:
            return None
        try:
            return cells.texts(row, "notices")
        except Unreadable as refused:
            self.fault("notices", str(refused))
            return None

    def part(self, row: Row, key: str, read_it: Callable[[Row], _T], empty: _T) -> _T:
        try:
            return read_it(cells.section(row, key))
        except Unreadable as refused:
            self.fault(key, str(refused))
            return empty

    def rows(self, row: Row, key: str, read_it: Callable[[Row], _T]) -> tuple[_T, ...]:
        try:
            raw = cells.table(row, key)
        except Unreadable as refused:
            self.fault(key, str(refused))
            return ()
        found = []
        for index, item in enumerate(raw):
            try:
                found.append(read_it(item))
            except Unreadable as refused:
                self.fault(words.row(key, index), str(refused))
        return tuple(found)


def _pair(row: Row) -> tuple[str, str]:
    first, last = cells.day(row, "start"), cells.day(row, "end")
    return first.isoformat(), last.isoformat()


def _stage(row: Row) -> StageRow:
    return StageRow(
        name=cells.text(row, "name"),
        sense=cells.text(row, "sense"),
        value=cells.whole(row, "value"),
        bound=cells.whole(row, "bound"),
    )


def _club(row: Row) -> ClubRow:
    return ClubRow(
        club=cells.text(row, "club"),
        opened=cells.flag(row, "opened"),
        meets=tuple(
            (cells.whole(meet, "weekday"), cells.text(meet, "period"))
            for meet in cells.table(row, "meets")
        ),
        members=cells.texts(row, "members"),
        staff=cells.texts(row, "staff"),
        reason=cells.text_or_none(row, "reason") or "",
    )


def _group(row: Row) -> Group:
    start, end = cells.minute(row, "start"), cells.minute(row, "end")
    return Group(
        id=cells.text(row, "id"),
        weekday=cells.whole(row, "weekday"),
        period=cells.text(row, "period"),
        start=start,
        end=end,
        minutes=frozenset(range(start, end)),
        activity=cells.text(row, "activity"),
        classes=cells.texts(row, "classes"),
        club=cells.text_or_none(row, "club"),
        room=cells.text_or_none(row, "room"),
        pupils=cells.texts(row, "students"),
        posts=cells.whole(row, "posts"),
    )


def _serving(row: Row) -> Serving:
    return Serving(
        day=cells.day(row, "date"),
        session=cells.text(row, "session"),
        staff=cells.texts(row, "staff"),
    )


def _flex(row: Row) -> FlexRow:
    return FlexRow(
        staff=cells.text(row, "staff"),
        day=cells.day(row, "date"),
        kind=cells.text(row, "kind"),
        minutes=cells.whole(row, "minutes"),
        earned_on=cells.days(row, "earned_on"),
    )


def _cycle(row: Row) -> CycleRow:
    return CycleRow(
        week=cells.whole(row, "week"),
        session=cells.text(row, "session"),
        staff=cells.texts(row, "staff"),
    )


def _departure(row: Row) -> DepartureRow:
    return DepartureRow(
        day=cells.day(row, "date"),
        session=cells.text(row, "session"),
        planned=cells.texts(row, "planned"),
        actual=cells.texts(row, "actual"),
        reason=cells.text(row, "reason"),
    )
