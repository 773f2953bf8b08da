"""F01: the certificate's numbers against the auditor's own count."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.check.score import RANKS, wishes
from scheduler.words import check as words


def check(facts: Facts) -> Iterator[Breach]:
    """Known stage names are recounted; every stage keeps to its own bound."""
    counted = wishes(facts)
    known = {words.STAGE_SERVED: counted.served}
    for rank in RANKS:
        known[words.stage_holding(rank)] = counted.holding[rank]
        known[words.stage_left(rank)] = counted.best[rank]
    for stage in facts.paper.stages:
        if stage.name in known and stage.value != known[stage.name]:
            yield breach(
                "value", stage=stage.name, value=stage.value, count=known[stage.name]
            )
        better = stage.bound - stage.value
        if stage.sense == "min":
            better = -better
        if better < 0:
            yield breach(
                "bound", stage=stage.name, value=stage.value, bound=stage.bound
            )
        if facts.paper.status == "optimal" and better != 0:
            yield breach(
                "not_optimal", stage=stage.name, value=stage.value, bound=stage.bound
            )
