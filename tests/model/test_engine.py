"""Stages: values, bounds and ends; sums of squares; HiGHS against CP-SAT."""

import random
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from scheduler.domain.kinds import Status
from scheduler.model import inorder
from scheduler.model.certify import certificate
from scheduler.model.config import SolveConfig
from scheduler.model.engine import Goal, Stages
from scheduler.model.fair import squares
from scheduler.model.highs import MipEnd, solve_mip
from scheduler.model.inorder import optimise_in_order
from scheduler.model.run import Run, StageInfeasible, StageOutOfTime
from tests.model import ask

COUNT = 5
WEIGHTS = st.lists(st.integers(0, 3), min_size=COUNT, max_size=COUNT)


def knapsack(
    costs: list[int], budget: int
) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model = cp_model.CpModel()
    choose = [model.new_bool_var(f"x{index}") for index in range(COUNT)]
    model.add(cp_model.LinearExpr.weighted_sum(choose, costs) <= budget)
    return model, choose


def points(costs: list[int], budget: int) -> list[tuple[int, ...]]:
    return [
        point
        for point in product((0, 1), repeat=COUNT)
        if sum(c * x for c, x in zip(costs, point, strict=True)) <= budget
    ]


def worth(weights: list[int], point: tuple[int, ...]) -> int:
    return sum(w * x for w, x in zip(weights, point, strict=True))


def goals_of(
    choose: list[cp_model.IntVar], rows: list[tuple[str, list[int]]]
) -> list[Goal]:
    return [
        Goal(
            name=f"目标{number}",
            sense=sense,
            expression=cp_model.LinearExpr.weighted_sum(choose, weights),
            top=sum(weights),
        )
        for number, (sense, weights) in enumerate(rows)
    ]


ROWS = st.lists(
    st.tuples(st.sampled_from(["max", "min"]), WEIGHTS), min_size=1, max_size=3
)


@settings(max_examples=40, deadline=None)
@given(WEIGHTS, st.integers(0, 9), ROWS)
def test_goals_in_order_reach_the_lexicographic_optimum_with_tight_bounds(
    costs: list[int], budget: int, rows: list[tuple[str, list[int]]]
) -> None:
    model, choose = knapsack(costs, budget)
    run = ask.run()
    stages = Stages(model, run)
    assert optimise_in_order(stages, goals_of(choose, rows), share=0.5)
    sign = [1 if sense == "max" else -1 for sense, _ in rows]
    best = max(
        [s * worth(weights, point) for s, (_, weights) in zip(sign, rows, strict=True)]
        for point in points(costs, budget)
    )
    wanted = [s * value for s, value in zip(sign, best, strict=True)]
    assert [row.value for row in run.stages] == wanted
    assert [row.bound for row in run.stages] == wanted
    assert certificate(run).status is Status.OPTIMAL


@settings(max_examples=40, deadline=None)
@given(WEIGHTS, st.integers(0, 9), ROWS, st.sampled_from([0.0, 1e-9]))
def test_goals_cut_short_record_bounds_that_hold(
    costs: list[int],
    budget: int,
    rows: list[tuple[str, list[int]]],
    effort: float,
) -> None:
    """Each bound holds for every point that is as good in the goals before it."""
    found_nothing = MipEnd(values=None, bound=float("inf"))
    model, choose = knapsack(costs, budget)
    run = ask.run()
    stages = Stages(model, run)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inorder, "solve_rows", lambda *_, **__: found_nothing)
        patch.setattr(inorder, "GOAL_EFFORT", effort)
        proven = optimise_in_order(stages, goals_of(choose, rows), share=0.5)
    left = points(costs, budget)
    for (sense, weights), stage in zip(rows, run.stages, strict=True):
        values = [worth(weights, point) for point in left]
        if sense == "max":
            assert stage.value <= max(values) <= stage.bound
            left = [p for p, v in zip(left, values, strict=True) if v >= stage.value]
        else:
            assert stage.bound <= min(values) <= stage.value
            left = [p for p, v in zip(left, values, strict=True) if v <= stage.value]
    assert proven == all(row.value == row.bound for row in run.stages)
    if not proven:
        assert certificate(run).status is Status.FEASIBLE


def test_a_later_goal_never_costs_an_earlier_one() -> None:
    model, choose = knapsack([1] * COUNT, 2)
    stages = Stages(model, ask.run())
    first = cp_model.LinearExpr.weighted_sum(choose, [1, 1, 0, 0, 0])
    assert stages.optimise("甲", "max", first) == 2
    assert stages.optimise("乙", "max", cp_model.LinearExpr.sum(choose[2:])) == 0


def test_a_stage_that_is_not_kept_binds_nobody() -> None:
    model, choose = knapsack([1] * COUNT, 2)
    stages = Stages(model, ask.run())
    stages.optimise("甲", "max", choose[0] + choose[1], keep=False)
    assert stages.optimise("乙", "max", cp_model.LinearExpr.sum(choose[2:])) == 2


def nothing_fits() -> cp_model.CpModel:
    model = cp_model.CpModel()
    choice = model.new_bool_var("x")
    model.add(choice + choice == 1)
    return model


@pytest.mark.parametrize("mip", [False, True])
def test_a_model_without_solution_ends_as_infeasible(mip: bool) -> None:
    stages = Stages(nothing_fits(), ask.run())
    with pytest.raises(StageInfeasible):
        stages.optimise("甲", "min", cp_model.LinearExpr.sum([]), mip=mip)


@pytest.mark.parametrize("mip", [False, True])
def test_a_cancel_ends_as_out_of_time(mip: bool) -> None:
    model, choose = knapsack([1] * COUNT, 2)
    run = Run(SolveConfig(), lambda _: None, lambda: True)
    with pytest.raises(StageOutOfTime) as end:
        Stages(model, run).optimise("甲", "max", choose[0] + choose[1], mip=mip)
    assert end.value.cancelled
    assert end.value.stage == "甲"


def test_no_value_before_a_solution() -> None:
    model, choose = knapsack([1] * COUNT, 2)
    with pytest.raises(RuntimeError):
        Stages(model, ask.run()).value(choose[0] + 0)


def test_the_clock_is_the_callers() -> None:
    moments = iter([10.0, 12.5, 60.0])
    run = Run(
        SolveConfig(seconds=20), lambda _: None, ask.never, now=lambda: next(moments)
    )
    assert run.elapsed == 2.5
    assert run.left == 0.0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 7), st.lists(st.integers(0, 4), min_size=1, max_size=3))
def test_squares_are_the_most_even_split(amount: int, tops: list[int]) -> None:
    if amount > sum(tops):
        return
    model = cp_model.CpModel()
    loads = [model.new_int_var(0, top, "load") for top in tops]
    model.add(cp_model.LinearExpr.sum(loads) == amount)
    value = Stages(model, ask.run()).optimise(
        "均衡",
        "min",
        squares(model, zip(loads, tops, strict=True), amount // len(tops)),
    )
    assert value == min(
        sum(load * load for load in point)
        for point in product(*(range(top + 1) for top in tops))
        if sum(point) == amount
    )


def random_model(seed: int) -> cp_model.CpModel:
    draw = random.Random(seed)
    model = cp_model.CpModel()
    flags = [model.new_bool_var("b") for _ in range(5)]
    counts = [
        model.new_int_var(draw.randint(-2, 0), draw.randint(1, 4), "n")
        for _ in range(2)
    ]
    variables = [*flags, *counts]
    for _ in range(3):
        weights = [draw.randint(-3, 3) for _ in variables]
        row = cp_model.LinearExpr.weighted_sum(variables, weights)
        limit = draw.randint(-2, 4)
        if draw.random() < 0.3:
            model.add(row == limit)
        elif draw.random() < 0.5:
            model.add(row <= limit)
        else:
            model.add(row >= limit)
    literals = [flag if draw.random() < 0.6 else flag.negated() for flag in flags]
    model.add_at_most_one(literals[:3])
    model.add_exactly_one(literals[2:])
    goal = cp_model.LinearExpr.weighted_sum(
        variables, [draw.randint(-4, 4) for _ in variables]
    ) + draw.randint(-3, 3)
    if draw.random() < 0.5:
        model.maximize(goal)
    else:
        model.minimize(goal)
    return model


@pytest.mark.parametrize("seed", range(30))
def test_highs_agrees_with_cp_sat(seed: int) -> None:
    model = random_model(seed)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    end = solve_mip(model, 5.0, ask.never, 0.01)
    if status == cp_model.INFEASIBLE:
        assert end.values is None
        return
    assert status == cp_model.OPTIMAL
    assert end.values is not None
    assert round(end.bound) == round(solver.objective_value)
    model.clear_objective()  # type: ignore[no-untyped-call]
    for index, value in enumerate(end.values):
        variable = model.get_int_var_from_proto_index(index)
        model.add(variable == value)
    assert cp_model.CpSolver().solve(model) == cp_model.OPTIMAL


def test_highs_refuses_rows_it_would_misread() -> None:
    model = cp_model.CpModel()
    one, other = model.new_bool_var("a"), model.new_bool_var("b")
    model.add(one + other == 2).only_enforce_if(other)
    with pytest.raises(ValueError, match="linear"):
        solve_mip(model, 1.0, ask.never, 0.01)
    wide = cp_model.CpModel()
    product_of = wide.new_int_var(0, 4, "p")
    part = wide.new_int_var(0, 2, "q")
    wide.add_multiplication_equality(product_of, [part, part])
    with pytest.raises(ValueError, match="linear"):
        solve_mip(wide, 1.0, ask.never, 0.01)


def test_a_goal_that_must_be_solved_has_its_seconds_though_the_run_has_none() -> None:
    model = cp_model.CpModel()
    given: list[float] = []
    late = Run(SolveConfig(seconds=0.0), report=lambda _: None, cancelled=lambda: False)

    class Watched(Stages):
        def _solve(
            self,
            name: str,
            seconds: float,
            **more: Any,  # noqa: ANN401 - passed on
        ) -> cp_model.CpSolver:
            given.append(seconds)
            return super()._solve(name, seconds, **more)

    goal = model.new_int_var(3, 9, "goal")
    stages = Watched(model, late)
    assert stages.optimise_quietly("a", "min", goal, share=0.3, least=7.0) == (3, 3)
    assert stages.optimise_quietly("b", "min", goal, share=0.3) == (3, 3)
    assert given == [7.0, 1.0]
