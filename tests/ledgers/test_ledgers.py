"""A part of ``python -m tests.ledgers 100000``, with other seeds than it has."""

from dataclasses import replace

import pytest

from scheduler.domain.pay import RateMethod
from scheduler.domain.refund import RefundRule
from scheduler.money import Fen
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from tests.ledgers.hold import holds, remembered
from tests.ledgers.make import make

SONGSHAN = remembered(load_profile("songshan-2021"))
FIRST, NUMBER = 1_000_000, 2000


@pytest.mark.slow
def test_every_ledger_holds() -> None:
    for seed in range(FIRST, FIRST + NUMBER):
        try:
            holds(make(seed), SONGSHAN, seed)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error


def test_the_ledgers_are_not_empty_of_what_they_prove() -> None:
    """Every way of pay, every refund rule, scaling, ceilings and substitutes occur."""
    made = [make(seed) for seed in range(900)]
    methods = {row.method for each in made for row in each.school.rates}
    assert methods == set(RateMethod)
    settled = [
        settle(each.school, each.plan, SONGSHAN, worked=each.worked) for each in made
    ]
    rules = {row.rule for each in settled for row in each.fund.refunds}
    assert rules == set(RefundRule) - {RefundRule.NONE}
    notes = {line.note for each in settled for line in each.lines}
    for word in ("折算", "月上限", "每课时下限", "每课时上限", "班主任比例", "分成"):
        assert any(word in note for note in notes), word
    assert any(line.replaces for each in settled for line in each.lines)
    assert any(row.fee < each.fund.fee for each in settled for row in each.fund.classes)


def test_a_wrong_settlement_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check can fail: one fen too much on a line with a ceiling."""
    from tests.ledgers import hold

    ledger = make(0)
    rates = tuple(
        replace(row, monthly_cap=Fen(0), method=RateMethod.PERIOD)
        for row in ledger.school.rates
    )
    capped = replace(ledger, school=replace(ledger.school, rates=rates))
    real = settle(ledger.school, ledger.plan, SONGSHAN)
    assert real.paid > 0
    with pytest.raises(AssertionError, match="月上限"):
        hold._ceilings(capped, real)
