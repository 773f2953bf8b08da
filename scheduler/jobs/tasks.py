"""Which journey a run takes: planning, changes by hand, or planning around them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from scheduler.domain.edits_json import read_steps
from scheduler.domain.outcome import Cancelled, Report
from scheduler.jobs.folder import Request
from scheduler.pipeline.absences import parse_absence
from scheduler.pipeline.costs.prices import price_school
from scheduler.pipeline.costs.tradeoff import tradeoff_school
from scheduler.pipeline.edits.journey import amend_plan, plan_around
from scheduler.pipeline.ends import PlanOptions, RunEnd
from scheduler.pipeline.plan import plan_school


class Planner(Protocol):
    """What turns workbooks into a result folder: ``pipeline.plan_school``."""

    def __call__(
        self,
        books: Sequence[Path],
        out: Path,
        options: PlanOptions,
        *,
        report: Report,
        cancelled: Cancelled,
    ) -> RunEnd:
        """Plan, and write all results or none."""


_OF_BOOKS: dict[str, Planner] = {
    "plan": plan_school,
    "trial": plan_school,
    "tradeoff": tradeoff_school,
    "prices": price_school,
}


class UnknownTask(ValueError):
    """A request no version of this program wrote."""


def planner_of(request: Request) -> Planner:
    """The journey of a request.

    Raises:
        UnknownTask: no such task, or its plan is not named.
    """
    if request.task in _OF_BOOKS:
        return _OF_BOOKS[request.task]
    if request.task not in ("amend", "around") or request.previous is None:
        raise UnknownTask(request.task)
    folder = Path(request.previous)
    steps = read_steps(request.steps)
    absences = tuple(parse_absence(text) for text in request.absences)

    def journey(
        books: Sequence[Path],
        out: Path,
        options: PlanOptions,
        *,
        report: Report,
        cancelled: Cancelled,
    ) -> RunEnd:
        if request.task == "around":
            return plan_around(
                books, folder, steps, out, options, report=report, cancelled=cancelled
            )
        return amend_plan(
            books,
            folder,
            steps,
            absences,
            out,
            options,
            report=report,
            cancelled=cancelled,
        )

    return journey
