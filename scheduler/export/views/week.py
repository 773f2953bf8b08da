"""The shape of a week grid: cards placed by weekday and period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from scheduler.domain.ids import ClubName, RoomName, SessionId
from scheduler.domain.kinds import WEEKDAYS, Activity
from scheduler.words import export as words

ORDER = (
    Activity.CLUB,
    Activity.STUDY,
    Activity.TUTORING,
    Activity.CARE,
    Activity.EVENING,
    Activity.DUTY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Some pupils of a class going to a club."""

    club: ClubName
    room: RoomName | None
    pupils: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing that happens in one period of one weekday, seen from one subject.

    ``people`` holds the names once when they are the same every week, else once for
    each week of the cycle. ``weeks`` are the cycle weeks (1-based) the card holds in;
    empty means every week. ``pupils`` counts those the subject is concerned with.
    """

    weekday: int
    period: str
    start: time
    end: time
    activity: Activity
    title: str
    place: str
    group: str
    note: str
    pupils: int
    people: tuple[tuple[str, ...], ...]
    weeks: tuple[int, ...]
    moves: tuple[Move, ...]
    sessions: tuple[SessionId, ...]

    @property
    def time(self) -> str:
        """``16:00–17:00``."""
        return words.span_text(self.start, self.end)

    @property
    def staff_text(self) -> str:
        """Supervisors in one line, week by week where they rotate."""
        if len(self.people) == 1:
            return words.LIST_SEPARATOR.join(self.people[0]) or words.NOBODY
        return " / ".join(
            words.week_text(week)
            + " "
            + (words.LIST_SEPARATOR.join(names) or words.NOBODY)
            for week, names in enumerate(self.people, start=1)
        )

    @property
    def staff_short(self) -> str:
        """Supervisors of the weeks with slashes between, for narrow places."""
        return "/".join(
            words.LIST_SEPARATOR.join(names) or words.NOBODY for names in self.people
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A period; ``time`` is empty when it differs between weekdays or grades."""

    period: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekGrid:
    """A typical week of one class, teacher, room or club."""

    title: str
    subtitle: str
    days: tuple[int, ...]
    rows: tuple[GridRow, ...]
    cards: tuple[Card, ...]

    def cell(self, row: GridRow, weekday: int) -> tuple[Card, ...]:
        """The cards of a period on a weekday, earliest first."""
        return tuple(
            card
            for card in self.cards
            if card.period == row.period and card.weekday == weekday
        )


def week_grid(title: str, subtitle: str, cards: Iterable[Card]) -> WeekGrid:
    """Arrange cards: periods from early to late, the whole-afternoon duty last."""
    ordered = sorted(
        cards,
        key=lambda card: (
            card.activity is Activity.DUTY,
            card.start,
            card.end,
            card.weekday,
            card.weeks,
            ORDER.index(card.activity),
            card.group,
            card.place,
        ),
    )
    return WeekGrid(
        title=title,
        subtitle=subtitle,
        days=WEEKDAYS,
        rows=grid_rows(ordered),
        cards=tuple(ordered),
    )


def grid_rows(ordered: Iterable[Card]) -> tuple[GridRow, ...]:
    """One row per period name, in the order of the cards."""
    times: dict[str, set[str]] = {}
    for card in ordered:
        times.setdefault(card.period, set()).add(card.time)
    return tuple(
        GridRow(period=period, time=spans.pop() if len(spans) == 1 else "")
        for period, spans in times.items()
    )
