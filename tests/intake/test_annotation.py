"""The marked copy: colours, comments, the list, links, and the original untouched."""

from pathlib import Path

import openpyxl
import pytest

from scheduler.domain.origin import Issue, Severity
from scheduler.intake import annotate, read_school
from tests.intake.books import put, save, tiny


def _annotated(path: Path, out: Path) -> openpyxl.Workbook:
    annotate([path], read_school([path]).issues, out)
    return openpyxl.load_workbook(out)


def test_cells_are_coloured_and_commented_and_listed(tmp_path: Path) -> None:
    book = put(tiny(), "学生", "D2", "看情况")
    put(book, "学生", "O1", "家长电话")
    put(book, "场地", "C2", 1)
    path = save(book, tmp_path / "学校.xlsx")
    before = path.read_bytes()
    workbook = _annotated(path, tmp_path / "标注.xlsx")
    assert path.read_bytes() == before
    assert workbook.sheetnames[0] == "问题清单"

    marked = workbook["学生"]["D2"]
    assert marked.value == "看情况"
    assert marked.fill.fgColor.rgb == "00FFC7CE"
    assert "“看情况”" in marked.comment.text
    assert "【错误】" in marked.comment.text
    assert workbook["场地"]["C2"].fill.fgColor.rgb == "00FFEB9C"
    assert workbook["学生"]["O1"].fill.fgColor.rgb == "00DDEBF7"
    assert workbook["学生"]["D3"].comment is None

    listed = list(workbook["问题清单"].iter_rows(min_row=4))
    assert [row[1].value for row in listed] == ["错误", "警告", "提示"]
    assert [row[4].value for row in listed] == ["D2", "C2", "O1"]
    assert listed[0][4].hyperlink.location == "'学生'!D2"
    assert "错误 1 处" in workbook["问题清单"]["A1"].value


def test_a_marked_copy_can_be_mended_and_read_again(tmp_path: Path) -> None:
    path = save(put(tiny(), "学生", "D2", "看情况"), tmp_path / "学校.xlsx")
    out = tmp_path / "标注.xlsx"
    workbook = _annotated(path, out)
    workbook["学生"]["D2"] = "是"
    workbook.save(out)
    assert read_school([out]).issues == ()
    again = _annotated(out, tmp_path / "标注2.xlsx")
    assert again.sheetnames.count("问题清单") == 1
    assert again["问题清单"]["A1"].value == "没有发现问题。"


def test_several_problems_of_one_cell_and_an_older_comment(tmp_path: Path) -> None:
    path = save(tiny(), tmp_path / "学校.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["学生"]["D2"].comment = openpyxl.comments.Comment("请家长确认", "教务处")
    workbook.save(path)
    issues = [
        Issue(
            code="time",
            severity=severity,
            book="学校.xlsx",
            sheet="学生",
            cell="D2",
            text=f"问题{number}。",
            mend="改。",
        )
        for number, severity in enumerate((Severity.ERROR, Severity.NOTE))
    ]
    annotate([path], issues, tmp_path / "标注.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "标注.xlsx")["学生"]["D2"]
    assert cell.fill.fgColor.rgb == "00FFC7CE"
    assert [part in cell.comment.text for part in ("请家长确认", "问题0", "问题1")] == [
        *(True, True, True)
    ]


def test_a_merged_cell_is_marked_at_its_corner(tmp_path: Path) -> None:
    path = save(tiny(), tmp_path / "学校.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["学生"]["C2"] = "四年级4班"
    workbook["学生"].merge_cells("C2:C3")
    workbook.save(path)
    assert (
        "四年级4班" in _annotated(path, tmp_path / "o.xlsx")["学生"]["C2"].comment.text
    )


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = save(tiny(), tmp_path / "学校.xlsx")
    issue = Issue(
        code="time",
        severity=Severity.ERROR,
        book="学校.xlsx",
        sheet="学生",
        cell="D2",
        text='=HYPERLINK("http://example.org")',
        mend="+1",
    )
    annotate([path], [issue], tmp_path / "o.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "o.xlsx")["问题清单"]["F4"]
    assert cell.data_type == "s"
    assert cell.value.startswith("=HYPERLINK")


def test_each_book_has_its_copy_and_all_list_everything(tmp_path: Path) -> None:
    book = put(tiny(), "学生", "D2", "看情况")
    roster = {"学生": book.pop("学生")}
    paths = [save(book, tmp_path / "主表.xlsx"), save(roster, tmp_path / "名单.xlsx")]
    annotate(paths, read_school(paths).issues, tmp_path / "o.xlsx")
    main = openpyxl.load_workbook(tmp_path / "o.xlsx")
    other = openpyxl.load_workbook(tmp_path / "o-名单.xlsx")
    assert "学生" not in main.sheetnames
    assert main["问题清单"]["E4"].hyperlink is None
    assert other["学生"]["D2"].comment is not None
    assert other["问题清单"]["E4"].hyperlink is not None


def test_files_that_cannot_be_marked_are_answered_by_the_list(tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    old = Path(__file__).parent / "data" / "tiny.xls"
    for path in (broken, old):
        workbook = _annotated(path, tmp_path / "o.xlsx")
        assert workbook.sheetnames == ["问题清单"]


def test_the_original_is_never_overwritten(tmp_path: Path) -> None:
    path = save(tiny(), tmp_path / "学校.xlsx")
    with pytest.raises(FileExistsError, match="overwrite"):
        annotate([path], (), path)
