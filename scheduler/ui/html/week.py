"""A week's timetable: days across, periods down, two lines per cell."""

from collections.abc import Sequence, Set
from html import escape

from scheduler.domain.kinds import Activity
from scheduler.export.views import Card, WeekGrid
from scheduler.ui.html.scroll import scrolled
from scheduler.ui.html.style import HUES
from scheduler.ui.weeks import Day, Week
from scheduler.words.ui import common as common_words
from scheduler.words.ui import frame as frame_words
from scheduler.words.ui import timetable as timetable_words


def week_table(week: Week, grid: WeekGrid, *, own: str = "") -> str:
    """The timetable of one class, teacher, room, club or pupil.

    ``own`` is the subject's name, not repeated in its cells.
    """
    heads = "".join(day_head(day) for day in week.days)
    rows = "".join(
        f"<tr><th>{escape(row.period)}<small>{escape(row.time)}</small></th>"
        + "".join(
            _cell(_held(week, grid.cell(row, day.weekday)), day, row.time, own)
            for day in week.days
        )
        + "</tr>"
        for row in grid.rows
    )
    return scrolled(
        '<table class="tt"><thead><tr><th style="width:7rem">'
        f"{timetable_words.PERIOD}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def day_head(day: Day, span: int = 1) -> str:
    """A day's heading with its date, today marked."""
    name = f"{day.heading} {timetable_words.TODAY}" if day.today else day.heading
    return (
        f'<th colspan="{span}" class="{"today" if day.today else ""}">{escape(name)}'
        f"<small>{escape(day.note)}</small></th>"
    )


def _held(week: Week, cards: Sequence[Card]) -> list[Card]:
    """Cards that take place in the week (none on a day without service)."""
    if week.crews is None:
        return list(cards)
    held = week.crews
    return [card for card in cards if any(id in held for id in card.sessions)]


def _cell(cards: Sequence[Card], day: Day, row_time: str, own: str) -> str:
    if not cards:
        return '<td class="e"></td>'
    inside = "".join(_block(card, row_time, own) for card in cards)
    return f'<td class="{"today" if day.today else ""}">{inside}</td>'


def _block(card: Card, row_time: str, own: str) -> str:
    return (
        f'<div class="c" style="--h:{HUES[card.activity.value]}">'
        f"<b>{escape(_title(card, own))}</b>"
        f"<span>{escape(_detail(card, row_time))}</span></div>"
    )


def _title(card: Card, own: str) -> str:
    parts = [card.title]
    with_own = bool(own) and own in card.group
    if (
        card.group
        and not with_own
        and card.group not in (card.title, timetable_words.ALL_OF)
    ):
        parts.append(card.group)
    if card.pupils:
        parts.append(common_words.people(card.pupils))
    return " ".join(parts)


def _detail(card: Card, row_time: str) -> str:
    if card.moves:
        return timetable_words.moves_line(
            [(move.club, move.pupils) for move in card.moves]
        )
    crew = card.staff_text if any(card.people) else ""
    parts = [crew, card.place, card.note]
    if card.weeks:
        parts.insert(0, timetable_words.in_weeks(card.weeks))
    if not row_time:
        parts.append(card.time)
    return "　".join(part for part in parts if part)


def legend(activities: Set[Activity]) -> str:
    """Which colour is which activity."""
    inside = "".join(
        f'<span><i style="--h:{HUES[activity.value]}"></i>'
        f"{frame_words.ACTIVITY[activity.value]}</span>"
        for activity in Activity
        if activity in activities
    )
    return f'<div class="legend">{inside}</div>'
