"""Lanes of tasks over one seam: ``concurrent.futures.Executor``.

A lane gives its next task only when the one before has ended; lanes do not wait for
each other. What the standard library lacks is added here: a pool whose worker died is
built anew, and each task that was in it is tried again alone, so that the one that
kills its worker is found and loses nobody else's work.
"""

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Protocol

from scheduler.pipeline.district_task import Product, Task

ATTEMPTS = 3
WINDOW = 64  # tasks under way at most; each carries a school
CONNECT_SECONDS = 15
Executors = Callable[[], Executor]
Work = Callable[[Task], Product]


class DaskMissing(Exception):
    """``dask.distributed`` is not installed."""


class ClusterUnreachable(Exception):
    """Nobody answers at the cluster's address."""


class Lane(Protocol):
    """Schools that are planned one after another."""

    def next(self) -> Task | None:
        """The next task; None when the lane is done."""

    def ended(self, task: Task, product: Product) -> None:
        """Take the result of a task."""

    def failed(self, task: Task, error: BaseException | None) -> None:
        """Take a fault; None when workers died of this task."""


@contextmanager
def local(processes: int) -> Iterator[Executors]:
    """Worker processes on this machine."""
    context = multiprocessing.get_context("spawn")
    yield lambda: ProcessPoolExecutor(processes, mp_context=context)


@contextmanager
def cluster(address: str) -> Iterator[Executors]:
    """Workers of a Dask cluster, which itself moves the tasks of a dead worker.

    Raises:
        DaskMissing: the optional packages are not installed.
        ClusterUnreachable: no scheduler at the address.
    """
    try:
        from distributed import Client  # optional: requirements-district.txt
    except ImportError as error:
        raise DaskMissing from error
    try:
        client: Any = Client(address, timeout=CONNECT_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterUnreachable(address) from error
    with client:
        yield lambda: client.get_executor(pure=False, retries=ATTEMPTS - 1)


def fan_out(
    lanes: Sequence[Lane],
    executors: Executors,
    work: Work,
    *,
    begun: Callable[[Task], None] = lambda _: None,
) -> None:
    """Run all lanes to their end."""
    run = _Run(lanes, work, begun)
    while run.ready:
        executor = executors()
        try:
            run.until_broken(executor)
        finally:
            for future in run.live:
                future.cancel()
            executor.shutdown()


class _Run:
    """What waits, what is under way, and how often a task lost its pool."""

    def __init__(
        self, lanes: Sequence[Lane], work: Work, begun: Callable[[Task], None]
    ) -> None:
        self._work = work
        self._begun = begun
        self._lost: Counter[str] = Counter()
        self.ready: deque[tuple[Lane, Task]] = deque()
        self.live: dict[Future[Product], tuple[Lane, Task]] = {}
        for lane in lanes:
            self._advance(lane)

    def until_broken(self, executor: Executor) -> None:
        """Work until nothing is left or the executor has lost its workers."""
        sound = True
        while self.live or (sound and self.ready):
            sound = sound and self._fill(executor)
            for future in wait(self.live, return_when=FIRST_COMPLETED).done:
                sound = self._take(future) and sound

    def _fill(self, executor: Executor) -> bool:
        while self.ready and len(self.live) < self._limit():
            lane, task = self.ready[0]
            try:
                future = executor.submit(self._work, task)
            except BrokenProcessPool:
                return False
            self.ready.popleft()
            self.live[future] = (lane, task)
            self._begun(task)
        return True

    def _limit(self) -> int:
        """One at a time while a task is about that was in a broken pool."""
        about = (*self.ready, *self.live.values())
        return 1 if any(self._lost[task.key] for _, task in about) else WINDOW

    def _take(self, future: Future[Product]) -> bool:
        """Hand on what ended; False when the pool is broken."""
        lane, task = self.live.pop(future)
        error = CancelledError() if future.cancelled() else future.exception()
        if isinstance(error, BrokenProcessPool):
            self._lost[task.key] += 1
            if self._lost[task.key] < ATTEMPTS:
                self.ready.appendleft((lane, task))
                return False
            lane.failed(task, None)
        elif error is not None:
            lane.failed(task, error)
        else:
            lane.ended(task, future.result())
        self._advance(lane)
        return not isinstance(error, BrokenProcessPool)

    def _advance(self, lane: Lane) -> None:
        task = lane.next()
        if task is not None:
            self.ready.append((lane, task))
