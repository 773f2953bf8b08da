"""The repeating roster: who serves in every week of the cycle (H06-H11, H14).

    serve[t, work, week]  person t serves in a pool; club leaders: the same every week
    drop[work]            tutoring groups that cannot be staffed, per pool

Stages: tutoring kept, weekly minimum, own staff before outsiders, then loads and late
duties even over the cycle and, by exchanges from there, over the term; trades that
change nobody's load bring the class's own teachers. Coverage is hard: everybody who
stays has a supervised seat.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from scheduler.domain.ids import ClubName, StaffId
from scheduler.domain.kinds import Post
from scheduler.model.engine import Stages, total
from scheduler.model.evenness import Burdens, per_cycle, per_term
from scheduler.model.highs import relaxation
from scheduler.model.own_class import bring_own_teachers
from scheduler.model.polish import Staffing, polish, table_of
from scheduler.model.reading import Reading
from scheduler.model.run import Run
from scheduler.model.works import Work, at_once
from scheduler.words import plan as words

Serve = dict[tuple[StaffId, int, int], cp_model.IntVar]  # person, work index, week


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Who serves each work in each week; works whose tutoring had to be dropped."""

    works: tuple[Work, ...]
    staff: dict[tuple[int, int], tuple[StaffId, ...]]  # (week, work index)
    dropped: tuple[Work, ...]


@dataclass
class CycleModel:
    """The model with its variables."""

    reading: Reading
    works: tuple[Work, ...]
    model: cp_model.CpModel
    serve: Serve
    drop: dict[int, cp_model.IntVar]  # tutoring supervisors missing, by work index
    short: dict[tuple[int, int], cp_model.IntVar]  # people missing, by (week, index)

    @property
    def weeks(self) -> range:
        """The weeks of the cycle."""
        return range(self.reading.school.settings.cycle_weeks)


def build(reading: Reading, works: tuple[Work, ...], *, elastic: bool) -> CycleModel:
    """The roster model; ``elastic`` lets posts stay empty at a count (to explain)."""
    model = cp_model.CpModel()
    built = CycleModel(reading, works, model, {}, {}, {})
    leads = _lead_variables(model, works)
    for index, work in enumerate(works):
        for person in sorted(team(works, work)):
            for week in built.weeks:
                built.serve[person, index, week] = (
                    model.new_bool_var("serve")
                    if work.club is None
                    else leads[work.club, person]
                )
        if work.post is Post.TUTORING:
            built.drop[index] = model.new_int_var(0, work.need, "drop")
    _cover(built, elastic=elastic)
    _one_place(built)
    _week_bounds(built)
    _pins(built)
    return built


def team(works: tuple[Work, ...], work: Work) -> frozenset[StaffId]:
    """Who may serve: a club's leaders lead all its meetings (H14)."""
    if work.club is None:
        return work.able
    return frozenset.intersection(
        *(other.leaders for other in works if other.club == work.club)
    )


def _lead_variables(
    model: cp_model.CpModel, works: tuple[Work, ...]
) -> dict[tuple[ClubName, StaffId], cp_model.IntVar]:
    return {
        (work.club, person): model.new_bool_var("lead")
        for work in works
        if work.club is not None
        for person in sorted(team(works, work))
    }


def _people(built: CycleModel, index: int, week: int) -> list[cp_model.IntVar]:
    people = team(built.works, built.works[index])
    return [built.serve[person, index, week] for person in sorted(people)]


def _cover(built: CycleModel, *, elastic: bool) -> None:
    """H04: Σ serve = posts of the pool (tutoring pools may be dropped)."""
    for index, work in enumerate(built.works):
        for week in built.weeks:
            there = total(_people(built, index, week))
            missing = built.drop.get(index)
            if elastic and missing is None:
                missing = built.model.new_int_var(0, work.need, "short")
                built.short[week, index] = missing
            filled = there if missing is None else there + missing
            built.model.add(filled == work.need)


def _one_place(built: CycleModel) -> None:
    """H06: nobody serves twice at one moment."""
    index_of = {work.key: index for index, work in enumerate(built.works)}
    for running in at_once(built.works):
        indices = [index_of[work.key] for work in running]
        for week in built.weeks:
            for person in built.reading.staff:
                variables = [
                    built.serve[person, index, week]
                    for index in indices
                    if (person, index, week) in built.serve
                ]
                if len(variables) > 1:
                    built.model.add_at_most_one(variables)


def units_in(built: CycleModel, person: StaffId, week: int) -> cp_model.LinearExpr:
    """Pay units (hundredths) of a person in a week of the cycle."""
    return total(
        [
            work.units * built.serve[person, index, week]
            for index, work in enumerate(built.works)
            if work.units and (person, index, week) in built.serve
        ]
    )


def _week_bounds(built: CycleModel) -> None:
    """H09: units of a week ≤ 每周最多课时."""
    for person, facts in built.reading.staff.items():
        if facts.weekly_max is None:
            continue
        for week in built.weeks:
            built.model.add(units_in(built, person, week) <= facts.weekly_max)


def _pins(built: CycleModel) -> None:
    """H23: whom the school has named serves every week."""
    for index, work in enumerate(built.works):
        for person, _ in work.pinned:
            for week in built.weeks:
                key = (person, index, week)
                if key in built.serve:
                    built.model.add(built.serve[key] == 1)


def solve_cycle(reading: Reading, run: Run, works: tuple[Work, ...]) -> Cycle:
    """The best roster of the cycle.

    Raises:
        StageInfeasible: the posts cannot all be filled.
        StageOutOfTime
    """
    built = build(reading, works, elastic=False)
    stages = Stages(built.model, run)
    values = [
        stages.optimise(name, sense, goal, share=0.25, mip=True)
        for name, sense, goal in _goals(built)
    ]
    burdens = Burdens(reading, works)
    for part, name in enumerate((words.STAGE_LOAD, words.STAGE_LATE)):
        goal = per_cycle(built.model, burdens, built.serve, part)
        stages.optimise(name, "min", goal, share=0.35, mip=True, record=False)
    found = {
        (week, index): tuple(
            person
            for person in reading.staff
            if (person, index, week) in built.serve
            and stages.value(built.serve[person, index, week])
        )
        for index in range(len(works))
        for week in built.weeks
    }
    staff = _even_term(run, built, burdens, found, values)
    dropped = tuple(
        works[index] for index, variable in built.drop.items() if stages.value(variable)
    )
    return Cycle(works=works, staff=staff, dropped=dropped)


def _goals(built: CycleModel) -> list[tuple[str, str, cp_model.LinearExpr]]:
    """What comes before evenness, in order: (stage, sense, goal)."""
    goals = []
    if built.drop:
        kept = total(
            built.works[index].need - variable for index, variable in built.drop.items()
        )
        goals.append((words.STAGE_TUTORING_KEPT, "max", kept))
    if built.reading.kept.anything:
        goals.append((words.STAGE_KEPT_STAFF, "max", total(_kept(built))))
    minima = _shortfalls(built)
    if minima:
        goals.append((words.STAGE_MINIMUM, "min", total(minima)))
    outside = _outsiders(built)
    if outside:
        goals.append((words.STAGE_OUTSIDERS, "min", total(outside)))
    return goals


def _even_term(
    run: Run,
    built: CycleModel,
    burdens: Burdens,
    found: Staffing,
    values: Sequence[int],
) -> Staffing:
    """Exchange duties until the term is even; the LP relaxation gives the bound."""
    began = run.elapsed
    table = table_of(built.reading, built.works, burdens, found)
    polish(table)
    bring_own_teachers(table)
    value = table.total_cost
    relaxed = build(built.reading, built.works, elastic=False)
    for (_, sense, goal), reached in zip(_goals(relaxed), values, strict=True):
        relaxed.model.add(goal >= reached if sense == "max" else goal <= reached)
    relaxed.model.minimize(per_term(relaxed.model, burdens, relaxed.serve))
    bound = 0 if run.quick else relaxation(relaxed.model, run.left)
    run.record_sum(
        words.STAGE_EVEN, "min", value, min(bound, value), run.elapsed - began
    )
    return table.roster


def _kept(built: CycleModel) -> list[cp_model.IntVar]:
    """People who serve in the same pool and week as in the earlier plan."""
    before = built.reading.kept.staff
    return [
        variable
        for (person, index, week), variable in built.serve.items()
        if any(
            (week, group.id, person) in before for group in built.works[index].groups
        )
    ]


def _shortfalls(built: CycleModel) -> list[cp_model.IntVar]:
    """Units missing to 每周最少课时, per person and week."""
    result = []
    for person, facts in built.reading.staff.items():
        if not facts.weekly_min:
            continue
        for week in built.weeks:
            gap = built.model.new_int_var(0, facts.weekly_min, "gap")
            built.model.add(gap >= facts.weekly_min - units_in(built, person, week))
            result.append(gap)
    return result


def _outsiders(built: CycleModel) -> list[cp_model.LinearExpr]:
    """Units served by people who are not the school's own (S04)."""
    return [
        work.units * built.serve[person, index, week]
        for index, work in enumerate(built.works)
        for week in built.weeks
        for person in built.reading.staff
        if (person, index, week) in built.serve
        and person not in built.reading.own
        and team(built.works, work) & built.reading.own
    ]


def shortages(
    reading: Reading, run: Run, works: tuple[Work, ...]
) -> list[tuple[Work, int]]:
    """Fewest people missing when posts may stay empty: (work, most in one week)."""
    built = build(reading, works, elastic=True)
    stages = Stages(built.model, run)
    short = total(built.short.values())
    stages.optimise_quietly(words.STAGE_SHORT, "min", short, share=0.5)
    missing: dict[int, int] = defaultdict(int)
    for (_, index), variable in built.short.items():
        missing[index] = max(missing[index], stages.value(variable))
    return [(works[index], count) for index, count in missing.items() if count]
