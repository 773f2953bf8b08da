"""The money a school states: bands, ratios, ceilings, refunds, absences of pupils."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from scheduler.domain.kinds import PayWay
from scheduler.domain.offering import ContractTerms
from scheduler.domain.pay import Band, RateMethod
from scheduler.domain.refund import RefundRule
from scheduler.intake.bad import Bad
from scheduler.intake.sheets.bands import bands, head_ratio
from scheduler.money import Fen, fen
from tests.intake.books import put, read, tiny


def band(first: int, rate: int, per_head: int = 0) -> Band:
    return Band(first=first, rate=fen(rate), per_head=fen(per_head))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("≤35:35; >35:+1/人", (band(0, 35), band(36, 35, 1))),
        ("≤35：25；36-45：40；≥46：55", (band(0, 25), band(36, 40), band(46, 55))),
        (
            "35人以下:25、36～45:40、45以上:55",
            (band(0, 25), band(36, 40), band(46, 55)),
        ),
        ("<=35:35元", (band(0, 35),)),
        (">0:20", (band(1, 20),)),
    ],
)
def test_bands_are_read_as_offices_write_them(
    typed: str, expected: tuple[Band, ...]
) -> None:
    assert bands(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "三十五人:35",
        "≤35",
        "35:35",
        ">35:+1/人",  # nothing to add to
        "≤35:35; >35:+1",  # a plus needs its head
        "≤35:35; ≤45:40",  # where does the second begin
        ">45:50; >35:40",  # not in order
        "45-36:50",
        "≤35:35.001",
        "",
    ],
)
def test_bands_that_say_nothing_certain_are_refused(typed: str) -> None:
    assert isinstance(bands(typed), Bad)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("6:4", (3, 2)),
        ("6：4", (3, 2)),
        ("1.5", (3, 2)),
        (1.5, (3, 2)),
        ("1.2:0.8", (3, 2)),
        (1, (1, 1)),
    ],
)
def test_ratios_become_whole_weights(
    typed: str | float, expected: tuple[int, int]
) -> None:
    assert head_ratio(typed) == expected


@pytest.mark.parametrize("typed", ["六比四", "0:4", "-1", "6:0", "6:4:2"])
def test_ratios_that_are_none_are_refused(typed: str) -> None:
    assert isinstance(head_ratio(typed), Bad)


def test_a_band_pays_the_group_of_its_size() -> None:
    both = bands("≤35:35; >35:+1/人")
    assert not isinstance(both, Bad)
    assert [both[1].rate_for(n) for n in (36, 40, 50)] == [fen(36), fen(40), fen(50)]


def test_the_rates_sheet_takes_its_optional_columns(tmp_path: Path) -> None:
    book = tiny()
    book["补助标准"] = [
        ["岗位", "计酬方式", "分档", "每课时下限", "每课时上限", "班主任比例"],
        ["作业辅导", "人数分档", "≤35:35; >35:+1/人", 30, 50, "6:4"],
    ]
    intake = read(book, tmp_path)
    assert intake.issues == ()
    assert intake.school is not None
    (rate,) = intake.school.rates
    assert rate.method is RateMethod.BAND
    assert rate.bands == (band(0, 35), band(36, 35, 1))
    assert (rate.floor, rate.ceiling) == (fen(30), fen(50))
    assert rate.head_ratio == (3, 2)


@pytest.mark.parametrize(
    ("method", "column"),
    [("人数分档", "分档"), ("班级收入分成", "分成比例"), ("按日", "标准")],
)
def test_a_way_of_pay_needs_its_own_column(
    tmp_path: Path, method: str, column: str
) -> None:
    book = tiny()
    book["补助标准"] = [
        ["岗位", "计酬方式", "标准", "分档", "分成比例"],
        ["作业辅导", method, None, None, None],
    ]
    issues = list(read(book, tmp_path).issues)
    assert [issue.code for issue in issues] == ["value_missing"]
    assert column in issues[0].text


def test_the_school_states_its_ceilings_and_its_refunds(tmp_path: Path) -> None:
    book = tiny()
    book["学校"] += [
        ["每学期收费上限", 280],
        ["每月收费上限", "70元"],
        ["每课时收费上限", 2.5],
        ["收费月数", 4.5],
        ["退费办法", "按天"],
        ["量入为出", "是"],
    ]
    intake = read(book, tmp_path)
    assert intake.issues == ()
    assert intake.school is not None
    settings = intake.school.settings
    assert settings.cap_per_term == fen(280)
    assert settings.cap_per_month == fen(70)
    assert settings.cap_per_period == Fen(250)
    assert settings.fee_months == Decimal("4.5")
    assert settings.refund_rule is RefundRule.PER_DAY
    assert settings.fit_to_pool


def test_a_pupil_who_gives_up_is_away_to_the_end(tmp_path: Path) -> None:
    book = put(tiny(), "学生缺勤", "D2", "中途退出")
    put(book, "学生缺勤", "C2", None)
    intake = read(book, tmp_path)
    assert intake.issues == ()
    assert intake.school is not None
    (absence,) = intake.school.absences
    assert absence.leaves
    assert absence.first == date(2026, 9, 14)
    assert absence.last == intake.school.settings.service_end


def test_a_waiver_keeps_its_category(tmp_path: Path) -> None:
    book = put(put(tiny(), "学生", "O1", "减免类别"), "学生", "O2", "低保")
    intake = read(book, tmp_path)
    assert intake.issues == ()
    assert intake.school is not None
    assert [pupil.waiver.category for pupil in intake.school.pupils] == ["低保", ""]


def test_an_institution_may_have_a_contract_for_a_sum(tmp_path: Path) -> None:
    book = tiny()
    book["机构名单"] = [
        ["机构名称", "学科类", "审核通过", "课时费", "合同方式", "合同金额"],
        ["晨光", "否", "是", None, "按学期", 6000],
        ["青苗", "否", "是", 120, None, None],
    ]
    intake = read(book, tmp_path)
    assert intake.issues == ()
    assert intake.school is not None
    found = {each.name: each for each in intake.school.institutions}
    assert found["晨光"].terms is ContractTerms.TERM
    assert found["晨光"].amount == fen(6000)
    assert found["青苗"].terms is ContractTerms.PERIOD
    book["机构名单"][1][5] = None
    assert [each.code for each in read(book, tmp_path).issues] == ["value_missing"]


def test_a_rate_may_be_for_one_period(tmp_path: Path) -> None:
    book = tiny()
    book["补助标准"] = [
        ["岗位", "标准", "时段"],
        ["作业辅导", 68, "第一时段"],
        ["作业辅导", 106, " 第二 时段 "],
        ["作业辅导", 50, "全部"],
    ]
    intake = read(book, tmp_path)
    assert intake.issues == ()
    assert intake.school is not None
    rates = {row.period: row.rate for row in intake.school.rates}
    assert rates == {"": fen(50), "第一时段": fen(68), "第二时段": fen(106)}
    book["补助标准"][3][2] = "第三时段"
    assert [each.code for each in read(book, tmp_path).issues] == ["period_unknown"]
    book["补助标准"][3][2] = "第一时段"
    assert [each.code for each in read(book, tmp_path).issues] == ["duplicate_key"]


def test_a_line_outside_the_fund_states_its_own_income(tmp_path: Path) -> None:
    book = tiny()
    book["单列项目"] = [
        [
            "项目",
            "范围",
            "收费标准",
            "参加学生",
            "适用减免",
            "财政补助",
            "人员经费占比",
        ],
        ["延时班", "延时", 100, None, "是", 500, "90%"],
        ["周末托管", "未排课", 240, 12, None, None, None],
    ]
    intake = read(book, tmp_path)
    assert intake.issues == ()
    assert intake.school is not None
    weekend, late = intake.school.service_lines
    assert late.scope == ("延时",)
    assert (late.fee, late.fiscal, late.staff_share) == (
        fen(100),
        fen(500),
        Decimal("0.9"),
    )
    assert late.waived
    assert late.pupils is None
    assert weekend.scope == ()
    assert weekend.pupils == 12


def test_finance_chooses_how_a_person_is_paid(tmp_path: Path) -> None:
    book = put(put(tiny(), "教师", "K1", "支付方式"), "教师", "K3", "原单位发放")
    put(put(book, "教师", "C3", "外校教师"), "教师", "D3", "实验小学")
    intake = read(book, tmp_path)
    assert intake.school is not None
    ways = [person.pay_way for person in intake.school.staff]
    assert ways == [None, PayWay.OWN_UNIT, None]
