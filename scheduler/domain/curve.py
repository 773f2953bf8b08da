"""Wishes against cost: plans from every wish to the cheapest legal one."""

from dataclasses import dataclass

from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A real, audited plan of the curve.

    Attributes:
        prefer: how it is asked for again (``--prefer``); with ``floor`` as ``served``.
        floor: the fewest pupils with a club that were asked for; ``cost_bound`` holds
            for every plan that serves so many.
        served: pupils with a club; ``served_bound``: no plan as cheap serves more.
        ranks: pupils by the rank they hold, first wish first.
        clubs: clubs that open.
        posts: supervisors of a week.
        cost: pay of the dated roster at the standard.
        cost_bound: no plan that serves as many pupils costs less (proven).
    """

    prefer: str
    floor: int
    served: int
    served_bound: int
    ranks: tuple[int, ...]
    clubs: int
    posts: int
    cost: Fen
    cost_bound: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The points, dearest first, beside what staff may be paid from.

    ``least`` is the forecast's bound of any plan; ``wishing`` the pupils with wishes.
    """

    school: str
    pool: Fen
    least: Fen
    wishing: int
    points: tuple[Point, ...]
