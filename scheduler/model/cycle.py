"""The repeating roster: who serves in every week of the cycle (H06-H11, H14).

    serve[t, work, week]  person t serves in a pool; club leaders: the same every week
    drop[work]            tutoring groups that cannot be staffed, per pool

Stages: tutoring kept, weekly minimum, own staff before outsiders, even loads, even
late duties, the class's own teachers present. Coverage is hard: everybody who stays
has a supervised seat.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import gcd

from ortools.sat.python import cp_model

from scheduler.domain.ids import ClubName, StaffId
from scheduler.domain.kinds import Activity, Post
from scheduler.model.engine import Run, Stages, total
from scheduler.model.fair import Load, squares
from scheduler.model.groups import Group
from scheduler.model.reading import Reading
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
    if built.drop:
        kept = [works[index].need - variable for index, variable in built.drop.items()]
        stages.optimise(words.STAGE_TUTORING_KEPT, "max", total(kept), share=0.25)
    if reading.kept.anything:
        stages.optimise(words.STAGE_KEPT_STAFF, "max", total(_kept(built)), share=0.25)
    minima = _shortfalls(built)
    if minima:
        stages.optimise(words.STAGE_MINIMUM, "min", total(minima), share=0.25, mip=True)
    outside = _outsiders(built)
    if outside:
        stages.optimise(
            words.STAGE_OUTSIDERS, "min", total(outside), share=0.25, mip=True
        )
    loads, lates = _loads(built), _lates(built)
    goal = squares(built.model, loads)
    stages.optimise(words.STAGE_LOAD, "min", goal, share=0.4, mip=True)
    goal = squares(built.model, lates)
    stages.optimise(words.STAGE_LATE, "min", goal, share=0.4, mip=True)
    # Each person's load and late duties stay as found: the wish for own classes then is
    # nearly an assignment problem, and its bound holds for these loads.
    for load, _ in (*loads, *lates):
        built.model.add(load == stages.value(load))
    own = _own_classes(built)
    if own:
        stages.optimise(words.STAGE_OWN_CLASS, "max", total(own), share=0.2)
    staff = {
        (week, index): tuple(
            person
            for person in reading.staff
            if (person, index, week) in built.serve
            and stages.value(built.serve[person, index, week])
        )
        for index in range(len(works))
        for week in built.weeks
    }
    dropped = tuple(
        works[index] for index, variable in built.drop.items() if stages.value(variable)
    )
    return Cycle(works=works, staff=staff, dropped=dropped)


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


def _loads(built: CycleModel) -> list[Load]:
    """Own teachers' units over the cycle, in the grid's smallest unit."""
    step = gcd(*(work.units for work in built.works)) or 1
    loads = []
    for person in sorted(built.reading.own):
        terms = [
            work.units // step * built.serve[person, index, week]
            for index, work in enumerate(built.works)
            for week in built.weeks
            if work.units and (person, index, week) in built.serve
        ]
        loads.append((total(terms), _top(built, person, step)))
    return loads


def _top(built: CycleModel, person: StaffId, step: int) -> int:
    """An upper bound of a person's units over the cycle."""
    most: dict[tuple[int, int], int] = defaultdict(int)
    total = 0
    for index, work in enumerate(built.works):
        if (person, index, 0) in built.serve:
            slot = (work.weekday, work.minutes[0])
            most[slot] = max(most[slot], work.units)
    total = sum(most.values())
    limit = built.reading.staff[person].weekly_max
    week = total if limit is None else min(total, limit)
    return len(built.weeks) * week // step


def is_late(reading: Reading, work: Work) -> bool:
    """Whether a work ends after 教师下班时间."""
    return work.end > reading.school.settings.staff_off


def _lates(built: CycleModel) -> list[Load]:
    """Own teachers' late duties over the cycle."""
    loads = []
    for person in sorted(built.reading.own):
        terms = [
            built.serve[person, index, week]
            for index, work in enumerate(built.works)
            for week in built.weeks
            if is_late(built.reading, work) and (person, index, week) in built.serve
        ]
        loads.append((total(terms), len(terms)))
    return loads


def own_teachers(reading: Reading, group: Group) -> frozenset[StaffId]:
    """Teachers of the classes in a group."""
    return frozenset(
        person
        for name in group.classes
        for person in (
            *reading.classes[name].teachers,
            reading.classes[name].head_teacher,
        )
        if person is not None
    )


def _own_classes(built: CycleModel) -> list[cp_model.IntVar]:
    """Study and evening groups for which one of the class's own teachers is there."""
    result = []
    for index, work in enumerate(built.works):
        for group in work.groups:
            if group.activity not in (Activity.STUDY, Activity.EVENING):
                continue
            for week in built.weeks:
                mine = [
                    built.serve[person, index, week]
                    for person in sorted(own_teachers(built.reading, group))
                    if (person, index, week) in built.serve
                ]
                if mine:
                    there = built.model.new_bool_var("there")
                    built.model.add(there <= total(mine))
                    result.append(there)
    return result


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
