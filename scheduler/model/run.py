"""The clock, the voice and the record of one planning run, and how a stage may end."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from scheduler.domain.outcome import Cancelled, Progress, Report
from scheduler.domain.plan import StageResult
from scheduler.model.config import SolveConfig


class StageInfeasible(Exception):
    """The stage's model has no solution (proven)."""


class StageOutOfTime(Exception):
    """No solution was found before the limit or the cancel."""

    def __init__(self, stage: str, *, cancelled: bool) -> None:
        super().__init__(stage)
        self.stage = stage
        self.cancelled = cancelled


@dataclass
class Run:
    """The clock, the voice and the record of one planning run.

    ``quick``: any plan will do (to verify a repair): goals are not optimised.
    """

    config: SolveConfig
    report: Report
    cancelled: Cancelled
    now: Callable[[], float] = time.monotonic
    started: float = 0.0
    stages: list[StageResult] = field(default_factory=list)
    quick: bool = False

    def __post_init__(self) -> None:
        """Start the clock."""
        self.started = self.now()

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self.now() - self.started

    @property
    def left(self) -> float:
        """Seconds until the limit."""
        return max(self.config.seconds - self.elapsed, 0.0)

    def aside(self) -> "Run":
        """A question beside the run: any plan will do, nothing is recorded."""
        config = replace(self.config, seconds=max(self.left, 1.0))
        return Run(config, self.report, self.cancelled, now=self.now, quick=True)

    def say(
        self, stage: str, value: int | None = None, bound: int | None = None
    ) -> None:
        """Tell where the run stands."""
        self.report(
            Progress(stage=stage, value=value, bound=bound, elapsed=self.elapsed)
        )

    def revise(self, index: int, value: int) -> None:
        """Correct the value of a recorded stage."""
        self.stages[index] = replace(self.stages[index], value=value)

    def loosen(self, index: int, bound: int) -> None:
        """Say of a recorded stage what holds for more solutions than were looked at."""
        self.stages[index] = replace(self.stages[index], bound=bound)

    def record_sum(
        self, name: str, sense: str, value: int, bound: int, seconds: float
    ) -> int:
        """Write a stage, or the sum of its parts, into the certificate; its place."""
        self.stages.append(
            StageResult(
                name=name,
                sense=sense,
                value=value,
                bound=bound,
                seconds=round(seconds, 3),
            )
        )
        self.say(name, value, bound)
        return len(self.stages) - 1
