from dataclasses import replace
from pathlib import Path

from scheduler.jobs.dispatcher import Dispatcher
from scheduler.jobs.folder import RunFolder
from scheduler.jobs.lock import FileLock
from scheduler.jobs.status import RunState
from tests.jobs.test_folder import new_run


class FakeProcess:
    def __init__(self) -> None:
        self.pid = 0
        self.exit: int | None = None
        self.killed = False

    def poll(self) -> int | None:
        return self.exit

    def kill(self) -> None:
        self.killed, self.exit = True, -9


class FakeLaunch:
    def __init__(self, *, refuse: bool = False) -> None:
        self.processes: dict[str, FakeProcess] = {}
        self._refuse = refuse

    def __call__(self, run: RunFolder) -> FakeProcess:
        if self._refuse:
            raise OSError("no more processes")
        self.processes[run.id] = FakeProcess()
        return self.processes[run.id]


def state(run: RunFolder) -> RunState:
    status = run.status()
    assert status is not None
    return status.state


def finish(run: RunFolder, end: RunState) -> None:
    status = run.status()
    assert status is not None
    run.write(replace(status, state=end))


def test_one_run_at_a_time_in_the_order_of_asking(tmp_path: Path) -> None:
    first, second = new_run(tmp_path / "r", "00000a"), new_run(tmp_path / "r", "00000b")
    launch = FakeLaunch()
    dispatcher = Dispatcher(tmp_path / "r", launch)
    dispatcher.look(0.0)
    dispatcher.look(1.0)
    assert (state(first), state(second)) == (RunState.RUNNING, RunState.QUEUED)
    finish(first, RunState.DONE)
    launch.processes[first.id].exit = 0
    dispatcher.look(2.0)
    assert state(second) is RunState.RUNNING
    assert list(launch.processes) == [first.id, second.id]


def test_a_worker_that_dies_is_told_as_failed_and_leaves_nothing(
    tmp_path: Path,
) -> None:
    run, launch = new_run(tmp_path / "r"), FakeLaunch()
    dispatcher = Dispatcher(tmp_path / "r", launch)
    dispatcher.look(0.0)
    run.result.mkdir()
    (run.result / "plan.json").write_text("half", encoding="utf-8")
    launch.processes[run.id].exit = -9
    dispatcher.look(1.0)
    assert state(run) is RunState.FAILED
    assert not run.result.exists()


def test_a_worker_that_ends_well_keeps_its_word(tmp_path: Path) -> None:
    run, launch = new_run(tmp_path / "r"), FakeLaunch()
    dispatcher = Dispatcher(tmp_path / "r", launch)
    dispatcher.look(0.0)
    run.result.mkdir()
    finish(run, RunState.DONE)
    launch.processes[run.id].exit = 0
    dispatcher.look(1.0)
    assert state(run) is RunState.DONE
    assert run.result.exists()


def test_a_queued_run_that_is_cancelled_never_starts(tmp_path: Path) -> None:
    run, launch = new_run(tmp_path / "r"), FakeLaunch()
    run.cancel()
    Dispatcher(tmp_path / "r", launch).look(0.0)
    assert state(run) is RunState.STOPPED
    assert not launch.processes


def test_a_worker_deaf_to_the_flag_is_ended_within_two_seconds(tmp_path: Path) -> None:
    run, launch = new_run(tmp_path / "r"), FakeLaunch()
    dispatcher = Dispatcher(tmp_path / "r", launch)
    dispatcher.look(0.0)
    run.cancel()
    dispatcher.look(1.0)
    assert not launch.processes[run.id].killed
    dispatcher.look(2.5)
    assert launch.processes[run.id].killed
    dispatcher.look(2.75)
    assert state(run) is RunState.STOPPED


def test_a_run_of_an_earlier_server_goes_on_while_its_lock_is_held(
    tmp_path: Path,
) -> None:
    run = new_run(tmp_path / "r")
    finish(run, RunState.RUNNING)
    worker = FileLock(run.lock)
    assert worker.acquire()
    dispatcher = Dispatcher(tmp_path / "r", FakeLaunch())
    dispatcher.look(0.0)
    dispatcher.look(100.0)
    assert state(run) is RunState.RUNNING
    worker.release()
    dispatcher.look(101.0)
    assert state(run) is RunState.FAILED


def test_a_run_is_failed_when_the_system_starts_no_process(tmp_path: Path) -> None:
    run = new_run(tmp_path / "r")
    Dispatcher(tmp_path / "r", FakeLaunch(refuse=True)).look(0.0)
    assert state(run) is RunState.FAILED
