"""Lists under a timetable: members of a club, flexible hours, departures."""

from collections.abc import Callable, Iterable

from scheduler.domain.ids import PupilId
from scheduler.domain.people import Pupil
from scheduler.domain.plan import Departure, FlexEntry
from scheduler.export.views import PlanIndex, session_title
from scheduler.ui.html.table import table
from scheduler.words.ui import common as common_words
from scheduler.words.ui import timetable as timetable_words


def roll_table(pupils: Iterable[Pupil], id_text: Callable[[PupilId], str]) -> str:
    """Pupils of a club; ``id_text`` tells how much of a 学号 may be read."""
    rows = [[id_text(pupil.id), pupil.name, pupil.class_name] for pupil in pupils]
    return table(timetable_words.ROLL_HEADS, rows, low=True)


def departure_table(index: PlanIndex, entries: Iterable[Departure]) -> str:
    """Dates on which somebody else serves than the rotation says."""
    rows = [
        [
            common_words.day(entry.day),
            session_title(index.sessions[entry.session]),
            common_words.LIST.join(index.people(entry.planned)),
            common_words.LIST.join(index.people(entry.actual)),
            entry.reason,
        ]
        for entry in entries
    ]
    return table(timetable_words.DEPARTURE_HEADS, rows, low=True)


def flex_table(entries: Iterable[FlexEntry]) -> str:
    """Late arrivals and early leaves, and the days that earned them."""
    rows = [
        [
            common_words.day(entry.day),
            timetable_words.FLEX_KIND[entry.kind],
            str(entry.minutes),
            common_words.LIST.join(common_words.day(day) for day in entry.earned_on),
        ]
        for entry in sorted(entries, key=lambda each: each.day)
    ]
    return table(timetable_words.FLEX_HEADS, rows, numbers=frozenset({2}), low=True)
