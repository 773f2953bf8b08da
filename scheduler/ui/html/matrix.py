"""The whole school's week: a row per class, a column per period."""

from collections import Counter
from collections.abc import Mapping
from html import escape

from scheduler.domain.kinds import Activity
from scheduler.export.views import Card, Matrix
from scheduler.ui.html.scroll import scrolled
from scheduler.ui.html.style import HUES
from scheduler.ui.html.week import day_head
from scheduler.ui.weeks import Day, Week
from scheduler.words.ui import common as common_words
from scheduler.words.ui import frame as frame_words
from scheduler.words.ui import timetable as timetable_words


def school_table(week: Week, matrix: Matrix, duty: Mapping[int, str]) -> str:
    """All classes of the school in one sheet; ``duty`` names who leads each day."""
    places = {
        day.weekday: [
            place
            for place, (weekday, _) in enumerate(matrix.columns)
            if weekday == day.weekday
        ]
        for day in week.days
    }
    shown = [day for day in week.days if places[day.weekday]]
    days = "".join(day_head(day, len(places[day.weekday])) for day in shown)
    order = [
        (place, index == 0)
        for day in shown
        for index, place in enumerate(places[day.weekday])
    ]
    periods = "".join(
        f'<th class="{"d" if first else ""}">{escape(matrix.columns[place][1])}</th>'
        for place, first in order
    )
    rows = "".join(
        f"<tr><th>{escape(row.class_name)}</th>"
        + "".join(_cell(week, row.cells[place], first) for place, first in order)
        + "</tr>"
        for row in matrix.rows
    )
    return scrolled(
        '<table class="tt mx"><thead><tr>'
        f'<th rowspan="2" style="width:5.6rem">{common_words.CLASS}</th>{days}</tr>'
        f"<tr>{periods}</tr></thead><tbody>{rows}{_duty_row(shown, places, duty)}"
        "</tbody></table>"
    )


def _duty_row(
    days: list[Day], places: Mapping[int, list[int]], duty: Mapping[int, str]
) -> str:
    if not duty:
        return ""
    hue = HUES[Activity.DUTY.value]
    cells = "".join(
        f'<td class="d" colspan="{len(places[day.weekday])}" style="--h:{hue}">'
        f"<b>{escape(duty.get(day.weekday, ''))}</b></td>"
        for day in days
    )
    return f"<tr><th>{frame_words.ACTIVITY[Activity.DUTY.value]}</th>{cells}</tr>"


def _cell(week: Week, cards: tuple[Card, ...], first: bool) -> str:
    edge = "d" if first else ""
    held = [
        card
        for card in cards
        if week.crews is None or any(id in week.crews for id in card.sessions)
    ]
    if not held:
        return f'<td class="e {edge}"></td>'
    main = max(held, key=lambda card: (card.pupils, card.title))
    heads = "".join(
        f"<b>{frame_words.ACTIVITY_SHORT[activity.value]}{pupils}</b> "
        for activity, pupils in _heads(held).items()
    )
    title = escape("\n".join(_line(card) for card in held))
    return (
        f'<td class="{edge}" title="{title}" style="--h:{HUES[main.activity.value]}">'
        f"{heads}<span>{escape(_below(main))}</span></td>"
    )


def _heads(cards: list[Card]) -> dict[Activity, int]:
    """Pupils of the class by activity, most first."""
    heads: Counter[Activity] = Counter()
    for card in cards:
        heads[card.activity] += card.pupils
    return dict(heads.most_common())


def _line(card: Card) -> str:
    if card.moves:
        return timetable_words.moves_line(
            [(move.club, move.pupils) for move in card.moves]
        )
    pupils = common_words.people(card.pupils)
    return f"{card.title} {pupils} {card.staff_text} {card.place}"


def _below(card: Card) -> str:
    if card.activity is Activity.CLUB:
        return timetable_words.club_number(len(card.moves))
    weeks = [common_words.LIST.join(names) for names in card.people]
    return " / ".join(name for name in weeks if name)
