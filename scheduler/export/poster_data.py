"""What the poster template is fed with: views turned into JSON-ready data."""

from typing import Any

from scheduler.domain.kinds import Activity, weekday_text
from scheduler.export.card_text import (
    Subject,
    brief,
    card_lines,
    meeting_rooms,
    meeting_times,
)
from scheduler.export.measure import lines_of
from scheduler.export.palette import ACCENT, BRAND, GROUND, PALE
from scheduler.export.views import (
    Card,
    PlanIndex,
    WeekGrid,
    class_week,
    club_rolls,
    school_matrix,
    teacher_week,
)
from scheduler.words import export as words

MATRIX_LARGEST, MATRIX_SMALLEST = 11.0, 4.5  # points
MATRIX_WIDTH, MATRIX_HEIGHT = 1060.0, 690.0  # points of an A3 page for the cells
LARGEST_TEXT, SMALLEST_TEXT = 13.0, 5.0  # points, on the cards of a week
CARD_POINTS = 122.0  # width of a card's text
GRID_POINTS = 425.0  # height of all rows of a week on A4
LINE = 1.42  # line height as a share of the text size


def poster_document(index: PlanIndex) -> dict[str, Any]:
    """All posters of a plan: the matrix, the list of clubs, classes, then teachers."""
    settings = index.school.settings
    start = settings.service_start  # the file depends on the plan, not on a clock
    title = words.guide_title(settings.name, settings.term_name)
    grids = [
        *(
            (Subject.CLASS, class_week(index, row.name))
            for row in index.ordered_classes
        ),
        *(
            (Subject.TEACHER, teacher_week(index, each.id))
            for each in index.school.staff
        ),
    ]
    return {
        "title": title,
        "system": words.SYSTEM,
        "date": [start.year, start.month, start.day],
        "footer": f"{title}　"
        + words.period_text(settings.service_start, settings.service_end),
        "period": words.PERIOD,
        "brand": BRAND,
        "pale": PALE,
        "grounds": {each.value: GROUND[each] for each in Activity},
        "accents": {each.value: ACCENT[each] for each in Activity},
        "matrices": [_matrix(index, title)],
        "clubs": _clubs(index),
        "weeks": [_week(grid, subject) for subject, grid in grids if grid.cards],
    }


def _matrix(index: PlanIndex, title: str) -> dict[str, Any]:
    matrix = school_matrix(index)
    weekdays = [weekday for weekday, _ in matrix.columns]
    rows = [
        {
            "name": row.class_name,
            "cells": [
                {
                    "activity": cards[0].activity.value,
                    "lines": [brief(card) for card in cards],
                }
                if cards
                else None
                for cards in row.cells
            ],
        }
        for row in matrix.rows
    ]
    return {
        "title": title,
        "note": words.CLUB_NOTE + words.ROTATION_NOTE,
        "corner": words.CLASS,
        "size": _matrix_size(rows, len(matrix.columns)),
        "columns": len(matrix.columns),
        "days": [
            {"name": weekday_text(weekday), "span": weekdays.count(weekday)}
            for weekday in dict.fromkeys(weekdays)
        ],
        "periods": [period for _, period in matrix.columns],
        "rows": rows,
    }


def _matrix_size(rows: list[dict[str, Any]], columns: int) -> float:
    """The largest text size at which all classes fit one page."""
    size = MATRIX_LARGEST
    while size > MATRIX_SMALLEST:
        width = (MATRIX_WIDTH / max(1, columns) - 4) / (size / 2)
        height = 0.0
        for row in rows:
            lines = [
                sum(lines_of(line, width + 1.2) for line in cell["lines"])
                for cell in row["cells"]
                if cell is not None
            ]
            height += max([1, *lines]) * size * 1.15 + 6
        if height <= MATRIX_HEIGHT:
            break
        size -= 0.25
    return size


def _clubs(index: PlanIndex) -> dict[str, Any]:
    settings = index.school.settings
    return {
        "title": words.CLUBS_TITLE,
        "subtitle": f"{settings.name}　{settings.term_name}",
        "headings": words.CLUBS_HEADINGS,
        "rows": [
            (
                roll.club,
                roll.category,
                meeting_times(roll),
                meeting_rooms(roll),
                words.LIST_SEPARATOR.join(roll.leaders),
                words.count_text(len(roll.members)),
            )
            for roll in club_rolls(index)
        ],
    }


def _week(grid: WeekGrid, subject: Subject) -> dict[str, Any]:
    rows = []
    for line in grid.rows:
        cells = [
            [_card(card, subject, timed=not line.time) for card in grid.cell(line, day)]
            for day in grid.days
        ]
        rows.append({"period": line.period, "time": line.time, "cells": cells})
    size, weights = _fit(rows)
    return {
        "title": grid.title,
        "subtitle": grid.subtitle,
        "days": [weekday_text(day) for day in grid.days],
        "rows": rows,
        "weights": weights,
        "size": size,
    }


def _card(card: Card, subject: Subject, *, timed: bool) -> dict[str, Any]:
    head, rest = card_lines(card, subject, timed=timed)
    return {
        "activity": card.activity.value,
        "head": head,
        "lines": [
            # A week of the cycle gets a line of its own: names are not broken.
            part
            for line in rest.split("\n")
            if line
            for part in line.split(" / ")
        ],
    }


def _fit(rows: list[dict[str, Any]]) -> tuple[float, list[float]]:
    """The largest text size at which all rows fit a page, and each row's height."""
    size = LARGEST_TEXT
    while True:
        heights = [
            max(34.0, *(_height(cell, size) for cell in row["cells"])) for row in rows
        ]
        if sum(heights) <= GRID_POINTS or size <= SMALLEST_TEXT:
            return size, heights
        size -= 0.5


def _height(cards: list[dict[str, Any]], size: float) -> float:
    """Points a cell takes: text, the cards' inner margin and the gaps between."""
    width = CARD_POINTS / (size / 2)
    total = 6.0
    for card in cards:
        lines = lines_of(card["head"], width / 1.15) * 1.15
        lines += sum(lines_of(line, width) for line in card["lines"])
        total += lines * size * LINE + 11
    return total
