"""What became of the wishes, counted for charts and tables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from scheduler.export.views import PlanIndex, WishRow
from scheduler.words.ui import common as common_words
from scheduler.words.ui import wishes as wishes_words


def outcome(row: WishRow) -> str:
    """The name of a pupil's result."""
    return wishes_words.NO_CLUB if row.rank is None else common_words.wish(row.rank)


def outcomes(rows: Sequence[WishRow]) -> list[str]:
    """All results that can occur, best first."""
    longest = max((len(row.wishes) for row in rows), default=0)
    return [
        *(common_words.wish(rank) for rank in range(1, longest + 1)),
        wishes_words.NO_CLUB,
    ]


def by_rank(rows: Sequence[WishRow]) -> list[dict[str, Any]]:
    """Pupils per result."""
    counts = Counter(outcome(row) for row in rows)
    return [
        {
            "result": name,
            "number": counts[name],
            "share": common_words.share(counts[name], len(rows)),
            "label": wishes_words.number_and_share(counts[name], len(rows)),
        }
        for name in outcomes(rows)
    ]


def by_grade(index: PlanIndex, rows: Sequence[WishRow]) -> list[dict[str, Any]]:
    """Pupils per grade and result."""
    counts = Counter(
        (index.classes[row.class_name].grade, outcome(row)) for row in rows
    )
    grades = sorted({grade for grade, _ in counts})
    return [
        {
            "grade": common_words.grade(grade),
            "result": name,
            "place": place,
            "number": counts[grade, name],
        }
        for grade in grades
        for place, name in enumerate(outcomes(rows))
        if counts[grade, name]
    ]


def pupil_row(row: WishRow) -> list[str]:
    """A pupil's name, class, wishes, clubs and the reasons of wishes not held."""
    return [
        row.name,
        row.class_name,
        common_words.LIST.join(row.wishes),
        common_words.LIST.join(row.held) or wishes_words.NO_CLUB,
        " ".join(row.reasons),
    ]


def pupils_behind(
    index: PlanIndex, rows: Sequence[WishRow], picks: Sequence[Mapping[str, str]]
) -> list[list[str]]:
    """The pupils of the results (and grades) that were picked in a chart."""
    found = []
    for row in rows:
        told = {
            "result": outcome(row),
            "grade": common_words.grade(index.classes[row.class_name].grade),
        }
        if any(all(told[key] == pick[key] for key in pick) for pick in picks):
            found.append(pupil_row(row))
    return found


def club_table(index: PlanIndex) -> list[list[str]]:
    """Every club: open or not, members, limits, demand, why not."""
    first = Counter(pupil.wishes[0] for pupil in index.school.pupils if pupil.wishes)
    offered = {club.name: club for club in index.school.clubs}
    return [
        [
            plan.club,
            wishes_words.OPENED if plan.opened else wishes_words.CLOSED,
            str(len(plan.members)),
            wishes_words.limits(offered[plan.club].minimum, offered[plan.club].maximum),
            str(first[plan.club]),
            plan.reason or "",
        ]
        for plan in sorted(
            index.plan.clubs, key=lambda club: (-first[club.club], club.club)
        )
    ]
