"""Lanes keep their order; a worker that dies costs its own school only."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scheduler.pipeline.district_fanout import (
    ClusterUnreachable,
    Workers,
    cluster,
    fan_out,
    local,
)
from scheduler.pipeline.district_task import Product, Task, plan_task
from scheduler.pipeline.ends import ExitStatus
from tests import builders
from tests.district.runs import OPTIONS

KILLER, CRASHER = "killer", "crasher"


def task(key: str) -> Task:
    return Task(key=key, school=builders.school(), guests=(), options=OPTIONS)


def work(each: Task) -> Product:
    """Stands in for planning, in a worker process."""
    if each.key == KILLER:
        os._exit(9)
    if each.key == CRASHER:
        raise ZeroDivisionError
    return Product(status=ExitStatus.DONE, stage=each.key)


class Noted:
    """A lane that notes what happens to it."""

    def __init__(self, keys: Sequence[str], log: list[str]) -> None:
        self._keys = list(keys)
        self._log = log

    def next(self) -> Task | None:
        return task(self._keys.pop(0)) if self._keys else None

    def ended(self, each: Task, product: Product) -> None:
        assert product.stage == each.key
        self._log.append(each.key)

    def failed(self, each: Task, error: BaseException | None) -> None:
        name = "lost" if error is None else type(error).__name__
        self._log.append(f"{each.key}: {name}")


def test_a_lane_waits_for_its_own_schools_and_for_no_others() -> None:
    log: list[str] = []
    lanes = [Noted(["a1", "a2", "a3"], log), Noted(["b1", "b2"], log)]
    fan_out(lanes, Workers(make=lambda: ThreadPoolExecutor(2)), work)
    assert sorted(log) == ["a1", "a2", "a3", "b1", "b2"]
    assert [key for key in log if key[0] == "a"] == ["a1", "a2", "a3"]
    assert [key for key in log if key[0] == "b"] == ["b1", "b2"]


def test_an_error_ends_its_school_and_the_lane_goes_on() -> None:
    log: list[str] = []
    fan_out(
        [Noted([CRASHER, "next"], log)],
        Workers(make=lambda: ThreadPoolExecutor(1)),
        work,
    )
    assert log == [f"{CRASHER}: ZeroDivisionError", "next"]


@pytest.mark.slow
def test_a_killed_process_loses_its_own_school_only() -> None:
    log: list[str] = []
    lanes = [
        Noted([KILLER, "after"], log),
        Noted(["other"], log),
        Noted(["third"], log),
    ]
    with local(2) as workers:
        fan_out(lanes, workers, work)
    assert sorted(log) == ["after", f"{KILLER}: lost", "other", "third"]


def test_nobody_answers_at_the_address() -> None:
    pytest.importorskip("distributed")
    with (
        pytest.raises(ClusterUnreachable),
        cluster("tcp://127.0.0.1:9", timeout=1),
    ):
        pass


@pytest.mark.slow
def test_a_cluster_plans_a_school_and_survives_a_dead_worker(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    impatient = dask.config.set({"distributed.scheduler.allowed-failures": 0})
    log: list[str] = []
    with (
        impatient,
        distributed.LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            local_directory=str(tmp_path),
        ) as machines,
        cluster(machines.scheduler_address) as workers,
    ):
        fan_out([Noted([KILLER, "after"], log), Noted(["other"], log)], workers, work)
        product = workers.make().submit(plan_task, task("real")).result()
    assert product.status is ExitStatus.DONE
    assert product.archive
    assert sorted(log) == ["after", f"{KILLER}: lost", "other"]
