"""F01: the certificate's numbers against the auditor's own count."""

from collections.abc import Iterator, Sequence

from scheduler.check.breach import Breach, breach
from scheduler.check.exchange import better
from scheduler.check.facts import Facts
from scheduler.check.paper import StageRow
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
        over = stage.bound - stage.value
        if stage.sense == "min":
            over = -over
        if over < 0:
            yield breach(
                "bound", stage=stage.name, value=stage.value, bound=stage.bound
            )
        if facts.paper.status == "optimal" and over != 0:
            yield breach(
                "not_optimal", stage=stage.name, value=stage.value, bound=stage.bound
            )
    yield from _improvable(facts)


def _improvable(facts: Facts) -> Iterator[Breach]:
    """A wish stage said to be proven, while some pupils could change places."""
    proven = _proven(facts.paper.stages)
    if not proven:
        return
    moves = better(facts, _weights(proven, len(facts.pupils) + 1))
    if moves is not None:
        yield breach(
            "improvable",
            stage=proven[-1],
            moves=words.joined(
                words.move(each.pupil, each.left, each.joined) for each in moves
            ),
        )


def _proven(stages: Sequence[StageRow]) -> list[str]:
    """The wish stages a certificate begins with, as far as it claims them proven.

    Where something else comes first (places kept from an earlier plan, a budget) the
    wishes are best only within that, which is not asked here.
    """
    names = {words.STAGE_SERVED}
    names |= {
        each(k) for k in RANKS for each in (words.stage_holding, words.stage_left)
    }
    found = []
    for stage in stages:
        if stage.name not in names or stage.value != stage.bound:
            break
        found.append(stage.name)
    return found if found[:1] == [words.STAGE_SERVED] else []


def _weights(proven: Sequence[str], base: int) -> list[int]:
    """What each wish weighs so that an earlier stage outweighs all later ones."""
    weights = [base ** len(proven)] * len(RANKS)
    for place, name in enumerate(proven[1:], start=1):
        step = base ** (len(proven) - place)
        for rank in RANKS:
            if name == words.stage_holding(rank):
                weights[rank - 1] += step
            elif name == words.stage_left(rank):
                weights[rank - 1] -= step
    return weights
