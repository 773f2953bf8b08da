"""Every kind of problem is found, alone, at its cell, by its code."""

from datetime import date, time
from pathlib import Path

import pytest

from scheduler.domain.origin import Severity
from scheduler.intake.codes import SEVERITY
from scheduler.words.intake import SENTENCES
from tests.intake.books import Book, Cell, found, put, read, tiny

Edit = tuple[str, str, Cell]


def _row(sheet: str, row: int, *values: Cell) -> list[Edit]:
    return [(sheet, f"{chr(65 + n)}{row}", value) for n, value in enumerate(values)]


def _pupil(letters: str, value: Cell) -> Edit:
    return ("学生", f"{letters}2", value)


# code, the edits of the tiny school that provoke it, the cell it must name
CASES: list[tuple[str, list[Edit], str, str]] = [
    ("value_missing", [("教师", "B3", None)], "教师", "B3"),
    ("value_missing", [("学生", "A3", None)], "学生", "A3"),
    ("value_missing", [("固定安排", "C2", None)], "固定安排", "C2"),
    ("value_missing", [("请假", "A2", None)], "请假", "A2"),
    ("yes_no", [_pupil("J", "也许")], "学生", "J2"),
    ("number", [("补助标准", "E2", "很多")], "补助标准", "E2"),
    ("whole_number", [("场地", "C2", 49.5)], "场地", "C2"),
    ("positive_number", [("社团", "G2", 0)], "社团", "G2"),
    ("units", [("时段", "G2", "0.333")], "时段", "G2"),
    ("money", [("补助标准", "C2", 40.005)], "补助标准", "C2"),
    ("proportion", [("学校", "B15", 80)], "学校", "B15"),
    ("time", [("时段", "E2", "四点")], "时段", "E2"),
    ("day_cell", [_pupil("D", "看情况")], "学生", "D2"),
    ("waiver", [_pupil("K", "是")], "学生", "K2"),
    ("date", [("请假", "B2", "2026年13月1日")], "请假", "B2"),
    ("weekdays", [("时段", "C2", "每月")], "时段", "C2"),
    ("weekend", [("时段", "C4", "周六")], "时段", "C4"),
    ("one_weekday", [("常规课表", "B2", "周一、周二")], "常规课表", "B2"),
    ("grades", [("社团", "D2", "高年级")], "社团", "D2"),
    ("grade", [("班级", "B2", "1-3")], "班级", "B2"),
    ("window", [("教师", "J3", "下午")], "教师", "J3"),
    ("choice", [("教师", "C3", "外星人")], "教师", "C3"),
    ("choice", [("学校", "B14", 3)], "学校", "B14"),
    ("id_damaged", [("学生", "A3", 150102201801012345)], "学生", "A3"),
    ("id_damaged", [("学生", "A3", "1.50102E+17")], "学生", "A3"),
    ("cell_error", [_pupil("N", "#N/A")], "学生", "N2"),
    ("formula_uncalculated", [_pupil("N", "=M2")], "学生", "N2"),
    ("duplicate_key", [("学生", "A3", "20240001")], "学生", "A3"),
    ("duplicate_key", [("学校", "A15", "收费标准")], "学校", "A15"),
    ("duplicate_key", _row("场地", 4, "３０２教室", None, 50), "场地", "A4"),
    ("setting_missing", [("学校", "B6", None)], "学校", "B6"),
    ("setting_missing", [("学校", "B10", None)], "学校", "B10"),
    ("setting_unknown", [("学校", "A16", "校训")], "学校", "A16"),
    ("fee_missing", [("学校", "B13", None)], "学校", "B13"),
    ("grades_missing", [("社团", "D2", None)], "社团", "D2"),
    ("meetings_missing", [("社团", "G2", None)], "社团", "G2"),
    ("class_unknown", [_pupil("C", "四年级1班")], "学生", "C2"),
    ("club_unknown", [_pupil("N", "飞碟社")], "学生", "N2"),
    ("staff_unknown", [("社团", "J2", "T9")], "社团", "J2"),
    ("staff_by_name", [("班级", "C2", "王一")], "班级", "C2"),
    ("room_unknown", [("固定安排", "E2", "天台")], "固定安排", "E2"),
    ("period_unknown", [("教师", "J3", "周三/第九时段")], "教师", "J3"),
    ("period_unknown", [("固定安排", "B2", "第九时段")], "固定安排", "B2"),
    ("pin_without_slot", [("固定安排", "B2", "第一时段")], "固定安排", "B2"),
    (
        "pin_without_slot",
        [("固定安排", "C2", "三年级2班"), ("时段", "D3", "4-6")],
        "固定安排",
        "B2",
    ),
    ("pin_target_unknown", [("固定安排", "C2", "谁")], "固定安排", "C2"),
    ("policy_unknown", [("学校", "B4", "月球")], "学校", "B4"),
    ("term_order", [("学校", "B7", date(2026, 8, 1))], "学校", "B7"),
    ("term_order", [("学校", "B12", time(7))], "学校", "B12"),
    ("term_too_long", [("学校", "B7", date(2028, 1, 15))], "学校", "B7"),
    ("service_outside_term", [("学校", "B8", date(2026, 8, 1))], "学校", "B8"),
    ("end_before_start", [("时段", "F2", time(15))], "时段", "F2"),
    ("end_before_start", [("常规课表", "E2", time(8))], "常规课表", "E2"),
    ("slots_overlap", [("时段", "E3", time(16, 50))], "时段", "E3"),
    ("grade_outside_stage", [("班级", "B2", 7)], "班级", "B2"),
    ("class_grade_differs", [("班级", "B2", 4)], "班级", "B2"),
    ("min_over_max", [("社团", "E2", 31)], "社团", "E2"),
    ("min_over_max", [("教师", "H2", 9)], "教师", "H2"),
    ("date_order", [("请假", "C2", date(2026, 11, 1))], "请假", "C2"),
    ("date_outside_term", [("校历", "A2", date(2025, 10, 10))], "校历", "A2"),
    (
        "date_outside_term",
        [("请假", "B2", date(2025, 1, 1)), ("请假", "C2", date(2025, 1, 2))],
        "请假",
        "B2",
    ),
    ("wish_not_open", [("社团", "D2", "4-6")], "学生", "M2"),
    ("wish_twice", [_pupil("N", "合唱团")], "学生", "N2"),
    ("leaves_too_early", [_pupil("D", time(16, 30))], "学生", "D2"),
    ("late_without_care", [_pupil("D", "18：30")], "学生", "D2"),
    ("care_without_slot", [_pupil("E", "延时")], "学生", "E2"),
    ("day_without_slot", [("时段", "C2", "1-4"), ("时段", "C3", "1-4")], "学生", "H3"),
    ("care_without_agreement", [("学校", "B4", "吉林省")], "学生", "L2"),
    ("evening_without_slot", [_pupil("I", "周一")], "学生", "I2"),
    ("fee_over_cap", [("学校", "B13", 300.01)], "学校", "B13"),
    ("waiver_over_fee", [_pupil("K", 301)], "学生", "K2"),
    ("candidate_without_post", [("社团", "J2", "T1、T2")], "社团", "J2"),
    ("club_without_leader", [("教师", "G3", "作业辅导")], "社团", "J2"),
    ("institution_unusable", [("社团", "L2", "某机构")], "社团", "L2"),
    ("institution_missing", [("教师", "C4", "第三方机构")], "教师", "D4"),
    (
        "institution_unusable",
        [("教师", "C4", "第三方机构"), ("教师", "D4", "某机构")],
        "教师",
        "D4",
    ),
    (
        "staff_unqualified",
        [("教师", "C4", "社会专业人员"), ("教师", "E4", "否")],
        "教师",
        "E4",
    ),
    ("staff_kind_not_admitted", [("教师", "C4", "师范生")], "教师", "C4"),
    ("staff_without_post", [("教师", "G4", None)], "教师", "G4"),
    ("venue_unknown", [("社团", "I2", "游泳池")], "社团", "I2"),
    ("window_without_slot", [("社团", "H2", "周二、周一/第一时段")], "社团", "H2"),
    ("range_from_date", [("社团", "D2", date(2026, 3, 6))], "社团", "D2"),
    ("club_without_slot", [("社团", "G2", 3)], "社团", "H2"),
    ("room_too_small", [("场地", "C2", 1)], "场地", "C2"),
    ("column_missing", [("学生", "B1", None)], "学生", "A1"),
    ("weekday_column_missing", [("学生", "F1", None)], "学生", ""),
    ("column_unknown", [("学生", "O1", "家长电话")], "学生", "O1"),
    ("column_twice", [("学生", "O1", "学生姓名")], "学生", "O1"),
    ("row_skipped", [("场地", "A4", "合计：2间")], "场地", "A4"),
    (
        "class_ambiguous",
        [
            ("班级", "A2", "三年级1班"),
            ("学生", "C2", "三年级1班"),
            ("学生", "C3", 3.1),
            *_row("班级", 3, "三年级10班", 3),
        ],
        "学生",
        "C3",
    ),
    (
        "staff_name_ambiguous",
        [("教师", "B3", "王一"), ("班级", "C2", "王一")],
        "班级",
        "C2",
    ),
    (
        "units_differ",
        _row("时段", 5, "延时", "延时托管", "周一", "7", time(18), time(18, 30), 1),
        "时段",
        "G5",
    ),
    (
        "duplicate_key",
        _row("时段", 5, "延时", "延时托管", "周一", "2", time(18), time(18, 30), 0.5),
        "时段",
        "A5",
    ),
    (
        "evening_too_young",
        _row("时段", 5, "晚自习", "晚自习", "周一", "6", time(19), time(20)),
        "时段",
        "D5",
    ),
    ("grade_without_slot", [("时段", f"D{n}", "4-6") for n in (2, 3, 4)], "班级", "B2"),
    (
        "bands",
        [
            *_row("补助标准", 1, "岗位", "人员类别", "标准", "计酬方式", "分档"),
            *_row("补助标准", 2, "作业辅导", None, None, "人数分档", "三十五人35元"),
        ],
        "补助标准",
        "E2",
    ),
    (
        "head_ratio",
        [("补助标准", "D1", "班主任比例"), ("补助标准", "D2", "六比四")],
        "补助标准",
        "D2",
    ),
    (
        "floor_over_ceiling",
        [
            *_row("补助标准", 1, "岗位", "每课时上限", "标准", "每课时下限"),
            *_row("补助标准", 2, "作业辅导", 40, 50, 45),
        ],
        "补助标准",
        "D2",
    ),
    (
        "pay_way_settled",
        [("教师", "K1", "支付方式"), ("教师", "K2", "工资薪金")],
        "教师",
        "K2",
    ),
    (
        "pay_way_unit",
        [
            ("教师", "K1", "支付方式"),
            *(("教师", "K2", "原单位发放"), ("教师", "C2", "外校教师")),
        ],
        "教师",
        "D2",
    ),
    (
        "line_scope_unknown",
        [
            *_row("单列项目", 1, "项目", "范围", "收费标准"),
            *_row("单列项目", 2, "午间托管", "午间", 100),
        ],
        "单列项目",
        "B2",
    ),
    (
        "line_scope_twice",
        [
            *_row("单列项目", 1, "项目", "范围", "收费标准"),
            *_row("单列项目", 2, "甲", "延时", 100),
            *_row("单列项目", 3, "乙", "未排课、延时", 100),
        ],
        "单列项目",
        "B3",
    ),
    (
        "pupil_unknown",
        [
            *_row("学生缺勤", 1, "学号", "开始", "结束", "原因"),
            *_row("学生缺勤", 2, "X9", date(2026, 9, 14), date(2026, 9, 15), "病假"),
        ],
        "学生缺勤",
        "A2",
    ),
]


def _spoilt(edits: list[Edit]) -> Book:
    book = tiny()
    for sheet, cell, value in edits:
        put(book, sheet, cell, value)
    return book


def test_the_tiny_school_has_no_issue(tmp_path: Path) -> None:
    intake = read(tiny(), tmp_path)
    assert intake.issues == ()
    assert intake.school is not None


@pytest.mark.parametrize(("code", "edits", "sheet", "cell"), CASES)
def test_a_problem_is_told_at_its_cell(
    tmp_path: Path, code: str, edits: list[Edit], sheet: str, cell: str
) -> None:
    intake = read(_spoilt(edits), tmp_path)
    assert (code, sheet, cell) in found(intake.issues)
    failed = any(issue.severity is Severity.ERROR for issue in intake.issues)
    assert (intake.school is None) == failed


def test_each_problem_is_told_without_follow_up_errors(tmp_path: Path) -> None:
    # Cells that make others meaningless must not make them errors too.
    for code, edits, _, _ in CASES:
        if SEVERITY[code] is Severity.ERROR:
            issues = read(_spoilt(edits), tmp_path).issues
            errors = {issue.code for issue in issues if issue.severity == "error"}
            assert errors == {code}, (code, edits)


WITHOUT_A_CELL = {
    *("no_file", "file_missing", "file_unreadable", "file_empty", "file_not_excel"),
    *("file_html", "file_xml", "file_password", "file_macro", "file_bomb"),
    *("file_damaged", "sheet_missing", "sheet_empty", "sheet_unknown"),
    *("sheet_guessed", "sheet_hidden", "sheet_too_large", "header_missing"),
    *("reference_sheet_missing", "wishes_without_clubs"),
}


def test_every_code_has_a_test() -> None:
    assert {code for code, *_ in CASES} | WITHOUT_A_CELL == set(SENTENCES)


def test_all_problems_come_at_once_errors_first(tmp_path: Path) -> None:
    edits = [
        _pupil("D", "看情况"),
        ("社团", "J2", "T9"),
        ("学校", "B4", "月球"),
        ("学生", "O1", "家长电话"),
        ("场地", "C2", 1),
    ]
    issues = read(_spoilt(edits), tmp_path).issues
    assert [issue.code for issue in issues] == [
        *("policy_unknown", "day_cell", "staff_unknown"),
        *("room_too_small", "column_unknown"),
    ]


def test_a_name_nearly_right_is_suggested(tmp_path: Path) -> None:
    issues = read(_spoilt([_pupil("M", "合唱社团")]), tmp_path).issues
    assert "是不是“合唱团”" in issues[0].text
    issues = read(_spoilt([_pupil("M", "飞碟")]), tmp_path).issues
    assert "是不是" not in issues[0].text


def test_no_sentence_has_an_unfilled_place_or_a_missing_stop(tmp_path: Path) -> None:
    for _, edits, _, _ in CASES:
        for issue in read(_spoilt(edits), tmp_path).issues:
            for sentence in (issue.text, issue.mend):
                assert sentence.endswith("。"), sentence
                assert "{" not in sentence
                assert "None" not in sentence
