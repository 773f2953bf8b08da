import io
import zipfile
from pathlib import Path

import pytest

from scheduler.office.uploads import uploaded_books
from scheduler.ui.data import find_sample_books
from scheduler.ui.files import packed, result_files


def result(folder: Path) -> Path:
    (folder / "calendar").mkdir(parents=True)
    for name in (
        "plan.json",
        "timetable.xlsx",
        "attendance-2026-09.xlsx",
        "说明.txt",
        ".hidden",
        "calendar/T1.ics",
        "calendar/T2.ics",
    ):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_results_are_offered_in_chinese_and_the_unknown_last(tmp_path: Path) -> None:
    files = result_files(result(tmp_path / "r"))
    assert [file.download_name for file in files] == [
        "课表.xlsx",
        "考勤表（2026-09）.xlsx",
        "个人日历.zip",
        "方案数据.json",
        "说明.txt.txt",
    ]
    assert files[0].content() == b"timetable.xlsx"


def test_calendars_come_in_one_package(tmp_path: Path) -> None:
    calendars = result_files(result(tmp_path / "r"))[2]
    with zipfile.ZipFile(io.BytesIO(calendars.content())) as package:
        assert package.namelist() == ["calendar/T1.ics", "calendar/T2.ics"]


def test_the_whole_package_leaves_hidden_files_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(result(tmp_path / "r")))) as package:
        assert len(package.namelist()) == 6
        assert ".hidden" not in package.namelist()


@pytest.mark.parametrize("id", ["..", "../../etc/passwd", "/etc", "0" * 16])
def test_a_name_from_the_address_bar_never_leaves_the_uploads(
    tmp_path: Path, id: str
) -> None:
    assert uploaded_books(tmp_path / "uploads", id) == ()


def test_the_sample_workbook_is_found_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "x.xlsx").write_bytes(b"x")
    (tmp_path / "inputs" / "y.xlsx").write_bytes(b"y")
    sha = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of "x"
    plan = f'{{"inputs": [{{"name": "anything.xlsx", "sha256": "{sha}"}}]}}'
    (tmp_path / "plan.json").write_text(plan, encoding="utf-8")
    found = find_sample_books(tmp_path / "inputs", tmp_path)
    assert [path.name for path in found] == ["x.xlsx"]
