"""Every signed case of tests/cases comes out to the fen.

The test values of DOMAIN.md 2, by the case that reproduces them (file:name):

2.1 fees       caps:龙陵城市 (two caps), 龙陵农村, 厦门 4.5 months, 利通 110, 220 yuan;
               contracts:特色社团单列 (石狮 +10 a period)
2.2 waivers    fees:全免, 半免, 定额减免
2.3 refunds    refunds:都昌 118.00, 武汉, 梧州 (half and more), 南京 (both steps), 埇桥
               (five days and four), 利通 after use, 不退费
2.4 pay        ways:上海初中 68.00 and 106.25, 五四学制初中 68/106, 乡镇小学分档 (two
               forms), 县小学 3 yuan a pupil, 班级收入分成 6:4, floor 50 and ceiling 60;
               pay:两小时算三课时 (85 × 3); 工分; ways:量入为出, 月上限, 带班按日
2.7 tax        withholding: 800, 1 000, 4 000, 5 000, 25 000, 30 000, 62 500, 70 000;
               contracts: retired teachers both ways, other schools' through their unit
2.8 surplus    surplus: four ways, a shortfall
2.9 arithmetic feasibility: the whole table, and 38/40/42 and 27/28/30 pupils
"""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.ids import PupilId, StaffId
from scheduler.domain.kinds import Post
from scheduler.domain.pay import PayRate, RateMethod
from scheduler.domain.people import Pupil, Waiver, WaiverKind
from scheduler.domain.refund import PupilAbsence, RefundRule
from scheduler.intake.bad import Bad
from scheduler.intake.sheets.bands import bands
from scheduler.money import Fen, fen, share, yuan
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from scheduler.subsidy.fee_caps import charged, fee_caps, lowest
from scheduler.subsidy.forecast import group_period, smallest_group
from scheduler.subsidy.income import fee_paid
from scheduler.subsidy.refunds import Missed, given_back
from scheduler.subsidy.withholding import withheld
from tests import builders as b
from tests.subsidy import case_worlds
from tests.subsidy.plans import MONDAY, plan, served, session

SONGSHAN = load_profile("songshan-2021")

FILES = sorted((Path(__file__).parent.parent / "cases").glob("*.toml"))
CASES = [
    (path.stem, case)
    for path in FILES
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def _withholding(given: str) -> str:
    return str(yuan(withheld(fen(given))))


def _fee(given: dict[str, str]) -> str:
    waiver = Waiver(
        kind=WaiverKind(given["waiver"]), amount=fen(given.get("amount", "0"))
    )
    return str(yuan(fee_paid(fen(given["fee"]), waiver)))


def _line(given: dict[str, str]) -> str:
    units = int(Decimal(given["units"]) * 100)
    school = b.school(
        slots=(b.slot(units=units),),
        rates=(b.rate(Post.STUDY, rate=fen(given["rate"])),),
    )
    made = plan([session("S1")], [served(date(2026, 9, 7), "S1", "T1")])
    return str(yuan(settle(school, made, load_profile("songshan-2021")).paid))


def _share(given: dict[str, Any]) -> list[str]:
    return [str(yuan(part)) for part in share(fen(given["pool"]), given["points"])]


def _refund(given: dict[str, Any]) -> str:
    """The last ``missed`` of so many weekdays from 1 September are not attended."""
    days = [date(2026, 9, 1) + timedelta(days=n) for n in range(400)]
    planned = {day: given["units"] for day in days if day.isoweekday() < 6}
    planned = dict(list(planned.items())[: given["days"]])
    if given["rule"] == "半月":
        planned = {date(2026, 9, 1) + timedelta(days=n): 100 for n in range(20)}
    absent = list(planned)[len(planned) - given["missed"] :]
    absence = PupilAbsence(
        pupil=PupilId("P1"),
        first=absent[0],
        last=absent[-1],
        reason="",
        leaves=given.get("leaves", False),
        origin=b.origin("学生缺勤"),
    )
    facts = Missed(
        planned=planned,
        missed={day: planned[day] for day in absent},
        absent=frozenset(absent),
        absences=(absence,),
    )
    return str(yuan(given_back(RefundRule(given["rule"]), fen(given["paid"]), facts)))


def _cap(given: dict[str, str]) -> str:
    def typed(key: str) -> Fen | None:
        return fen(given[key]) if key in given else None

    settings = b.settings(
        cap_per_term=typed("term"),
        cap_per_month=typed("month"),
        cap_per_period=typed("period"),
        fee_months=Decimal(given["months"]) if "months" in given else None,
    )
    caps = fee_caps(settings, load_profile("shanghai-2021").in_force(MONDAY), {})
    assert [cap.unit for cap in caps], given
    same = lowest(caps)
    fee = fen(given["fee"])
    if same is not None and same.per_term is not None:
        fee = min(fee, same.per_term)
    return str(yuan(charged(fee, caps, int(Decimal(given["units"]) * 100))))


def _band(given: dict[str, Any]) -> str:
    found = bands(given["bands"])
    assert not isinstance(found, Bad)
    row = b.rate(method=RateMethod.BAND, bands=found)
    return str(yuan(row.rate_for(given["pupils"])))


def _limits(given: dict[str, str]) -> str:
    school = b.school(
        slots=(b.slot(units=int(Decimal(given["units"]) * 100)),),
        rates=(
            b.rate(
                rate=fen(given["rate"]),
                floor=fen(given["floor"]),
                ceiling=fen(given["ceiling"]),
            ),
        ),
    )
    made = plan([session("S1")], [served(MONDAY, "S1", "T1")])
    return str(yuan(settle(school, made, SONGSHAN).paid))


def _class_share(given: dict[str, Any]) -> list[str]:
    row = b.rate(
        method=RateMethod.CLASS_SHARE,
        income_share=Decimal(given["share"]),
        head_ratio=tuple(given["ratio"]),
    )
    pupils = tuple(b.pupil(f"P{n}") for n in range(given["pupils"]))
    return _paid_to_two(row, pupils, fen(given["fee"]), 1, 1)


def _head(given: dict[str, Any]) -> list[str]:
    row = b.rate(
        method=RateMethod.HEAD_TEACHER,
        rate=fen(given["rate"]),
        head_ratio=tuple(given["ratio"]),
    )
    return _paid_to_two(row, (b.pupil(),), fen(300), given["head"], given["other"])


def _paid_to_two(
    row: PayRate, pupils: tuple[Pupil, ...], fee: Fen, head: int, other: int
) -> list[str]:
    """T1 is the head teacher and serves ``head`` Mondays, T2 ``other`` Tuesdays."""
    school = b.school(
        settings=b.settings(fee=fee),
        classes=(b.school_class(head_teacher=StaffId("T1")),),
        pupils=pupils,
        rates=(row,),
    )
    roster = [served(MONDAY + timedelta(weeks=n), "S1", "T1") for n in range(head)]
    roster += [
        served(MONDAY + timedelta(weeks=n, days=1), "S2", "T2") for n in range(other)
    ]
    made = plan([session("S1"), session("S2", weekday=2)], roster)
    settled = settle(school, made, SONGSHAN)
    assert settled.paid == sum(each.gross for each in settled.own)
    return [str(yuan(each.gross)) for each in settled.own]


def _group_period(given: dict[str, Any]) -> list[str]:
    return [
        f"{float(Decimal(round(money * 10)) / 1000):.1f}"
        for size in given["sizes"]
        for money in [
            group_period(
                fen(given["fee"]), Decimal(given["share"]), given["periods"], size
            )
        ]
    ]


def _smallest_group(given: dict[str, Any]) -> list[int]:
    return [
        smallest_group(
            fen(given["fee"]), Decimal(given["share"]), periods, fen(given["rate"])
        )
        for periods in given["periods"]
    ]


KINDS: dict[str, Callable[[Any], object]] = {
    "withholding": _withholding,
    "fee": _fee,
    "line": _line,
    "share": _share,
    "refund": _refund,
    "cap": _cap,
    "band": _band,
    "limits": _limits,
    "class_share": _class_share,
    "head": _head,
    "group_period": _group_period,
    "smallest_group": _smallest_group,
    "surplus": case_worlds.surplus,
    "contract": case_worlds.contract,
    "pay_way": case_worlds.pay_way,
    "service_line": case_worlds.service_line,
    "by_period": case_worlds.by_period,
    "duty": case_worlds.duty,
    "monthly_cap": case_worlds.monthly_cap,
    "scaled": case_worlds.scaled,
}


@pytest.mark.parametrize(
    ("file", "case"), CASES, ids=[f"{stem}:{case['name']}" for stem, case in CASES]
)
def test_the_case_comes_out_to_the_fen(file: str, case: dict[str, Any]) -> None:
    assert case["because"], file
    assert KINDS[case["kind"]](case["given"]) == case["expect"]


def test_every_kind_of_case_is_used_and_names_are_unique() -> None:
    assert {case["kind"] for _, case in CASES} == set(KINDS)
    names = [(stem, case["name"]) for stem, case in CASES]
    assert len(names) == len(set(names))


def test_a_negative_receipt_is_a_programmers_mistake() -> None:
    with pytest.raises(ValueError, match="never negative"):
        withheld(Fen(-1))
