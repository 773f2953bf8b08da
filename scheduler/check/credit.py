"""Flexible hours: what is earned, what each entry uses, where more could be placed.

Earned on a date: minutes of rostered service after 教师下班时间 × 弹性折算, rounded
down. Usable on later dates, at most 28 days later. All in whole minutes.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from scheduler.check.facts import Facts
from scheduler.check.paper import FlexRow
from scheduler.check.presence import minute
from scheduler.domain.people import Staff

FOUR_WEEKS = timedelta(days=28)
TIME_OFF = "compensatory_leave"


def earned(facts: Facts, person: str) -> dict[date, int]:
    """Minutes a person earns on each date, dates in order, zeros left out."""
    off = minute(facts.settings.staff_off)
    found = {}
    for day in sorted(facts.days):
        late: set[int] = set()
        for group in facts.served.get((person, day), []):
            late.update(range(max(group.start, off), group.end))
        minutes = int(len(late) * facts.settings.flex_rate)
        if minutes > 0:
            found[day] = minutes
    return found


def in_time(earned_on: date, used_on: date) -> bool:
    """Whether minutes of one date may be used on another."""
    return earned_on < used_on <= earned_on + FOUR_WEEKS


class Uses:
    """Which earned minutes each entry uses, oldest first, no minute twice."""

    def __init__(self, earnings: dict[date, int], rows: Iterable[FlexRow]) -> None:
        self.left = dict(earnings)
        self.rows = sorted(rows, key=lambda row: (row.day, row.kind))
        self.sources = [
            sorted({d for d in row.earned_on if d in earnings and in_time(d, row.day)})
            for row in self.rows
        ]
        self.used: list[dict[date, int]] = [{} for _ in self.rows]
        for index in range(len(self.rows)):
            while self._short(index) > 0 and self._grow(index):
                pass

    def covered(self, index: int) -> int:
        """Minutes of an entry that earned minutes stand behind."""
        return sum(self.used[index].values())

    def place_by_exchange(self, lying: date, free: Iterable[date]) -> date | None:
        """A free date for minutes of ``lying`` if entries gave up their own sources.

        An entry in time for ``lying`` takes those; what it used instead goes to a free
        date in its time, or in the same way into another entry.
        """
        days, tried, waiting = sorted(free), {lying}, [lying]
        while waiting:
            source = waiting.pop(0)
            place = next((day for day in days if in_time(source, day)), None)
            if place is not None:
                return place
            for row, used in zip(self.rows, self.used, strict=True):
                if in_time(source, row.day):
                    given = {other for other, count in used.items() if count > 0}
                    waiting += sorted(given - tried)
                    tried |= given
        return None

    def _short(self, index: int) -> int:
        return self.rows[index].minutes - self.covered(index)

    def _grow(self, index: int) -> bool:
        """Give an entry more, letting others change their sources when they can."""
        path = self._path(index, set())
        if path is None:
            return False
        amount = min(self._short(index), self.left[path[-1][1]])
        for (_, source), (other, _) in pairwise(path):
            amount = min(amount, self.used[other][source])
        for step, (entry, source) in enumerate(path):
            if step:
                given = path[step - 1][1]
                self.used[entry][given] -= amount
            self.used[entry][source] = self.used[entry].get(source, 0) + amount
        self.left[path[-1][1]] -= amount
        return True

    def _path(self, index: int, tried: set[date]) -> list[tuple[int, date]] | None:
        """Entries and the source each takes next; the last source has minutes left."""
        for source in self.sources[index]:
            if source not in tried and self.left[source] > 0:
                return [(index, source)]
        for source in self.sources[index]:
            if source in tried:
                continue
            tried.add(source)
            for other, used in enumerate(self.used):
                if other != index and used.get(source, 0) > 0:
                    rest = self._path(other, tried)
                    if rest is not None:
                        return [(index, source), *rest]
        return None


def room_for(facts: Facts, person: Staff, day: date) -> tuple[int, int]:
    """The longest legal late arrival and early leave of a person on a service date."""
    on, off = minute(facts.settings.staff_on), minute(facts.settings.staff_off)
    if day not in facts.days or facts.on_leave(person.id, day) or off <= on:
        return (0, 0)
    lessons = [
        (start, end)
        for start, end, _ in facts.lessons.get((str(person.id), facts.days[day]), ())
        if start < end
    ]
    served = [
        (group.start, group.end)
        for group in facts.served.get((person.id, day), [])
        if group.minutes
    ]
    first = min(
        (max(start, on) for start, end in (*lessons, *served) if end > on), default=off
    )
    last = max(
        (min(end, off) for start, end in (*lessons, *served) if start < off), default=on
    )
    return (max(0, min(first, off) - on), max(0, off - max(last, on)))


def still_free(facts: Facts, person: Staff, day: date, rows: Iterable[FlexRow]) -> int:
    """Minutes that could still be given back on a date beside what is given there."""
    if any(row.day == day and row.kind == TIME_OFF for row in rows):
        return 0
    late, early = room_for(facts, person, day)
    taken_late = sum(
        r.minutes for r in rows if r.day == day and r.kind == "late_arrival"
    )
    taken_early = sum(
        r.minutes for r in rows if r.day == day and r.kind == "early_leave"
    )
    on, off = minute(facts.settings.staff_on), minute(facts.settings.staff_off)
    whole_day = off - on - taken_late - taken_early
    free = max(0, late - taken_late) + max(0, early - taken_early)
    return max(0, min(free, whole_day))
