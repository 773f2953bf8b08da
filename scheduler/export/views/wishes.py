"""What every pupil wished for, what they hold, and why not the rest."""

from collections import defaultdict
from dataclasses import dataclass

from scheduler.domain.ids import ClassName, ClubName, PupilId
from scheduler.export.views.index import PlanIndex
from scheduler.words import export as words


@dataclass(frozen=True, slots=True, kw_only=True)
class WishRow:
    """A pupil with at least one wish.

    ``rank`` is the best wish they hold (1-based), None when they hold none;
    ``reasons`` say of each wish they do not hold, by name, why not.
    """

    pupil: PupilId
    name: str
    class_name: ClassName
    wishes: tuple[ClubName, ...]
    held: tuple[ClubName, ...]
    rank: int | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WishCounts:
    """How many pupils hold which wish: ``by_rank`` first wish first."""

    pupils: int
    by_rank: tuple[int, ...]
    without: int


def wish_results(index: PlanIndex) -> tuple[WishRow, ...]:
    """Every pupil with wishes, by class and number."""
    held: dict[PupilId, list[ClubName]] = defaultdict(list)
    for club in index.plan.clubs:
        for member in club.members:
            held[member].append(club.club)
    reasons: dict[PupilId, list[str]] = defaultdict(list)
    for reason in sorted(index.plan.reasons, key=lambda each: each.rank):
        sentence = words.wish_reason(reason.rank, reason.club, reason.text)
        reasons[reason.pupil].append(sentence)
    rows = []
    for pupil in index.school.pupils:
        if not pupil.wishes:
            continue
        mine = tuple(wish for wish in pupil.wishes if wish in held[pupil.id])
        rows.append(
            WishRow(
                pupil=pupil.id,
                name=pupil.name,
                class_name=pupil.class_name,
                wishes=pupil.wishes,
                held=mine,
                rank=pupil.wishes.index(mine[0]) + 1 if mine else None,
                reasons=tuple(reasons[pupil.id]),
            )
        )
    rows.sort(key=lambda each: (index.class_order[each.class_name], each.pupil))
    return tuple(rows)


def wish_counts(rows: tuple[WishRow, ...]) -> WishCounts:
    """Count the results; ranks go as far as the longest list of wishes."""
    ranks = range(1, max((len(row.wishes) for row in rows), default=0) + 1)
    return WishCounts(
        pupils=len(rows),
        by_rank=tuple(sum(row.rank == rank for row in rows) for rank in ranks),
        without=sum(row.rank is None for row in rows),
    )
