"""A proposal: cells to change, what that costs, and the school as it would then be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from scheduler.domain.origin import Origin
from scheduler.domain.outcome import Change, Repair
from scheduler.domain.school import School
from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A repair with the school as it would then be.

    ``lesser``: the same proposal with one of its parts left out, for each part.
    """

    repair: Repair
    school: School
    alone: bool = False  # of use only when it is enough by itself
    lesser: Callable[[], Iterable["Proposal"]] = tuple


def cells(origin: Origin, texts: Mapping[str, tuple[str, str]]) -> tuple[Change, ...]:
    """Before and after of the columns a file has; the first is the sheet's key."""
    columns, key = dict(origin.columns), next(iter(texts))
    return tuple(
        Change(sheet=origin.sheet, cell=origin.cell(column), before=before, after=after)
        for column, (before, after) in texts.items()
        if (column in columns or column == key) and before != after
    )


def new_row(origin: Origin, texts: Mapping[str, str]) -> tuple[Change, ...]:
    """A row to be typed below the last one."""
    return cells(origin, {column: ("", text) for column, text in texts.items()})


def joined(first: Repair, second: Repair) -> Repair:
    """Both repairs as one; a cell changed twice goes from its first to its last."""
    changes: dict[tuple[str, str], Change] = {}
    for change in (*first.changes, *second.changes):
        place = (change.sheet, change.cell)
        if place in changes:
            change = replace(change, before=changes[place].before)
        changes[place] = change
    return Repair(
        text=f"{first.text}；{second.text}",
        cost=first.cost + second.cost,
        changes=tuple(changes.values()),
        people=first.people + second.people,
        seats=first.seats + second.seats,
        weekly_fen=Fen(first.weekly_fen + second.weekly_fen),
    )


def differing(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Cheapest first, without those whose cells another one already changes."""
    result: list[Proposal] = []
    for proposal in sorted(proposals, key=lambda row: row.repair.cost):
        mine = set(proposal.repair.changes)
        if mine and not any(set(row.repair.changes) <= mine for row in result):
            result.append(proposal)
    return tuple(result)
