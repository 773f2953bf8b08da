"""The best wishes inside a budget: weeks tried between every wish and the cheapest.

What clubs cost is known exactly only once groups and rosters are made, so each number
of pupils tried is a whole week at its least cost.
"""

from collections.abc import Callable
from dataclasses import replace

from scheduler.domain.aim import Aim, Prefer
from scheduler.domain.outcome import Conflict, Requirement
from scheduler.domain.plan import StageResult
from scheduler.model.reading import Reading
from scheduler.model.run import Run, StageOutOfTime
from scheduler.model.week import Week, find_week
from scheduler.money import yuan_text
from scheduler.words import conflicts as conflict_words
from scheduler.words import plan as words

HALVINGS = 3


class OverBudget(Exception):
    """Every plan costs more than the budget (proven)."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(len(conflicts))
        self.conflicts = conflicts


def aimed_week(reading: Reading, run: Run) -> Week:
    """The week the office asked for; ``find_week`` where no budget is set.

    Raises:
        NoWeek, OverBudget
        StageOutOfTime: also when no week inside the budget was found.
    """
    aim = reading.aim
    if aim is None or aim.budget is None:
        return find_week(reading, run)
    budget, kept = aim.budget, len(run.stages)
    best: tuple[Week, tuple[StageResult, ...]] | None = None

    def attempt(prefer: Prefer, served: int) -> bool:
        """Whether a week with so many pupils fits; the best one is kept."""
        nonlocal best
        del run.stages[kept:]
        tried = replace(aim, prefer=prefer, served=served)
        week = find_week(replace(reading, aim=tried), run)
        fits = _stage(run, words.STAGE_COST).value * 100 <= budget
        if fits:
            best = week, tuple(run.stages[kept:])
        return fits

    if attempt(Prefer.THRIFT, 0):
        return _told(run, kept, best)
    high = _stage(run, words.STAGE_SERVED).value
    if not attempt(Prefer.CHEAPEST, aim.served):
        if _stage(run, words.STAGE_COST).bound * 100 > aim.budget:
            raise OverBudget(_conflicts(aim))
        raise StageOutOfTime(words.STAGE_COST, cancelled=False)
    _halve(run, attempt, high)
    return _told(run, kept, best)


def _halve(run: Run, attempt: Callable[[Prefer, int], bool], high: int) -> None:
    low = _stage(run, words.STAGE_SERVED).value
    for _ in range(HALVINGS):
        middle = (low + high + 1) // 2
        if middle <= low or middle >= high:
            break
        if attempt(Prefer.CHEAPEST, middle):
            low = max(middle, _stage(run, words.STAGE_SERVED).value)
        else:
            high = middle


def _stage(run: Run, name: str) -> StageResult:
    return next(row for row in reversed(run.stages) if row.name == name)


def _told(
    run: Run, kept: int, best: tuple[Week, tuple[StageResult, ...]] | None
) -> Week:
    if best is None:
        raise RuntimeError("a week that fits was not kept")
    week, stages = best
    run.stages[kept:] = stages
    return week


def _conflicts(aim: Aim) -> tuple[Conflict, ...]:
    """The budget asked for, which every plan exceeds."""
    if aim.budget is None:
        raise ValueError("there is no budget")
    text = conflict_words.budget_short(yuan_text(aim.budget))
    requirement = Requirement(sheet="", cell="", text=text)
    return (Conflict(requirements=(requirement,), minimal=True),)
