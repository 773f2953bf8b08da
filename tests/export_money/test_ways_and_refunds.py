"""subsidy.xlsx with refunds, ceilings per 课时 and every way of pay."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from scheduler.domain.ids import PupilId, StaffId
from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.pay import Band, RateMethod
from scheduler.domain.people import WaiverKind
from scheduler.domain.refund import PupilAbsence, RefundRule
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month
from scheduler.export.subsidy_book import write_subsidy
from scheduler.money import Fen, fen, yuan_text
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from tests import builders as b
from tests.export_money import example
from tests.export_money.recalculate import SOFFICE, formulas, recalculated, values
from tests.export_money.test_subsidy_book import fen_of, table

SONGSHAN = load_profile("songshan-2021")


def school(rule: RefundRule = RefundRule.PER_DAY) -> School:
    """Study by bands, care by class income, clubs by points, evening by ratio."""
    made = example.school()
    band = (
        Band(first=0, rate=fen(35), per_head=Fen(0)),
        Band(first=1, rate=fen(35), per_head=fen(1)),
    )
    rates = (
        b.rate(
            Post.STUDY,
            method=RateMethod.BAND,
            bands=band,
            ceiling=fen(30),
            origin=example.rate_origin(2),
        ),
        b.rate(Post.CLUB, method=RateMethod.POINTS, origin=example.rate_origin(3)),
        b.rate(
            Post.CLUB, 900, kind=StaffKind.PROFESSIONAL, origin=example.rate_origin(4)
        ),
        b.rate(
            Post.CARE,
            method=RateMethod.CLASS_SHARE,
            income_share=Decimal("0.15"),
            head_ratio=(6, 4),
            origin=example.rate_origin(5),
        ),
        b.rate(Post.DUTY, 60, floor=fen(65), origin=example.rate_origin(6)),
        b.rate(
            Post.EVENING,
            70,
            method=RateMethod.HEAD_TEACHER,
            head_ratio=(3, 2),
            origin=example.rate_origin(7),
        ),
    )
    absences = tuple(
        PupilAbsence(
            pupil=PupilId(id),
            first=date(2026, 9, 14),
            last=date(2026, 10, 31),
            reason="病假",
            leaves=False,
            origin=b.origin("学生缺勤", row),
        )
        for row, id in enumerate(("P0", "P1", "P2"), 2)
    )
    pupils = tuple(
        replace(pupil, week=(b.NORMAL, *(b.ABSENT,) * 4)) if pupil.id == "P5" else pupil
        for pupil in made.pupils
    )
    return replace(
        made,
        settings=replace(
            made.settings,
            cap_per_period=fen("14.55"),
            cap_per_month=fen(120),
            refund_rule=rule,
            fit_to_pool=True,
        ),
        classes=(
            b.school_class(head_teacher=StaffId("001")),
            b.school_class("二年级1班", 2),
        ),
        pupils=pupils,
        rates=rates,
        absences=absences,
    )


def written(folder: Path, month: Month | None = None) -> tuple[Path, Settlement]:
    path = folder / "subsidy.xlsx"
    settled = settle(school(), example.made(), SONGSHAN, month=month)
    write_subsidy(path, school(), settled)
    return path, settled


def test_a_family_gets_its_refund_with_its_row(tmp_path: Path) -> None:
    path, settled = written(tmp_path)
    rows = [row for row in table(values(path), "退费") if "学号" in row]
    assert [row["依据"] for row in rows] == ["学生缺勤!A2", "学生缺勤!A4"]
    assert sum(fen_of(row["退费金额"]) for row in rows) == settled.fund.refunded > 0
    # P1 is 全免: nothing was paid, so nothing is given back.
    assert [row["学号"] for row in rows] == ["P0", "P2"]


def test_without_refunds_there_is_no_sheet_for_them(tmp_path: Path) -> None:
    path = tmp_path / "subsidy.xlsx"
    made = school(RefundRule.NONE)
    write_subsidy(path, made, settle(made, example.made(), SONGSHAN))
    assert "退费" not in openpyxl.load_workbook(path, read_only=True).sheetnames


def test_pupils_charged_less_have_a_row_of_their_own(tmp_path: Path) -> None:
    path, settled = written(tmp_path)
    rows = [row for row in table(values(path), "收入") if "班级" in row]
    lowered = [row for row in rows if row["收费依据"] == "每课时上限"]
    assert lowered
    assert all(fen_of(row["收费标准"]) < settled.fund.fee for row in lowered)
    assert sum(int(str(row["参加学生"])) for row in rows) == settled.fund.pupils == 25


def test_waivers_are_told_by_category(tmp_path: Path) -> None:
    made = school()
    pupils = tuple(
        replace(pupil, waiver=replace(pupil.waiver, category="低保"))
        if pupil.waiver.kind is WaiverKind.FULL
        else pupil
        for pupil in made.pupils
    )
    made = replace(made, pupils=pupils)
    settled = settle(made, example.made(), SONGSHAN)
    path = tmp_path / "subsidy.xlsx"
    write_subsidy(path, made, settled)
    (full,) = (row for row in settled.fund.waivers if row.category)
    assert full.pupils == 5
    assert sum(row.amount for row in settled.fund.waivers) == settled.fund.waived
    said = [value for (sheet, _), value in values(path).items() if sheet == "收入"]
    assert f"减免：低保（全免）5人，{yuan_text(full.amount)}元" in said


def test_every_way_of_pay_is_written_with_its_cell(tmp_path: Path) -> None:
    path, settled = written(tmp_path)
    rows = [row for row in table(values(path), "课时明细") if "岗位" in row]
    said = {(row["岗位"], str(row.get("说明") or "")) for row in rows}
    assert any(post == "延时托管" and "班级收入分成" in note for post, note in said)
    assert any(post == "作业辅导" and "每课时上限" in note for post, note in said)
    assert any(post == "带班" and "每课时下限" in note for post, note in said)
    points = [row for row in rows if row.get("工分")]
    assert points
    assert {row["依据"] for row in points} == {"补助标准!E3"}
    assert sum(fen_of(row["金额"]) for row in rows) == settled.paid


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("month", [None, (2026, 9)])
def test_another_program_computes_the_same_figures(
    tmp_path: Path, month: Month | None
) -> None:
    path, _ = written(tmp_path, month)
    cached, live = values(path), formulas(path)
    again = recalculated(path, tmp_path)
    wrong = {
        place: (text, cached[place], again.get(place))
        for place, text in live.items()
        if abs(float(str(cached[place])) - float(str(again.get(place, "nan")))) > 1e-6
        or again.get(place) is None
    }
    assert wrong == {}
