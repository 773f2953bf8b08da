"""Files that are no workbook, or a dangerous one, become issues and never crashes."""

import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import openpyxl
import pytest

from scheduler.domain.origin import Severity
from scheduler.intake import guard, read_school
from scheduler.words.intake import SENTENCES
from tests.intake.books import found, put, read, save, tiny

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


_TYPES = {"[Content_Types].xml": b"<Types/>"}


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("file_empty", b""),
        ("file_not_excel", "学号,姓名\n1,甲".encode("gbk")),
        ("file_not_excel", b"%PDF-1.7"),
        ("file_html", b"\xef\xbb\xbf<html><table></table></html>"),
        ("file_xml", b'<?xml version="1.0"?><Workbook/>'),
        ("file_password", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("file_damaged", OLE + b"\0" * 600),
        ("file_damaged", b"PK\x03\x04 cut short"),
        ("file_damaged", _zip(**_TYPES)),
        ("file_not_excel", _zip(mimetype=b"application/vnd.oasis")),
        ("file_macro", _zip(**_TYPES, **{"xl/vbaProject.bin": b"x"})),
        ("file_bomb", _zip(**_TYPES, **{"xl/a.xml": b" " * 30_000_000})),
    ],
)
def test_a_file_that_must_not_be_read(tmp_path: Path, code: str, data: bytes) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    intake = read_school([path])
    assert intake.school is None
    assert [(issue.code, issue.book) for issue in intake.issues] == [(code, path.name)]
    assert path.name in intake.issues[0].text


def test_missing_files_and_no_files(tmp_path: Path) -> None:
    for paths, code in (
        ([tmp_path / "没有.xlsx"], "file_missing"),
        ([tmp_path], "file_missing"),
        ([], "no_file"),
    ):
        intake = read_school(paths)
        assert intake.school is None
        assert [issue.code for issue in intake.issues] == [code]


def test_a_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tiny(), tmp_path / "锁住.xlsx")

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [i.code for i in read_school([path]).issues] == ["file_unreadable"]


def test_a_bad_file_does_not_hide_the_problems_of_the_others(tmp_path: Path) -> None:
    book = put(tiny(), "学生", "D2", "看情况")
    good, broken = save(book, tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    broken.write_bytes(b"")
    issues = read_school([broken, good]).issues
    assert {issue.code for issue in issues} == {"file_empty", "day_cell"}


def test_bytes_are_counted_not_believed() -> None:
    # The archive's own directory may say anything about sizes.
    data = bytearray(_zip(**_TYPES, **{"xl/a.xml": b" " * 20_000_000}))
    size = (20_000_000).to_bytes(4, "little")
    lied = bytes(data.replace(size, (10).to_bytes(4, "little")))
    assert guard.judge(lied) in ("file_bomb", "file_damaged")


def test_a_cell_far_out_is_refused_before_memory_is_spent(tmp_path: Path) -> None:
    path = save(tiny(), tmp_path / "远.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["学生"]["XFD1048576"] = "x"
    workbook.save(path)
    issues = read_school([path]).issues
    assert found(issues) == {("sheet_too_large", "学生", "XFD1048576")}


def test_formatted_but_empty_rows_do_not_count(tmp_path: Path) -> None:
    path = save(tiny(), tmp_path / "格式.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["学生"]["A90000"].font = openpyxl.styles.Font(bold=True)
    workbook.save(path)
    assert read_school([path]).issues == ()


def test_old_xls_files_are_read_alike(tmp_path: Path) -> None:
    old = Path(__file__).parent / "data" / "tiny.xls"
    intake = read_school([old])
    assert intake.issues == ()
    new = read(tiny(), tmp_path).school
    assert intake.school is not None
    assert new is not None
    assert [pupil.week for pupil in intake.school.pupils] == [
        pupil.week for pupil in new.pupils
    ]
    assert intake.school.settings.term_start == new.settings.term_start
    assert intake.school.leaves[0].first == new.leaves[0].first


@pytest.mark.parametrize("seed", range(10))
def test_damaged_bytes_never_crash(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    sources = [Path(__file__).parent / "data" / "tiny.xls"]
    sources.append(save(tiny(), tmp_path / "neu.xlsx"))
    for source in sources:
        data = bytearray(source.read_bytes())
        for _ in range(random.choice((1, 10, 200))):
            data[random.randrange(8, len(data))] = random.randrange(256)
        path = tmp_path / f"坏{source.suffix}"
        path.write_bytes(bytes(data))
        intake = read_school([path])
        failed = any(issue.severity is Severity.ERROR for issue in intake.issues)
        assert (intake.school is None) == failed
        assert all(issue.code in SENTENCES for issue in intake.issues)
