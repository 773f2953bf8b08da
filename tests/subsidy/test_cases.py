"""Every signed case of tests/cases comes out to the fen."""

import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.kinds import Post
from scheduler.domain.people import Waiver, WaiverKind
from scheduler.money import Fen, fen, share, yuan
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from scheduler.subsidy.income import fee_paid
from scheduler.subsidy.withholding import withheld
from tests import builders as b
from tests.subsidy.plans import plan, served, session

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


KINDS: dict[str, Callable[[Any], object]] = {
    "withholding": _withholding,
    "fee": _fee,
    "line": _line,
    "share": _share,
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
