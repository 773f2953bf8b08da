"""The roster as Timefold sees it: one entity per duty, its person the variable.

Imported only where ``timefold`` (and a Java it likes, 17 or newer) is installed.
"""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)


@dataclass
class Person:
    """Who may serve; ``most`` are units a week."""

    id: Annotated[str, PlanningId]
    most: int
    own: bool


@planning_entity
@dataclass
class Duty:
    """One post of one session in one week of the cycle; minutes, units of the grid."""

    id: Annotated[int, PlanningId]
    day: int
    week: int
    start: int
    end: int
    units: int
    term_units: int
    term_late: int
    able: Annotated[list[Person], ValueRangeProvider(id="able")]
    person: Annotated[
        Person | None, PlanningVariable(value_range_provider_refs=["able"])
    ] = field(default=None)


@planning_solution
@dataclass
class Roster:
    """All duties of a cycle."""

    people: Annotated[list[Person], ProblemFactCollectionProperty]
    duties: Annotated[list[Duty], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    """One place at a time, 每周最多课时, and the squares of our evenness stage."""
    return [
        factory.for_each_unique_pair(
            Duty,
            Joiners.equal(lambda duty: duty.person),
            Joiners.equal(lambda duty: duty.day),
            Joiners.overlapping(lambda duty: duty.start, lambda duty: duty.end),
        )
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("one place at a time"),
        factory.for_each(Duty)
        .group_by(
            lambda duty: duty.person,
            lambda duty: duty.week,
            ConstraintCollectors.sum(lambda duty: duty.units),
        )
        .filter(lambda person, week, units: units > person.most)
        .penalize(HardSoftScore.ONE_HARD, lambda person, week, units: 1)
        .as_constraint("weekly maximum"),
        factory.for_each(Duty)
        .filter(lambda duty: duty.person.own)
        .group_by(
            lambda duty: duty.person,
            ConstraintCollectors.sum(lambda duty: duty.term_units),
        )
        .penalize(HardSoftScore.ONE_SOFT, lambda person, units: 2 * units * units)
        .as_constraint("even loads"),
        factory.for_each(Duty)
        .filter(lambda duty: duty.person.own)
        .group_by(
            lambda duty: duty.person,
            ConstraintCollectors.sum(lambda duty: duty.term_late),
        )
        .penalize(HardSoftScore.ONE_SOFT, lambda person, late: late * late)
        .as_constraint("even late duties"),
    ]


def solve(roster: Roster, seconds: int) -> Roster:
    """The best roster Timefold finds in a time."""
    config = SolverConfig(
        solution_class=Roster,
        entity_class_list=[Duty],
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraints
        ),
        termination_config=TerminationConfig(spent_limit=Duration(seconds=seconds)),
    )
    best: Roster = SolverFactory.create(config).build_solver().solve(roster)
    return best
