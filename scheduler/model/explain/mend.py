"""Repairs: changes after each of which a plan exists, cheapest first.

A change may uncover another trouble (a second slot, a room, a date); then the cheapest
change for that is added, until planning the mended school finds nothing in the way. A
repair is only told when its whole chain has been planned.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf

from scheduler.domain.outcome import Repair
from scheduler.domain.school import School
from scheduler.model.explain.least import Step, least, repair_of
from scheduler.model.explain.proposals import Proposal
from scheduler.model.explain.trouble import Trouble
from scheduler.model.reading import Reading
from scheduler.model.run import StageOutOfTime

WANTED = 3
STEPS = 6  # troubles behind each other
SECONDS = 4.0  # after the first repair; without any the search goes on
LEAST_SECONDS = 3.0  # to leave out what a repair does not need
CHAIN_SECONDS = 2.5  # then a proposal that uncovers trouble after trouble is left

Look = Callable[[School], tuple[Reading, Trouble | None]]
Propose = Callable[[Reading, Trouble], tuple[Proposal, ...]]


@dataclass(frozen=True)
class Mending:
    """How a school is looked at and changed; ``now`` counts seconds."""

    look: Look
    propose: Propose
    now: Callable[[], float] = time.monotonic

    def repairs(self, reading: Reading, trouble: Trouble) -> tuple[Repair, ...]:
        """Verified repairs, cheapest first; none when nothing tried is enough."""
        began = self.now()
        result: list[Repair] = []
        for repair in self._verified(reading, trouble):
            if all(set(row.changes) - set(repair.changes) for row in result):
                result.append(repair)
            if len(result) == WANTED or self.now() - began > SECONDS:
                break
        return tuple(sorted(result, key=lambda row: row.cost))

    def _verified(self, reading: Reading, trouble: Trouble) -> Iterator[Repair]:
        proposals = self.propose(reading, trouble)
        for proposal in proposals:
            last = proposal is proposals[-1]
            until = inf if last else self.now() + CHAIN_SECONDS
            try:
                steps = self._chain(reading, proposal, STEPS, until)
            except StageOutOfTime:  # not verified, so not told
                continue
            if steps is not None:
                yield repair_of(self._least(reading.school, steps))

    def _least(self, school: School, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        end = self.now() + LEAST_SECONDS
        return least(school, steps, self._enough, lambda: self.now() < end)

    def _enough(self, school: School) -> bool:
        try:
            return self.look(school)[1] is None
        except StageOutOfTime:
            return False

    def _chain(
        self, before: Reading, proposal: Proposal, steps: int, until: float
    ) -> tuple[Step, ...] | None:
        """The proposal with whatever else is needed after it."""
        reading, trouble = self.look(proposal.school)
        step = Step(base=before.school, proposal=proposal)
        if trouble is None:
            return (step,)
        if not steps or proposal.alone or self.now() > until:
            return None
        for more in self.propose(reading, trouble):
            if more.alone:
                continue
            rest = self._chain(reading, more, steps - 1, until)
            return None if rest is None else (step, *rest)
        return None
