"""How often a planning process looks for garbage."""

import gc

ALLOCATIONS = 200_000


def collect_seldom() -> None:
    """Look for unreachable cycles a few hundred times less often.

    A run makes some million small objects that all live to its end, and Python's
    default looks through them after every 700: a quarter of the time spent writing
    workbooks went there. Peak memory is the same within a few per cent.
    """
    gc.set_threshold(ALLOCATIONS, 50, 50)
