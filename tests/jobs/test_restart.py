import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scheduler.jobs.folder import RunFolder, create_run, run_id
from scheduler.jobs.status import RunState
from tests.jobs.test_folder import NOW, request

BOOK = Path(__file__).resolve().parents[2] / "inputs" / "workbooks" / "sample_s.xlsx"


def wait_until(run: RunFolder, *, working: bool, seconds: float) -> RunState:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        status = run.status()
        assert status is not None
        if status.state.final or (working and status.pid is not None):
            return status.state
        time.sleep(0.1)
    pytest.fail("the run neither works nor ends")


SERVER = """
import sys, threading
from pathlib import Path
from scheduler.jobs.dispatcher import Dispatcher
Dispatcher(Path(sys.argv[1])).serve(threading.Event())
"""


@contextmanager
def server(root: Path) -> Iterator[None]:
    """A server that ends without a farewell."""
    with subprocess.Popen([sys.executable, "-c", SERVER, str(root)]) as process:
        try:
            yield
        finally:
            process.kill()


@pytest.mark.slow
def test_a_run_outlives_the_server_that_started_it(tmp_path: Path) -> None:
    root = tmp_path / "runs"
    root.mkdir()
    run = create_run(root, [BOOK], request(seconds=60.0), run_id(NOW, "00000a"))
    with server(root):
        assert wait_until(run, working=True, seconds=30) is RunState.RUNNING
    with server(root):
        assert wait_until(run, working=False, seconds=120) is RunState.DONE
    assert (run.result / "plan.json").exists()
    assert (run.result / "subsidy.xlsx").exists()


@pytest.mark.slow
def test_a_run_of_an_earlier_server_can_be_stopped(tmp_path: Path) -> None:
    root = tmp_path / "runs"
    root.mkdir()
    run = create_run(root, [BOOK], request(seconds=60.0), run_id(NOW, "00000b"))
    with server(root):
        wait_until(run, working=True, seconds=30)
    with server(root):
        time.sleep(1.5)  # the second server is up and looks
        asked = time.monotonic()
        run.cancel()
        assert wait_until(run, working=False, seconds=30) is RunState.STOPPED
        assert time.monotonic() - asked < 2.5
    assert not run.result.exists()
