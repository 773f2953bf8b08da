"""From a roster with even hours a cycle to an even term, with a proof and reasons."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.domain.ids import StaffId
from scheduler.model.engine import Stages, total
from scheduler.model.evenness import MEASURES, UNITS, Burdens, Place
from scheduler.model.highs import relaxation
from scheduler.model.level import Levels, levels_of
from scheduler.model.own_class import bring_own_teachers
from scheduler.model.polish import bring_inside, polish, settle_hours
from scheduler.model.run import Run, StageOutOfTime
from scheduler.model.table import Table
from scheduler.model.uneven import exceptions
from scheduler.words import plan as words

if TYPE_CHECKING:
    from scheduler.model.cycle import CycleModel

Staffing = Mapping[Place, tuple[StaffId, ...]]
Fresh = Callable[[], "CycleModel"]

EFFORT = 3.0  # deterministic seconds for what exchanges left beyond a tolerance


def make_even(
    run: Run, burdens: Burdens, found: Staffing, fresh: Fresh
) -> tuple[dict[Place, tuple[StaffId, ...]], tuple[str, ...]]:
    """Exchange duties until the term is even; the roster and its exceptions.

    Exchanges make everything as even as they can; what still lies beyond a duty a
    cycle is brought in next, and a bound tells how much of it cannot be avoided.

    Args:
        fresh: a model of the cycle with all earlier goals fixed.
    """
    began = run.elapsed
    table = Table(burdens.reading, burdens.works, burdens, found)
    polish(table)
    levels = levels_of(burdens, table.loads)
    table.levels = levels
    bring_inside(table)
    bounds = [0 for _ in MEASURES]  # nothing lies less than not at all beyond
    for part in MEASURES:
        if table.beyond_by_measure[part]:
            table, bounds[part] = _prove(run, burdens, table, fresh, part)
    polish(table)  # who came inside cost others evenness that lies about
    settle_hours(table)
    bring_own_teachers(table)
    seconds = (run.elapsed - began) / len(MEASURES)
    for part in MEASURES:
        step = burdens.step if part == UNITS else 1  # hours in hundredths
        value = table.beyond_by_measure[part]
        run.record_sum(
            words.STAGE_EVEN[part],
            "min",
            step * value,
            step * min(bounds[part], value),
            seconds,
        )
    return table.roster, exceptions(burdens, levels, table)


def _prove(
    run: Run, burdens: Burdens, table: Table, fresh: Fresh, part: int
) -> tuple[Table, int]:
    """The table, perhaps bettered by search, and a bound of what lies beyond."""
    levels = table.levels
    assert levels is not None
    built = fresh()
    for earlier in range(part):
        worst = table.beyond_by_measure[earlier]
        built.model.add(_beyond(built, burdens, levels, earlier) <= worst)
    goal = _beyond(built, burdens, levels, part)
    built.model.minimize(goal)
    value = table.beyond_by_measure[part]
    bound = relaxation(built.model, run.left)
    if bound >= value:
        return table, bound
    hints = {  # a club's leader has one variable in all weeks
        variable.index: (variable, bool(table.has[row, table.column[week, index]]))
        for (person, index, week), variable in built.serve.items()
        if (row := table.row.get(person)) is not None
    }
    for variable, there in hints.values():
        built.model.add_hint(variable, there)
    stages = Stages(built.model, run)
    name = words.STAGE_EVEN[part]
    try:
        found, least = stages.optimise_quietly(
            name, "min", goal, share=0.2, effort=EFFORT, mip=True
        )
    except StageOutOfTime:
        if run.cancelled():
            raise
        return table, bound
    bound = max(bound, least)
    if found >= value:
        return table, bound
    better = Table(burdens.reading, burdens.works, burdens, built.staffing(stages))
    better.levels = levels
    polish(better)
    return better, bound


def _beyond(
    built: "CycleModel", burdens: Burdens, levels: Levels, part: int
) -> cp_model.LinearExpr:
    """Σ over people of how far a measure lies beyond its tolerance."""
    terms: dict[StaffId, list[cp_model.LinearExpr]] = {
        person: [] for person, choice in levels.choice.items() if choice[part]
    }
    for (person, index, week), variable in built.serve.items():
        if person in terms:
            weight = burdens.weight(person, (week, index))[part]
            if weight:
                terms[person].append(weight * variable)
    over = []
    tolerance = levels.tolerance[part]
    for person, mine in terms.items():
        even, start = levels.even[person][part], burdens.start(person)[part]
        most = even + start + burdens.rounds * len(mine) * 10
        off = built.model.new_int_var(0, max(most, 0), "off")
        built.model.add(off >= total(mine) + start - even - tolerance)
        built.model.add(off >= even - tolerance - start - total(mine))
        over.append(off)
    return total(over)
