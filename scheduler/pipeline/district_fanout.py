"""Lanes of tasks over one seam: ``concurrent.futures.Executor``.

A lane gives its next task only when the one before has ended; lanes do not wait for
each other. What the standard library lacks is added here: a pool whose worker died is
built anew, and each task that was in it is tried again alone, so that the one that
kills its worker is found and loses nobody else's work.
"""

import multiprocessing
import signal
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
from dataclasses import dataclass
from typing import Any, Protocol

from scheduler.pipeline.district_task import Product, Task

WINDOW = 64  # tasks under way at most; each carries a school
CONNECT_SECONDS = 15
Work = Callable[[Task], Product]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """Where tasks run.

    Attributes:
        make: a new executor; asked again when the last one has lost its workers.
        lost: errors that blame a task for the death of a worker. Both pools blame
            every task the worker had been given, guilty or not.
        attempts: how often a task may be blamed; from the second time it was alone.
    """

    make: Callable[[], Executor]
    lost: tuple[type[BaseException], ...] = (BrokenProcessPool,)
    attempts: int = 3


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
def local(processes: int) -> Iterator[Workers]:
    """Worker processes on this machine."""
    context = multiprocessing.get_context("spawn")
    yield Workers(
        make=lambda: ProcessPoolExecutor(
            processes, mp_context=context, initializer=_die_quietly
        )
    )


def _die_quietly() -> None:
    """Ctrl-C reaches the workers too; they end without a traceback of their own."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def cluster(address: str, timeout: float = CONNECT_SECONDS) -> Iterator[Workers]:
    """Workers of a Dask cluster, which itself moves the tasks of a dead worker.

    Raises:
        DaskMissing: the optional packages are not installed.
        ClusterUnreachable: no scheduler at the address.
    """
    try:
        from distributed import Client, KilledWorker  # requirements-district.txt
    except ImportError as error:
        raise DaskMissing from error
    try:
        make: Any = Client  # untyped, and not there where district extras are not
        client = make(address, timeout=timeout)
    except (OSError, ValueError) as error:
        raise ClusterUnreachable(address) from error
    with client:
        yield Workers(
            make=lambda: client.get_executor(pure=False),
            lost=(BrokenProcessPool, KilledWorker),
            attempts=2,  # the cluster has by then sacrificed four workers to it
        )


def fan_out(
    lanes: Sequence[Lane],
    workers: Workers,
    work: Work,
    *,
    begun: Callable[[Task], None] = lambda _: None,
) -> None:
    """Run all lanes to their end."""
    run = _Run(lanes, workers, work, begun)
    while run.ready:
        executor = workers.make()
        try:
            run.until_broken(executor)
        finally:
            for future in run.live:
                future.cancel()
            executor.shutdown()


class _Run:
    """What waits, what is under way, and how often a task lost its pool."""

    def __init__(
        self,
        lanes: Sequence[Lane],
        workers: Workers,
        work: Work,
        begun: Callable[[Task], None],
    ) -> None:
        self._workers = workers
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
            except self._workers.lost:
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
        died = isinstance(error, self._workers.lost)
        if died:
            self._lost[task.key] += 1
            if self._lost[task.key] < self._workers.attempts:
                self.ready.appendleft((lane, task))
                return False
            lane.failed(task, None)
        elif error is not None:
            lane.failed(task, error)
        else:
            lane.ended(task, future.result())
        self._advance(lane)
        return not died

    def _advance(self, lane: Lane) -> None:
        task = lane.next()
        if task is not None:
            self.ready.append((lane, task))
