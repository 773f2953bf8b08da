import subprocess
import sys
from pathlib import Path

from scheduler.jobs.lock import FileLock, is_held


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.acquire()
    assert not second.acquire()
    assert is_held(tmp_path / "lock")
    first.release()
    assert not is_held(tmp_path / "lock")
    assert second.acquire()
    second.release()


def test_a_missing_file_is_not_held(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "lock")
    assert not (tmp_path / "lock").exists()


def test_a_killed_holder_loses_its_lock(tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\n"
        "from scheduler.jobs.lock import FileLock\n"
        "lock = FileLock(Path(sys.argv[1]))\n"
        "print(lock.acquire(), flush=True)\ntime.sleep(60)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert is_held(tmp_path / "lock")
        holder.kill()
        holder.wait()
        assert not is_held(tmp_path / "lock")
