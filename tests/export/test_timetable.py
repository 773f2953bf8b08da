"""timetable.xlsx, read back."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scheduler.domain.kinds import Status
from scheduler.domain.plan import Certificate
from scheduler.export.measure import lines_of
from scheduler.export.timetable import write_timetable
from tests.export import planned

SHEETS = (
    "说明", "全校总表", "班级课表", "教师课表", "场地课表", "社团名册", "学习组名册",
    "延时托管名册", "学生去向", "离校名单", "每日排班", "变更清单", "弹性上下班",
    "志愿结果", "未开社团",
)  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("timetable") / "timetable.xlsx"
    write_timetable(path, planned.school(), planned.plan())
    return openpyxl.load_workbook(path, rich_text=False)


def texts(sheet: Worksheet) -> list[str]:
    return [
        str(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def table(sheet: Worksheet) -> list[dict[str, object]]:
    heads = [cell.value for cell in sheet[3]]
    return [
        {str(head): cell.value for head, cell in zip(heads, row, strict=True)}
        for row in sheet.iter_rows(min_row=4, max_col=len(heads))
    ]


def test_every_sheet_is_there_in_order(book: Workbook) -> None:
    assert tuple(book.sheetnames) == SHEETS


def test_no_cell_is_a_formula_even_when_a_pupil_is_called_like_one(
    book: Workbook,
) -> None:
    kinds = {
        cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row
    }
    assert "f" not in kinds
    assert any(row["姓名"] == "=1+1" for row in table(book["学生去向"]))


def test_the_guide_says_how_good_the_plan_is(book: Workbook) -> None:
    said = "\n".join(texts(book["说明"]))
    assert "未能证明最优，可能还有改进余地：均衡" in said
    assert "未证明最优，至多相差1" in said
    assert "调休上班日" in said
    assert "1处与轮值表不同" in said
    assert "松山区" in said


def test_an_optimal_plan_says_so(tmp_path: Path) -> None:
    plan = planned.plan()
    proven = Certificate(
        status=Status.OPTIMAL, stages=plan.certificate.stages[:1], seed=1, workers=2
    )
    path = tmp_path / "t.xlsx"
    write_timetable(path, planned.school(), planned.plan(certificate=proven))
    said = "\n".join(texts(openpyxl.load_workbook(path)["说明"]))
    assert "每一步目标都已证明最优" in said
    assert "未能证明" not in said


def test_a_class_block_has_activity_place_and_rotating_names(book: Workbook) -> None:
    sheet = book["班级课表"]
    assert sheet["A1"].value == "一年级1班 课后服务课表"
    assert sheet["B4"].value == (
        "作业辅导 · 本班教室\n与一年级2班合班\n第1周 李明 / 第2周 赵蕾"
    )
    assert sheet["B5"].value == "社团走班 1人\n合唱1"
    assert sheet["C4"].value is None
    assert [each.id for each in sheet.row_breaks.brk] == [6]


def test_the_matrix_leads_to_the_class_block(book: Workbook) -> None:
    sheet = book["全校总表"]
    assert sheet["A6"].value == "一年级2班"
    assert sheet["A6"].hyperlink.location == "'班级课表'!A7"
    assert book["班级课表"]["A7"].value == "一年级2班 课后服务课表"
    assert sheet["C6"].value == "社团走班 1人\n作业 赵蕾/孙强(T3)"


def test_a_teacher_block_names_the_weeks(book: Workbook) -> None:
    said = texts(book["教师课表"])
    assert "李明（T1）课后服务安排" in said
    assert "第1周 作业辅导 · 一年级1班教室\n一年级1班、一年级2班 4人" in said


def test_the_club_roll_says_when_each_member_goes_home(book: Workbook) -> None:
    rows = table(book["社团名册"])
    assert [(row["姓名"], row["离校时间"]) for row in rows] == [
        ("王小芳", "周一18:00、周三18:00"),
        ("学生P3", "周一18:30、周三18:30"),
    ]
    assert rows[0]["活动时间"] == "周一、周三 17:00–18:00"
    assert rows[0]["指导教师"] == "李明"


def test_group_rolls_list_the_pupils_of_every_class(book: Workbook) -> None:
    first = table(book["学习组名册"])[0]
    assert first["学生名单"] == "一年级1班：王小芳、学生P2\n一年级2班：学生P3、=1+1"
    assert first["人数"] == 4


def test_the_daily_sheet_has_a_row_per_date_and_session(book: Workbook) -> None:
    rows = table(book["每日排班"])
    assert len(rows) == 20
    (changed,) = [row for row in rows if row["变更原因"]]
    assert changed["日期"].isoformat()[:10] == "2026-09-07"  # type: ignore[attr-defined]
    assert (changed["工号"], changed["教师"]) == ("T4", "孙强(T4)")
    assert book["每日排班"].auto_filter.ref == "A3:K23"
    assert book["每日排班"].freeze_panes == "C4"


def test_changes_flex_wishes_and_closed_clubs(book: Workbook) -> None:
    (change,) = table(book["变更清单"])
    assert (change["原定教师"], change["实际教师"]) == ("李明", "孙强(T4)")
    late, early = table(book["弹性上下班"])
    assert late["时间"] == "08:00到校改为09:00到校"
    assert early["时间"] == "17:00下班改为16:30下班"
    assert early["由哪几天的服务折算"] == "9月7日、9月9日"
    wishes = {row["学号"]: row for row in table(book["志愿结果"])}
    assert (wishes["P1"]["结果"], wishes["P4"]["结果"]) == ("第1志愿", "未录取")
    assert wishes["P4"]["未满足的原因"] == "志愿1“围棋”：该社团未开设"
    assert [row["社团"] for row in table(book["未开社团"])] == ["围棋", "足球"]


def test_lists_without_rows_say_so(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    bare = planned.plan(flex=(), departures=())
    write_timetable(path, planned.school(), bare)
    book = openpyxl.load_workbook(path)
    assert book["变更清单"]["A4"].value == "（没有）"
    assert book["弹性上下班"]["A4"].value == "（没有）"


def test_pages_are_a4_or_a3_on_their_side_with_repeated_headings(
    book: Workbook,
) -> None:
    assert book["全校总表"].page_setup.paperSize == 8
    assert book["每日排班"].page_setup.paperSize == 9
    assert book["每日排班"].page_setup.orientation == "landscape"
    assert book["每日排班"].print_title_rows == "$3:$3"


def test_wrapped_text_is_not_clipped(book: Workbook) -> None:
    sheet = book["学习组名册"]
    for row in range(4, sheet.max_row + 1):
        height = sheet.row_dimensions[row].height
        for cell in sheet[row]:
            width = sheet.column_dimensions[cell.column_letter].width
            if isinstance(cell.value, str):
                assert height >= 15 * lines_of(cell.value, width)
