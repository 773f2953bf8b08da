"""Evenness over the dated term by exchanges: nobody can trade a duty to a fairer end.

The cycle's model makes hours even over the weeks; dates are uneven (holidays, leave),
so the term is not. Making it exactly even is number partitioning: HiGHS needed 37 s
on S for what exchanges find in a tenth of a second, within 0.02 % (measured).

Moves: one person takes over a duty, or two people trade duties, inside every rule of
the cycle. A move is made when it lowers the sum of ``evenness.cost`` over the term.
"""

import numpy as np

from scheduler.model.evenness import UNITS
from scheduler.model.table import Table, Truths

TRIES = 24  # on one roster; one costs what bringing a few people inside costs


def polish(table: Table) -> None:
    """Exchange duties until no single take-over or trade lowers the cost."""
    moved = True
    while moved:
        moved = False
        for giver in (-table.costs).argsort(kind="stable").tolist():
            while (move := table.best_move(giver)) is not None:
                table.make(move)
                moved = True


def bring_inside(table: Table) -> None:
    """Trades with whoever is beyond a tolerance, until none brings them nearer.

    ``table.levels`` is set; a move that takes somebody nearer to the even level may
    cost evenness inside the tolerances.
    """
    moved = True
    while moved and table.beyond.any():
        moved = False
        for giver in range(len(table.people)):
            while (move := table.best_move(giver, _partners(table, giver))) is not None:
                table.make(move)
                moved = True


def settle_hours(table: Table) -> None:
    """Take-overs that even hours and push another measure beyond its tolerance.

    Each is tried with the trades that bring that measure inside again; what is not
    better as a whole is taken back. ``table.levels`` is set. Where somebody lies beyond
    for good, bringing inside sweeps everybody (on L a second a try): nothing is tried.
    """
    left = 0 if table.beyond.any() else TRIES
    for giver in (-table.cycle_load[:, UNITS]).argsort(kind="stable").tolist():
        for move in table.tempting(giver):
            if not left:
                return
            if not table.is_legal(move):  # trades of a try before have taken it
                continue
            left -= 1
            before, worth = table.state, _worth(table)
            table.make(move)
            bring_inside(table)
            if _worth(table) >= worth:
                table.state = before


def _worth(table: Table) -> tuple[int, ...]:
    """What is to be small: loads beyond their tolerances, then all unevenness."""
    return (*table.beyond_by_measure, int(table.costs.sum()))


def _partners(table: Table, giver: int) -> Truths | None:
    """Whom to trade with: who is beyond trades with everybody, others with them."""
    outside: Truths = np.any(table.beyond > 0, axis=1)
    return None if outside[giver] else outside
