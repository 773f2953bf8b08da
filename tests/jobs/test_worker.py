from collections.abc import Sequence
from errno import ENOSPC
from pathlib import Path

import pytest

from scheduler.domain.origin import Issue, Severity
from scheduler.domain.outcome import Cancelled, Progress, Report
from scheduler.jobs.files import read_json
from scheduler.jobs.status import RunState
from scheduler.jobs.worker import main, work
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.words import pipeline as words
from tests.jobs.test_folder import new_run, request


class Planner:
    """Ends as told, after one word of progress; waits for the flag when asked to."""

    def __init__(self, end: RunEnd | Exception, *, wait: bool = False) -> None:
        self.end = end
        self.wait = wait
        self.options: PlanOptions | None = None
        self.names: list[str] = []

    def __call__(
        self,
        books: Sequence[Path],
        out: Path,
        options: PlanOptions,
        *,
        report: Report,
        cancelled: Cancelled,
    ) -> RunEnd:
        self.options, self.names = options, [book.name for book in books]
        report(Progress(stage="轮值", value=5, bound=4, elapsed=0.0))
        while self.wait and not cancelled():
            pass
        if isinstance(self.end, Exception):
            raise self.end
        if self.end.status is ExitStatus.DONE:
            out.mkdir()
        return self.end


@pytest.mark.parametrize(
    ("exit_status", "state"),
    [
        (ExitStatus.DONE, RunState.DONE),
        (ExitStatus.UNUSABLE, RunState.UNUSABLE),
        (ExitStatus.IMPOSSIBLE, RunState.IMPOSSIBLE),
        (ExitStatus.REFUSED, RunState.REFUSED),
        (ExitStatus.NO_PLAN_IN_TIME, RunState.STOPPED),
        (ExitStatus.FAULT, RunState.FAILED),
    ],
)
def test_each_end_of_the_pipeline_has_its_state(
    tmp_path: Path, exit_status: ExitStatus, state: RunState
) -> None:
    run = new_run(tmp_path / "r")
    planner = Planner(RunEnd(status=exit_status))
    assert work(run, request(seconds=7.0, seed=3), planner) is state
    status = run.status()
    assert status is not None
    assert (status.state, status.stage, status.value, status.bound) == (
        state,
        "轮值",
        5,
        4,
    )
    assert planner.options == PlanOptions(seconds=7.0, workers=1, seed=3, previous=None)
    assert planner.names == ["名单.xlsx"]


def test_problems_are_kept_for_the_page(tmp_path: Path) -> None:
    run = new_run(tmp_path / "r")
    issue = Issue(
        code="x",
        severity=Severity.ERROR,
        book="名单.xlsx",
        sheet="学生",
        cell="C3",
        text="班级不存在",
        mend="改成已有班级",
    )
    work(run, request(), Planner(RunEnd(status=ExitStatus.UNUSABLE, issues=(issue,))))
    findings = read_json(run.findings_file)
    assert findings is not None
    assert findings["issues"][0]["cell"] == "C3"


def test_a_fault_ends_as_failed_and_the_log_has_no_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = new_run(tmp_path / "r")
    assert work(run, request(), Planner(KeyError("学生张三"))) is RunState.FAILED
    log = capsys.readouterr().err
    assert "KeyError" in log
    assert "张三" not in log
    assert not run.result.exists()


def test_the_cancel_flag_reaches_the_planner(tmp_path: Path) -> None:
    run = new_run(tmp_path / "r")
    run.cancel()
    planner = Planner(RunEnd(status=ExitStatus.NO_PLAN_IN_TIME), wait=True)
    assert work(run, request(), planner) is RunState.STOPPED


def test_a_folder_that_is_no_run_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)], lambda: None) == 1
    assert "not a run folder" in capsys.readouterr().err


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    run = new_run(tmp_path)
    full = Planner(OSError(ENOSPC, "no space", "张小明.xlsx"))
    assert work(run, request(), full) is RunState.FAILED
    status = run.status()
    assert status is not None
    assert status.message == words.NO_ROOM
