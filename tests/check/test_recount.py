"""F02 to F04: one wrong fen, name or row of a written file is seen."""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from scheduler.check.recount import check_files, uploads
from scheduler.check.recount.sheets import Sheets, hundredths
from scheduler.check.recount.sums import withholding
from scheduler.domain.ids import PupilId
from scheduler.domain.kinds import PayMethod, Post
from scheduler.domain.pay import Band, RateMethod
from scheduler.domain.plan_json import from_document, to_document
from scheduler.domain.refund import PupilAbsence, RefundRule
from scheduler.domain.school import School
from scheduler.money import fen
from tests import builders as b
from tests.check import exported, plans, schools
from tests.check.test_sabotage import ruled

SUBSIDY, TIMETABLE = "subsidy.xlsx", "timetable.xlsx"
# Numbers that are no money, or that no other figure of the files stands beside.
NO_MONEY = {"序号", "人员号", "机构号", "月份", "场次", "收费标准"}
ALONE = {"覆盖成本的最低收费标准"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> exported.Desk:
    return exported.Desk(tmp_path_factory.mktemp("results"))


def test_what_was_written_is_what_was_planned(desk: exported.Desk) -> None:
    assert exported.found(desk.folder, desk.school, desk.document) == ()


def amounts(sheets: Sheets) -> Iterator[tuple[str, int, int]]:
    """Sheet, row and column of every number that is money or 课时."""
    for name, rows in sheets.items():
        heads = rows[2] if name not in ("收支平衡", "公示") else None
        for number, row in enumerate(rows[3:], start=3):
            if name == "课时明细" and 6 < number < len(rows) - 8 and number % 13:
                continue
            for place, cell in enumerate(row):
                if not isinstance(cell, float):
                    continue
                if heads is not None and heads[place] in NO_MONEY:
                    continue
                if heads is None and row[0] in ALONE:
                    continue
                yield name, number, place


def test_one_fen_in_any_amount_of_the_subsidy_book_is_seen(
    desk: exported.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = desk.read[SUBSIDY]
    assert read is not None
    places = list(amounts(read))
    assert len(places) > 300
    assert {name for name, _, _ in places} == set(read)
    unseen = []
    for name, number, place in places:

        def one_fen(
            sheets: Sheets, name: str = name, number: int = number, place: int = place
        ) -> None:
            cell = sheets[name][number][place]
            assert isinstance(cell, float)
            sheets[name][number][place] = round(cell + 0.01, 2)

        if desk.judged(monkeypatch, SUBSIDY, one_fen) != {"F03"}:
            unseen.append((name, number + 1, place))
    assert unseen == []


LISTS = ("每日排班", "变更清单", "社团名册", "学习组名册", "延时托管名册", "学生去向")
MORE_LISTS = ("离校名单", "弹性上下班", "志愿结果", "未开社团")


@pytest.mark.parametrize("sheet", [*LISTS, *MORE_LISTS])
def test_a_missing_a_doubled_and_a_renamed_row_of_a_list_are_seen(
    desk: exported.Desk, monkeypatch: pytest.MonkeyPatch, sheet: str
) -> None:
    def missing(sheets: Sheets) -> None:
        del sheets[sheet][3]

    def doubled(sheets: Sheets) -> None:
        sheets[sheet].insert(3, sheets[sheet][3])

    def renamed(sheets: Sheets) -> None:
        sheets[sheet][3][1] = "别的"

    def gone(sheets: Sheets) -> None:
        del sheets[sheet]

    for spoil in (missing, doubled, renamed, gone):
        assert desk.judged(monkeypatch, TIMETABLE, spoil) == {"F02"}


def swap(sheets: Sheets, sheet: str, heading: str) -> None:
    """Change places of the first two different texts of a column."""
    rows = sheets[sheet]
    place = rows[2].index(heading)
    first = rows[3]
    other = next(row for row in rows[4:] if row[place] != first[place])
    first[place], other[place] = other[place], first[place]


@pytest.mark.parametrize(
    ("file", "sheet", "heading"),
    [
        (TIMETABLE, "每日排班", "教师"),
        (TIMETABLE, "每日排班", "工号"),
        (TIMETABLE, "每日排班", "地点"),
        (TIMETABLE, "社团名册", "姓名"),
        (TIMETABLE, "学习组名册", "学生名单"),
        (TIMETABLE, "学生去向", "姓名"),
        (TIMETABLE, "学生去向", "周二"),
        (TIMETABLE, "离校名单", "学生名单"),
        (SUBSIDY, "课时明细", "姓名"),
        (SUBSIDY, "课时明细", "工号"),
        (SUBSIDY, "月汇总", "工号"),
        (SUBSIDY, "绩效工资增量", "姓名"),
    ],
)
def test_two_names_that_changed_places_are_seen(
    desk: exported.Desk,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    sheet: str,
    heading: str,
) -> None:
    rules = desk.judged(monkeypatch, file, lambda sheets: swap(sheets, sheet, heading))
    assert rules == {"F02" if file == TIMETABLE else "F03"}


@pytest.mark.parametrize(
    "sheet", ["课时明细", "月汇总", "绩效工资增量", "劳务费", "收入", "参与记录"]
)
def test_a_missing_row_of_a_money_sheet_is_seen(
    desk: exported.Desk, monkeypatch: pytest.MonkeyPatch, sheet: str
) -> None:
    def missing(sheets: Sheets) -> None:
        del sheets[sheet][3]

    assert desk.judged(monkeypatch, SUBSIDY, missing) == {"F03"}


def edited(path: Path, out: Path, part: str, old: str, new: str) -> None:
    """A copy of a workbook with one text of one part changed."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if re.fullmatch(part, name):
                text = data.decode()
                assert old in text
                data = text.replace(old, new, 1).encode()
            target.writestr(name, data)


def test_a_changed_byte_of_a_written_file_is_seen(
    desk: exported.Desk, tmp_path: Path
) -> None:
    shutil.copytree(desk.folder, tmp_path, dirs_exist_ok=True)
    edited(
        desk.folder / "attendance-2026-09.xlsx",
        tmp_path / "attendance-2026-09.xlsx",
        "xl/sharedStrings.xml",
        "<t>T3</t>",
        "<t>T4</t>",
    )
    rules = {
        each.rule for each in check_files(tmp_path, [], desk.school, desk.document)
    }
    assert rules == {"F02"}


def test_plan_json_on_disk_is_the_plan_that_was_judged(
    desk: exported.Desk,
) -> None:
    other = {**desk.document, "notices": ["换过了"]}
    texts = [each.text for each in check_files(desk.folder, [], desk.school, other)]
    assert len(texts) == 1
    assert "notices" in texts[0]


def test_files_that_are_not_there_are_told_of_a_fresh_folder_alone(
    desk: exported.Desk, tmp_path: Path
) -> None:
    (tmp_path / "plan.json").write_bytes((desk.folder / "plan.json").read_bytes())
    school, document = desk.school, desk.document
    assert check_files(tmp_path, [], school, document, fresh=False) == ()
    rules = {each.rule for each in check_files(tmp_path, [], school, document)}
    assert rules == {"F02", "F03"}


def points(school: School) -> School:
    return ruled(school, pay_method=PayMethod.POINTS)


def fee_per_period(school: School) -> School:
    return ruled(school, cap_per_period=fen("3.33"))


def fee_per_month(school: School) -> School:
    return ruled(school, cap_per_month=fen("99.99"))


def paid_within_the_pool(school: School) -> School:
    return ruled(school, fit_to_pool=True)


def by_size(school: School) -> School:
    bands = (
        Band(first=1, rate=fen("33.33"), per_head=fen(0)),
        Band(first=3, rate=fen(40), per_head=fen("1.11")),
    )
    rate = b.rate(Post.STUDY, 0, method=RateMethod.BAND, bands=bands)
    return replace(school, rates=(rate, b.rate(Post.CLUB), b.rate(Post.DUTY)))


def by_class_income(school: School) -> School:
    rate = b.rate(
        Post.STUDY, 0, method=RateMethod.CLASS_SHARE, income_share=Decimal("0.3")
    )
    return replace(school, rates=(rate, b.rate(Post.CLUB), b.rate(Post.DUTY)))


def by_head_teacher(school: School) -> School:
    rate = b.rate(Post.STUDY, method=RateMethod.HEAD_TEACHER, head_ratio=(3, 2))
    return replace(school, rates=(rate, b.rate(Post.CLUB), b.rate(Post.DUTY)))


def between_floor_and_ceiling(school: School) -> School:
    rate = b.rate(Post.STUDY, 10, floor=fen(20), ceiling=fen(30))
    return replace(school, rates=(rate, b.rate(Post.DUTY)))


def refunds(school: School) -> School:
    row = PupilAbsence(
        pupil=PupilId("P1"),
        first=date(2026, 9, 8),
        last=date(2026, 9, 18),
        reason="病假",
        leaves=False,
        origin=b.origin("学生缺勤"),
    )
    return replace(ruled(school, refund_rule=RefundRule.PER_PERIOD), absences=(row,))


def evenings(school: School) -> School:
    return schools.junior()


@pytest.mark.parametrize(
    "school_of",
    [
        points,
        fee_per_period,
        fee_per_month,
        paid_within_the_pool,
        by_size,
        by_class_income,
        by_head_teacher,
        between_floor_and_ceiling,
        refunds,
        evenings,
    ],
)
def test_no_other_way_of_pay_raises_a_false_alarm(
    school_of: Callable[[School], School], tmp_path: Path
) -> None:
    rich, _ = exported.made()
    school = school_of(rich)
    document = to_document(from_document(plans.document(school)))
    exported.write(tmp_path, school, document)
    texts = [each.text for each in exported.found(tmp_path, school, document)]
    assert texts == []


def uploaded(path: Path, school: School) -> None:
    """The three counted sheets as a school types them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "学生"
    sheet.append(["课后服务报名"])
    sheet.append(["学号", "姓名", "班级", "周一", "周二", "周三", "周四", "周五"])
    sheet.append(["示例001", "张三", "一年级1班", "√", "√", "√", "√", "√"])
    for pupil in school.pupils:
        days = ["否" if day.stay == "absent" else "√" for day in pupil.week]
        sheet.append([pupil.id, pupil.name, pupil.class_name, *days])
    staff = book.create_sheet("教师")
    staff.append(["工号", "姓名", "人员类别", "岗位"])
    for person in school.staff:
        staff.append([person.id, person.name, person.kind.value, "社团"])
    clubs = book.create_sheet("社团")
    clubs.append(["社团", "最少人数", "最多人数"])
    for club in school.clubs:
        clubs.append([club.name, club.minimum, club.maximum])
    book.save(path)


def counted(path: Path, school: School) -> set[str]:
    return {found.case for found in uploads.check([path], school)}


def test_the_uploads_are_counted_again(tmp_path: Path) -> None:
    school = schools.rich()
    path = tmp_path / "book.xlsx"
    uploaded(path, school)
    assert counted(path, school) == set()
    for sheet, row, column, value, cases in (
        ("学生", 4, "D4", "否", {"marks"}),
        ("学生", 4, "A4", "P99", {"not_there", "not_read"}),
        ("教师", 3, "A3", None, {"rows", "not_there"}),
        ("社团", 5, "A5", "新社团", {"rows", "not_read"}),
    ):
        uploaded(path, school)
        book = openpyxl.load_workbook(path)
        book[sheet][column] = value
        book.save(path)
        assert counted(path, school) == cases, (sheet, row)


def test_fen_are_exact_and_tax_meets_at_its_brackets() -> None:
    assert hundredths(0.29) == 29
    assert hundredths(1234.1) == 123410
    assert [withholding(g * 100) for g in (800, 801, 4000, 25000, 62500)] == [
        0,
        20,
        64000,
        400000,
        1300000,
    ]
