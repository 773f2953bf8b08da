"""What the poster template is fed with: views turned into JSON-ready data."""

from typing import Any

from scheduler.domain.kinds import Activity, weekday_text
from scheduler.export.palette import ACCENT, BRAND, GROUND, PALE
from scheduler.export.views import (
    Card,
    PlanIndex,
    WeekGrid,
    class_week,
    club_week,
    school_matrix,
    teacher_week,
)
from scheduler.words import export as words

MATRIX_TEXT = 6.4  # points, at 15 columns
CARD_TEXT = 8.5
CARD_CHARACTERS = 26  # Latin characters on a card's line at that size


def poster_document(index: PlanIndex) -> dict[str, Any]:
    """All posters of a plan: the matrix, classes, opened clubs, then teachers."""
    settings = index.school.settings
    title = words.guide_title(settings.name, settings.term_name)
    grids = [
        *(("class", class_week(index, row.name)) for row in index.ordered_classes),
        *(
            ("club", club_week(index, club.name))
            for club in index.school.clubs
            if index.clubs[club.name].opened
        ),
        *(("teacher", teacher_week(index, each.id)) for each in index.school.staff),
    ]
    return {
        "title": title,
        "system": words.SYSTEM,
        "footer": f"{title}　"
        + words.period_text(settings.service_start, settings.service_end),
        "period": words.PERIOD,
        "brand": BRAND,
        "pale": PALE,
        "grounds": {each.value: GROUND[each] for each in Activity},
        "accents": {each.value: ACCENT[each] for each in Activity},
        "matrices": [_matrix(index, title)],
        "weeks": [_week(grid, subject) for subject, grid in grids if grid.cards],
    }


def _matrix(index: PlanIndex, title: str) -> dict[str, Any]:
    matrix = school_matrix(index)
    weekdays = [weekday for weekday, _ in matrix.columns]
    return {
        "title": title,
        "note": words.CLUB_NOTE + words.ROTATION_NOTE,
        "corner": words.CLASS,
        "size": MATRIX_TEXT * min(1.25, 15 / max(1, len(matrix.columns))),
        "columns": len(matrix.columns),
        "days": [
            {"name": weekday_text(weekday), "span": weekdays.count(weekday)}
            for weekday in dict.fromkeys(weekdays)
        ],
        "periods": [period for _, period in matrix.columns],
        "rows": [
            {
                "name": row.class_name,
                "cells": [[_brief(card) for card in cards] for cards in row.cells],
            }
            for row in matrix.rows
        ],
    }


def _brief(card: Card) -> dict[str, Any]:
    body = words.count_text(card.pupils) if card.moves else card.staff_short
    return {"activity": card.activity.value, "head": card.title, "body": body}


def _week(grid: WeekGrid, subject: str) -> dict[str, Any]:
    rows = []
    for line in grid.rows:
        cells = [
            [_card(card, subject, timed=not line.time) for card in grid.cell(line, day)]
            for day in grid.days
        ]
        rows.append({"period": line.period, "time": line.time, "cells": cells})
    weights = [max(2, *(_lines(cell) for cell in row["cells"])) for row in rows]
    return {
        "title": grid.title,
        "subtitle": grid.subtitle,
        "days": [weekday_text(day) for day in grid.days],
        "rows": rows,
        "weights": weights,
        "size": CARD_TEXT,
    }
