"""A results folder appears whole or not at all."""

from pathlib import Path

import pytest

from scheduler.pipeline.publish import published, recover
from tests.pipeline.book import files


def make(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


class Crash(Exception):
    pass


def crash(target: Path, error: type[BaseException]) -> None:
    with published(target, replaces=("*",)) as fresh:
        make(fresh, plan="新", more="多")
        raise error


def test_published_writes_a_new_folder_with_its_parents(tmp_path: Path) -> None:
    with published(tmp_path / "a" / "b") as fresh:
        make(fresh, plan="新")
        assert not (tmp_path / "a" / "b").exists()
    assert files(tmp_path) == {"a/b/plan": "新".encode()}


def test_published_replaces_and_carries_over(tmp_path: Path) -> None:
    target = make(tmp_path / "out", plan="旧", mine="我的", stale="过时")
    with published(target, replaces=("stale*",)) as fresh:
        make(fresh, plan="新")
        assert files(target)["plan"] == "旧".encode()
    assert files(tmp_path) == {
        "out/plan": "新".encode(),
        "out/mine": "我的".encode(),
        # No manifest says that a run wrote these, so they may be somebody's work.
        "out/旧文件/plan-1": "旧".encode(),
        "out/旧文件/stale-1": "过时".encode(),
    }


@pytest.mark.parametrize("error", [Crash, KeyboardInterrupt])
def test_published_a_crash_leaves_the_old_folder_whole(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = make(tmp_path / "out", plan="旧")
    with pytest.raises(error):
        crash(target, error)
    assert files(tmp_path) == {"out/plan": "旧".encode()}


def test_published_a_crash_leaves_nothing_where_nothing_was(tmp_path: Path) -> None:
    with pytest.raises(Crash):
        crash(tmp_path / "out", Crash)
    assert list(tmp_path.iterdir()) == []


def test_published_a_failed_swap_brings_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = make(tmp_path / "out", plan="旧")
    rename = Path.replace

    def refuse(self: Path, to: Path) -> Path:
        if self.name.endswith(".new"):
            raise OSError("full")
        return rename(self, to)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="full"), published(target) as fresh:
        make(fresh, plan="新")
    assert files(tmp_path) == {"out/plan": "旧".encode()}


def test_published_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    """It once moved the user's file into a hidden one and made a folder of its name."""
    target = tmp_path / "名单.xlsx"
    target.write_text("我的", encoding="utf-8")
    with pytest.raises(NotADirectoryError), published(target) as fresh:
        make(fresh, plan="新")
    assert files(tmp_path) == {"名单.xlsx": "我的".encode()}


def test_published_keeps_a_result_that_somebody_changed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for text in ("first", "second"):
        with published(out) as folder:
            (folder / "attendance-2026-09.xlsx").write_text(text)
    assert not (out / "旧文件").exists()  # nobody had touched it
    for number in (1, 2):
        (out / "attendance-2026-09.xlsx").write_text(f"filled {number}")
        with published(out) as folder:
            (folder / "attendance-2026-09.xlsx").write_text("third")
    kept = {path.name: path.read_text() for path in (out / "旧文件").iterdir()}
    assert kept == {
        "attendance-2026-09-1.xlsx": "filled 1",
        "attendance-2026-09-2.xlsx": "filled 2",
    }


def test_published_a_changed_result_stays_known_as_changed(tmp_path: Path) -> None:
    """A settlement between the filling and the next plan does not make it untouched."""
    out = tmp_path / "out"
    with published(out) as folder:
        (folder / "attendance-2026-09.xlsx").write_text("blank")
    (out / "attendance-2026-09.xlsx").write_text("filled")
    with published(out) as folder:
        (folder / "subsidy.xlsx").write_text("money")
    with published(out) as folder:
        (folder / "attendance-2026-09.xlsx").write_text("blank again")
    assert (out / "旧文件" / "attendance-2026-09-1.xlsx").read_text() == "filled"


def test_results_cut_off_between_two_renamings_come_back(tmp_path: Path) -> None:
    target = make(tmp_path / "out[1]", plan="旧")
    target.rename(tmp_path / ".out[1].0123abcd.old")
    make(tmp_path / ".out[1].0123abcd.new", plan="新")
    recover(target)
    assert files(target) == {"plan": "旧".encode()}
    recover(target)
    assert files(target) == {"plan": "旧".encode()}
    target.rename(tmp_path / ".out[1].4567abcd.old")
    with published(target) as fresh:
        make(fresh, more="多")
    assert {"plan", "more"} <= set(files(target))
