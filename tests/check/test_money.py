"""H21 and H24: pay goes the lawful way and adds up, whatever the ledger claims."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from scheduler.check import audit, compliance
from scheduler.check.facts import Facts
from scheduler.check.reading import read
from scheduler.check.rules import MONEY_CHECKS
from scheduler.domain.ids import StaffId
from scheduler.domain.ledger import Channel
from scheduler.domain.plan_json import from_document
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import Verdict
from scheduler.money import Fen
from scheduler.subsidy import settle
from tests.check import judge, plans, schools

Ledger = SimpleNamespace


def ledger() -> Ledger:
    """The settlement of the rich school, open to be spoilt."""
    money = settled()
    return SimpleNamespace(
        lines=list(money.lines),
        own=list(money.own),
        labour=list(money.labour),
        institutions=list(money.institutions),
    )


def settled() -> Settlement:
    school = schools.rich()
    plan = plans.document(school)
    for row in plan["cycle"] + plan["roster"]:
        if row["session"] == "W5-16:00-study-一年级1班":
            row["staff"] = ["X2"]
    return settle(
        school, from_document(plan), judge.profile(school), worked=None, month=None
    )


def facts() -> Facts:
    school = schools.rich()
    plan = plans.document(school)
    for row in plan["cycle"] + plan["roster"]:
        if row["session"] == "W5-16:00-study-一年级1班":
            row["staff"] = ["X2"]
    paper, faults = read(plan)
    assert faults == ()
    regime = judge.profile(school).in_force(school.settings.service_start)
    return Facts(school, regime, paper)


def broken(money: Ledger) -> list[str]:
    seen = facts()
    return [
        rule
        for rule, check in MONEY_CHECKS
        for _ in check(seen, cast("Settlement", money))
    ]


def test_the_settlement_itself_is_sound() -> None:
    assert broken(ledger()) == []


def own_paid_as_labour(money: Ledger) -> None:
    index = _line(money, Channel.PERFORMANCE)
    line = money.lines[index]
    money.lines[index] = replace(line, channel=Channel.LABOUR)
    money.own[0] = replace(money.own[0], gross=Fen(money.own[0].gross - line.amount))
    fee = money.labour[0]
    money.labour[0] = replace(
        fee, gross=Fen(fee.gross + line.amount), net=Fen(fee.net + line.amount)
    )


def one_fen_off(money: Ledger) -> None:
    money.own[0] = replace(money.own[0], gross=Fen(money.own[0].gross + 1))


def paid_twice(money: Ledger) -> None:
    line = money.lines[_line(money, Channel.PERFORMANCE)]
    money.lines.append(line)
    money.own[0] = replace(money.own[0], gross=Fen(money.own[0].gross + line.amount))


def paid_though_absent(money: Ledger) -> None:
    index = _line(money, Channel.PERFORMANCE)
    money.lines[index] = replace(money.lines[index], staff=StaffId("T7"))


def net_is_wrong(money: Ledger) -> None:
    fee = money.labour[0]
    money.labour[0] = SimpleNamespace(
        gross=fee.gross, tax=fee.tax, net=Fen(fee.net - 1)
    )


def _line(money: Ledger, channel: Channel) -> int:
    found: int = next(
        index
        for index, line in enumerate(money.lines)
        if line.channel is channel and line.staff != "T7"
    )
    return found


@pytest.mark.parametrize(
    ("rule", "spoil"),
    [
        ("H21", own_paid_as_labour),
        ("H24", one_fen_off),
        ("H24", paid_twice),
        ("H24", paid_though_absent),
        ("H24", net_is_wrong),
    ],
)
def test_a_spoilt_ledger_is_caught_by_its_rule(
    rule: str, spoil: Callable[[Ledger], None]
) -> None:
    money = ledger()
    spoil(money)
    assert set(broken(money)) == {rule}


def test_with_money_the_clauses_on_money_are_answered() -> None:
    school = schools.rich()
    plan = plans.document(school)
    profile = judge.profile(school)
    money = settle(school, from_document(plan), profile, worked=None, month=None)
    report = audit(school, plan, profile)
    rows = {
        str(row.clause): row for row in compliance(school, plan, profile, report, money)
    }
    assert rows["SS-22"].verdict is Verdict.KEPT
    assert "绩效工资增量" in rows["SS-22"].evidence
    assert rows["SS-18"].verdict in (Verdict.KEPT, Verdict.ADVISORY)
