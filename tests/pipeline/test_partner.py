"""The second process does its work, tells what went wrong, does not outlive us."""

import os
import time
from pathlib import Path

import pytest

from scheduler.pipeline.partner import NOBODY, PartnerLost, Process, partner


def test_work_is_done_when_waited_for(tmp_path: Path) -> None:
    with partner(2) as beside:
        done = beside.give(os.mkdir, tmp_path / "a")
        counted = beside.give(sum, (1, 2))
        done()
        assert (tmp_path / "a").is_dir()
        assert counted() == 3


def test_what_the_work_raises_is_raised_here(tmp_path: Path) -> None:
    with partner(2) as beside:
        done = beside.give(os.mkdir, tmp_path)
        with pytest.raises(FileExistsError):
            done()


def test_one_worker_is_nobody_else() -> None:
    with partner(1) as beside:
        assert beside is NOBODY
        counted = beside.give(sum, (1, 2))
        assert counted() == 3


def test_a_lost_process_is_told() -> None:
    process = Process()
    done = process.give(os._exit, 3)
    with pytest.raises(PartnerLost):
        done()
    process.stop()


def test_it_ends_with_its_work_unfinished() -> None:
    began = time.monotonic()
    with partner(2) as beside:
        beside.give(time.sleep, 60.0)
    assert time.monotonic() - began < 30
