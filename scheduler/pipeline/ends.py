"""How a journey may end: the exit statuses of CONTRACT.md section 2."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path

from scheduler.domain.aim import Prefer
from scheduler.domain.origin import Issue
from scheduler.domain.outcome import Impossible
from scheduler.domain.plan import Plan
from scheduler.domain.verdict import Violation
from scheduler.money import Fen


class ExitStatus(IntEnum):
    """Exit statuses of every verb."""

    DONE = 0
    FAULT = 1
    UNUSABLE = 2
    IMPOSSIBLE = 3
    REFUSED = 4
    NO_PLAN_IN_TIME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """How to search, and the published plan to stay close to, if any.

    ``budget`` is the most the term's pay at the standard may come to; ``served`` the
    fewest pupils with a club when the plan is to be cheap. Dates before ``since`` stay
    as ``previous`` has them.
    """

    seconds: float = 40.0
    workers: int = 2
    seed: int = 0
    previous: Path | None = None
    prefer: Prefer = Prefer.WISHES
    budget: Fen | None = None
    served: int = 0
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnd:
    """The end of a planning run; ``issues`` also carries warnings of a good run."""

    status: ExitStatus
    issues: tuple[Issue, ...] = ()
    impossible: Impossible | None = None
    plan: Plan | None = None
    violations: tuple[Violation, ...] = ()
    stage: str = ""
