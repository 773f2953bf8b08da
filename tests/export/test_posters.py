"""timetable.pdf: its words, its font, and what happens without one."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scheduler.export.posters import PosterError, compile_pdf, write_posters
from tests import builders as b
from tests.export import planned

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed"
)


def run(*command: str | Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], check=True, capture_output=True, text=True
    )
    return done.stdout


@needs_poppler
def test_posters_carry_the_weeks_in_an_embedded_chinese_font(tmp_path: Path) -> None:
    path = tmp_path / "timetable.pdf"
    result = write_posters(path, planned.school(), planned.plan())
    assert result.missing == ()
    said = run("pdftotext", "-layout", path, "-")
    for words in ("一年级1班 课后服务课表", "社团一览", "李明（T1）课后服务安排"):
        assert words in said
    assert "第1周 李明" in said
    fonts = [line.split() for line in run("pdffonts", path).splitlines()[2:]]
    assert fonts
    assert all("NotoSansCJKsc" in font[0] and "yes" in font for font in fonts)


@needs_poppler
def test_the_matrix_is_a3_and_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "timetable.pdf"
    write_posters(path, planned.school(), planned.plan())
    sizes = run("pdfinfo", "-f", "1", "-l", "3", path)
    assert "Page    1 size:  1190.55 x 841.89 pts (A3)" in sizes
    assert "Page    3 size:  841.89 x 595.276 pts (A4)" in sizes


@needs_poppler
def test_a_character_no_font_has_becomes_the_printers_mark(tmp_path: Path) -> None:
    staff = (
        b.staff("T1", name="李\U00031350"),
        *(b.staff(f"T{number}") for number in (2, 3, 4)),
    )
    path = tmp_path / "timetable.pdf"
    result = write_posters(path, planned.school(staff=staff), planned.plan())
    assert result.missing == ("\U00031350",)
    assert "李〓（T1）" in run("pdftotext", path, "-")


def test_the_same_plan_gives_the_same_file(tmp_path: Path) -> None:
    one, two = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (one, two):
        write_posters(path, planned.school(), planned.plan())
    assert one.read_bytes() == two.read_bytes()


def test_a_missing_font_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "t.typ"
    template.write_text(
        "#set document(date: datetime(year: 2026, month: 1, day: 1, hour: 0,"
        ' minute: 0, second: 0))\n#set text(font: "No Such Font")\nx',
        encoding="utf-8",
    )
    monkeypatch.setattr("scheduler.export.posters.TEMPLATE", template)
    with pytest.raises(PosterError, match="unknown font family"):
        compile_pdf("{}")
