"""The certificate of a plan, stage by stage."""

from collections.abc import Iterable

from scheduler.domain.plan import StageResult
from scheduler.ui.html.table import table
from scheduler.words.ui import planning as words


def certificate_table(stages: Iterable[StageResult]) -> str:
    """Value, bound and verdict of every stage."""
    rows = [
        [
            stage.name,
            words.SENSE[stage.sense],
            f"{stage.value:,}",
            f"{stage.bound:,}",
            words.PROVEN
            if stage.value == stage.bound
            else words.gap(stage.value, stage.bound),
            words.stage_seconds(stage.seconds),
        ]
        for stage in stages
    ]
    return table(words.STAGE_HEADS, rows, numbers=frozenset({2, 3, 5}))
