"""The repeating roster: who serves in every week of the cycle (H06-H11, H14).

    serve[t, work, week]  person t serves in a pool; club leaders: the same every week
    drop[work]            tutoring groups that cannot be staffed, per pool

Stages: tutoring kept, weekly minimum, own staff before outsiders, then loads and late
duties even over the cycle and, by exchanges from there, over the term; trades that
change nobody's load bring the class's own teachers. Coverage is hard: everybody who
stays has a supervised seat.
"""

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from scheduler.domain.ids import ClubName, StaffId
from scheduler.domain.kinds import Post
from scheduler.model.afternoons import Afternoons
from scheduler.model.costs.roster import RosterCost
from scheduler.model.engine import Stages, total
from scheduler.model.even import make_even
from scheduler.model.evenness import Burdens, per_cycle
from scheduler.model.reading import Reading
from scheduler.model.run import Run, StageInfeasible, StageOutOfTime
from scheduler.model.works import Work, at_once, team
from scheduler.words import plan as words

NEAR_EVEN = 0.01  # exchanges go on from there; exact took twice the time (measured)
HOPE = 2.0  # deterministic seconds to find that a hope fails; guessed

Serve = dict[tuple[StaffId, int, int], cp_model.IntVar]  # person, work index, week


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Who serves each work in each week; works whose tutoring had to be dropped."""

    works: tuple[Work, ...]
    staff: dict[tuple[int, int], tuple[StaffId, ...]]  # (week, work index)
    dropped: tuple[Work, ...]
    notices: tuple[str, ...] = ()  # whose load is off the even level, and why


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

    def staffing(self, stages: Stages) -> dict[tuple[int, int], tuple[StaffId, ...]]:
        """Who serves where in the last solution."""
        return {
            (week, index): tuple(
                person
                for person in self.reading.staff
                if (person, index, week) in self.serve
                and stages.value(self.serve[person, index, week])
            )
            for index in range(len(self.works))
            for week in self.weeks
        }


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
    _late_days(built)
    _pins(built)
    return built


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


def _days(
    built: CycleModel, person: StaffId, week: int, chosen: Container[int]
) -> list[cp_model.IntVar]:
    """One variable per weekday: whether a person serves any of the chosen works."""
    by_day: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for index, work in enumerate(built.works):
        if index in chosen and (person, index, week) in built.serve:
            by_day[work.weekday].append(built.serve[person, index, week])
    result = []
    for weekday in sorted(by_day):
        there = built.model.new_bool_var("day")
        for serving in by_day[weekday]:
            built.model.add(serving <= there)
        result.append(there)
    return result


def _late_days(built: CycleModel) -> None:
    """H25: an own teacher's late days of a week ≤ 每周最多晚走天数."""
    limits = Afternoons.of(built.reading, built.works)
    if limits.late_limit is None:
        return
    for person in sorted(built.reading.own):
        for week in built.weeks:
            late = _days(built, person, week, limits.late)
            if len(late) > limits.late_limit:
                built.model.add(total(late) <= limits.late_limit)


def _rest_missing(built: CycleModel) -> list[cp_model.IntVar]:
    """Free afternoons missing, per own teacher and week (S16)."""
    limits = Afternoons.of(built.reading, built.works)
    if not limits.free_wanted:
        return []
    result = []
    every = range(len(built.works))
    for person in sorted(built.reading.own):
        for week in built.weeks:
            busy = _days(built, person, week, every)
            spare = limits.weekdays - limits.free_wanted
            if len(busy) > spare:
                gap = built.model.new_int_var(0, len(busy) - spare, "gap")
                built.model.add(total(busy) - spare <= gap)
                result.append(gap)
    return result


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
    burdens = Burdens(reading, works, reading.carried)
    kept = len(run.stages)
    try:
        built, stages, reached = _solved(
            run, burdens, hopeful=not (run.quick or reading.kept.anything)
        )
    except (StageInfeasible, StageOutOfTime) as end:
        if run.cancelled() or run.quick or reading.kept.anything:
            raise end
        del run.stages[kept:]
        built, stages, reached = _solved(run, burdens, hopeful=False)
    found = built.staffing(stages)
    dropped = tuple(
        works[index] for index, variable in built.drop.items() if stages.value(variable)
    )
    if run.quick or dropped:  # dropped: the week is built anew with fewer groups
        return Cycle(works=works, staff=found, dropped=dropped)
    staff, notices = make_even(run, burdens, found, lambda: _fixed(burdens, reached))
    return Cycle(works=works, staff=staff, dropped=(), notices=notices)


def _solved(
    run: Run, burdens: Burdens, *, hopeful: bool
) -> tuple[CycleModel, Stages, list[int]]:
    """The model solved for its goals and for even hours; the goals' values.

    Args:
        hopeful: take for granted that every goal with an ideal is reached in full, as
            most schools can (every tutoring group staffed, nobody below 每周最少课时);
            what is reached in full needs no solve of its own to be proven.
    """
    built = build(burdens.reading, burdens.works, elastic=False)
    stages = Stages(built.model, run)
    if run.quick:
        stages.feasible(words.STAGE_LOAD)
        return built, stages, []
    goals = _goals(built)
    for goal in goals:
        if hopeful and goal.ideal is not None:
            built.model.add(goal.expression == goal.ideal)
    reached: list[int] = []
    for goal in goals:
        if hopeful and goal.ideal is not None:
            run.record_sum(goal.name, goal.sense, goal.ideal, goal.ideal, 0.0)
            reached.append(goal.ideal)
        else:
            value = stages.optimise(
                goal.name,
                goal.sense,
                goal.expression,
                share=0.25,
                mip=True,
                effort=HOPE if hopeful else None,
            )
            reached.append(value)
    stages.optimise(
        words.STAGE_LOAD,
        "min",
        per_cycle(built.model, burdens, built.serve),
        share=0.35,
        mip=True,
        record=False,
        gap=NEAR_EVEN,
        effort=HOPE if hopeful else None,
    )
    return built, stages, reached


def _fixed(burdens: Burdens, reached: Sequence[int]) -> CycleModel:
    """A new model with the goals before evenness fixed at what was reached."""
    built = build(burdens.reading, burdens.works, elastic=False)
    for goal, value in zip(_goals(built), reached, strict=True):
        if goal.sense == "max":
            built.model.add(goal.expression >= value)
        else:
            built.model.add(goal.expression <= value)
    return built


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """A goal before evenness; ``ideal``: the best value there can be, if plain."""

    name: str
    sense: str
    expression: cp_model.LinearExpr
    ideal: int | None


def _goals(built: CycleModel) -> list[_Goal]:
    """What comes before evenness, in order."""
    goals = []

    def add(
        name: str, sense: str, terms: Sequence[cp_model.LinearExpr], ideal: int | None
    ) -> None:
        if terms:
            goals.append(
                _Goal(name=name, sense=sense, expression=total(terms), ideal=ideal)
            )

    kept = [built.works[index].need - drop for index, drop in built.drop.items()]
    most = sum(built.works[index].need for index in built.drop)
    add(words.STAGE_TUTORING_KEPT, "max", kept, most)
    if built.reading.kept.anything:
        add(words.STAGE_KEPT_STAFF, "max", _kept(built), None)
    add(words.STAGE_MINIMUM, "min", _shortfalls(built), 0)
    aim = built.reading.aim
    if aim is not None:
        pay = RosterCost(built.reading, aim.pay).of_cycle(built.serve, built.works)
        add(words.STAGE_PAY, "min", [pay], None)
    add(words.STAGE_OUTSIDERS, "min", _outsiders(built), None)
    all_plain = all(goal.ideal is not None for goal in goals)
    add(words.STAGE_REST, "min", _rest_missing(built), 0 if all_plain else None)
    return goals


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
