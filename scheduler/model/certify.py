"""The certificate of a run: optimal only when every stage's bound is reached."""

from scheduler.domain.kinds import Status
from scheduler.domain.plan import Certificate
from scheduler.model.run import Run


def certificate(run: Run) -> Certificate:
    """What is known of the run's stages, honestly."""
    proven = all(stage.value == stage.bound for stage in run.stages)
    return Certificate(
        status=Status.OPTIMAL if proven else Status.FEASIBLE,
        stages=tuple(run.stages),
        seed=run.config.seed,
        workers=run.config.workers,
    )
