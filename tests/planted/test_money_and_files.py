"""Bugs planted into money, export and check code: each turns something red."""

# ruff: noqa: ANN401 (wrappers of any function)

import importlib
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.ledger import Channel
from scheduler.domain.people import WaiverKind
from scheduler.money import Fen
from tests.check import exported, test_sabotage

Patch = pytest.MonkeyPatch
Plant = Callable[[Patch], None]


def around(
    patch: Patch, place: str, change: Callable[..., object], *, full: bool = False
) -> None:
    """Wrap ``module:name``: ``change`` gets the result, or the call when ``full``."""
    module_name, _, name = place.partition(":")
    owner: Any = importlib.import_module(f"scheduler.{module_name}")
    for part in name.split(".")[:-1]:
        owner = getattr(owner, part)
    name = name.split(".")[-1]
    real = getattr(owner, name)

    def wrapped(*given: Any, **named: Any) -> Any:
        if full:
            return change(real, *given, **named)
        return change(real(*given, **named))

    patch.setattr(owner, name, wrapped)


def pay_rounded_down(patch: Patch) -> None:
    patch.setattr(
        "scheduler.subsidy.entitlement.times", lambda rate, units: rate * units // 100
    )


def every_period_is_one_unit(patch: Patch) -> None:
    around(patch, "subsidy.units:Units.quantity", lambda _: 100)


def rate_of_the_kind_forgotten(patch: Patch) -> None:
    around(
        patch,
        "subsidy.rates:Prices.row",
        lambda _, self, post, *more: self._rows.get((post, None, "")),
        full=True,
    )


def ceiling_forgotten(patch: Patch) -> None:
    around(
        patch,
        "subsidy.settle:capped",
        lambda _, lines, *rest: list(lines),
        full=True,
    )


def tax_without_deduction(patch: Patch) -> None:
    around(
        patch,
        "subsidy.channels:withheld",
        lambda _, receipt: Fen(receipt // 5),
        full=True,
    )


def tax_rounded_down(patch: Patch) -> None:
    around(patch, "subsidy.channels:withheld", lambda tax: Fen(max(0, tax - 1)))


def whole_receipt_taxable(patch: Patch) -> None:
    around(
        patch,
        "subsidy.channels:taxable",
        lambda _, receipt: Fraction(receipt),
        full=True,
    )


def first_service_unpaid(patch: Patch) -> None:
    around(patch, "subsidy.settle:shifts", lambda found: found[1:])


def last_service_paid_twice(patch: Patch) -> None:
    around(patch, "subsidy.settle:shifts", lambda found: [*found, found[-1]])


def absent_person_paid(patch: Patch) -> None:
    around(
        patch,
        "subsidy.settle:shifts",
        lambda found: [replace(found[0], staff="T7"), *found[1:]],
    )


def service_on_the_wrong_day(patch: Patch) -> None:
    around(
        patch,
        "subsidy.settle:shifts",
        lambda found: [replace(found[0], day=found[-1].day), *found[1:]],
    )


def half_rounded_down(patch: Patch) -> None:
    def change(real: Any, fee: Fen, waiver: Any) -> Fen:
        down = waiver.kind is WaiverKind.HALF
        return Fen(fee // 2) if down else real(fee, waiver)

    around(patch, "subsidy.income:fee_paid", change, full=True)


def full_waiver_forgotten(patch: Patch) -> None:
    def change(real: Any, fee: Fen, waiver: Any) -> Fen:
        return fee if waiver.kind is WaiverKind.FULL else real(fee, waiver)

    around(patch, "subsidy.income:fee_paid", change, full=True)


def absent_pupils_charged(patch: Patch) -> None:
    around(patch, "subsidy.income:attends", lambda _: True)


def pool_one_fen_off(patch: Patch) -> None:
    def change(fund: Any) -> Any:
        return replace(fund, pool=Fen(fund.pool + 1), rest=Fen(fund.rest - 1))

    around(patch, "subsidy.settle:fund_of", change)


def everybody_paid_as_labour(patch: Patch) -> None:
    around(patch, "subsidy.entitlement:_channel", lambda _: Channel.LABOUR)


def month_pay_lost(patch: Patch) -> None:
    around(patch, "subsidy.settle:month_pays", lambda rows: rows[1:])


def roster_row_lost(patch: Patch) -> None:
    around(patch, "export.timetable_lists:daily_roster", lambda rows: rows[:-1])


def second_teacher_lost(patch: Patch) -> None:
    def change(real: Any, self: Any, staff: Any) -> Any:
        return real(self, staff[:0])

    around(patch, "export.views.index:PlanIndex.people", change, full=True)


def last_of_a_roll_lost(patch: Patch) -> None:
    around(patch, "export.views.rolls:_roll", lambda rows: rows[:-1])


def pupils_sent_home_early(patch: Patch) -> None:
    def change(real: Any, *given: Any) -> Any:
        day = real(*given)
        if day.leaves is None:
            return day
        return replace(day, leaves=day.leaves.replace(minute=0))

    around(patch, "export.views.leaving:_day", change, full=True)


def wrong_wish_shown(patch: Patch) -> None:
    around(
        patch,
        "export.timetable_lists:wish_results",
        lambda rows: [replace(row, rank=(row.rank or 0) + 1) for row in rows],
    )


def closed_clubs_lost(patch: Patch) -> None:
    around(patch, "export.timetable_lists:unopened_clubs", lambda _: ())


def attendance_row_lost(patch: Patch) -> None:
    around(patch, "export.attendance_book:_lines", lambda rows: rows[:-1])


def attendance_of_somebody_else(patch: Patch) -> None:
    around(
        patch,
        "export.attendance_book:_lines",
        lambda rows: [(*row[:6], "T7", *row[7:]) for row in rows],
    )


def amounts_shown_in_whole_yuan(patch: Patch) -> None:
    around(patch, "export.subsidy_pen:Form.shown", lambda value: float(int(value)))


def sums_one_fen_short(patch: Patch) -> None:
    around(
        patch,
        "export.subsidy_table:_sum",
        lambda cell: replace(cell, value=cell.value - 1),
    )


def channel_sums_one_fen_off(patch: Patch) -> None:
    around(
        patch,
        "export.subsidy_channels:_sum",
        lambda cell: replace(cell, value=cell.value + 1),
    )


MONEY = "F03"
LISTS = "F02"
REFUSED = "refused to exist"  # the record itself does not add up
PLANTS: tuple[tuple[Plant, str], ...] = (
    (pay_rounded_down, MONEY),
    (every_period_is_one_unit, MONEY),
    (rate_of_the_kind_forgotten, MONEY),
    (ceiling_forgotten, MONEY),
    (tax_without_deduction, MONEY),
    (tax_rounded_down, MONEY),
    (whole_receipt_taxable, MONEY),
    (first_service_unpaid, MONEY),
    (last_service_paid_twice, REFUSED),
    (absent_person_paid, MONEY),
    (service_on_the_wrong_day, MONEY),
    (half_rounded_down, MONEY),
    (full_waiver_forgotten, MONEY),
    (absent_pupils_charged, MONEY),
    (pool_one_fen_off, MONEY),
    (everybody_paid_as_labour, MONEY),
    (month_pay_lost, REFUSED),
    (roster_row_lost, LISTS),
    (second_teacher_lost, LISTS),
    (last_of_a_roll_lost, LISTS),
    (pupils_sent_home_early, LISTS),
    (wrong_wish_shown, LISTS),
    (closed_clubs_lost, LISTS),
    (attendance_row_lost, LISTS),
    (attendance_of_somebody_else, LISTS),
    (amounts_shown_in_whole_yuan, MONEY),
    (sums_one_fen_short, MONEY),
    (channel_sums_one_fen_off, MONEY),
)


@pytest.mark.parametrize(
    ("plant", "red"), PLANTS, ids=[plant.__name__ for plant, _ in PLANTS]
)
def test_a_planted_bug_is_seen_in_what_is_written(
    plant: Plant, red: str, tmp_path: Path, monkeypatch: Patch
) -> None:
    school, document = exported.made()
    with monkeypatch.context() as patch:
        plant(patch)
        try:
            exported.write(tmp_path, school, document)
        except (ValueError, KeyError):
            assert red == REFUSED
            return
    rules = {str(each.rule) for each in exported.found(tmp_path, school, document)}
    assert rules == {red}


CAUGHT = [(rule, spoil) for rule, spoil in test_sabotage.TABLE if rule.startswith("H")]
FIRST_OF = dict(reversed(CAUGHT))


@pytest.mark.parametrize("rule", sorted(FIRST_OF))
def test_a_check_that_says_nothing_turns_its_sabotage_red(
    rule: str, monkeypatch: Patch
) -> None:
    audit: Any = importlib.import_module("scheduler.check.audit")
    silent = tuple(each for each in audit.CHECKS if each[0] != rule)
    assert len(silent) == len(audit.CHECKS) - 1
    monkeypatch.setattr(audit, "CHECKS", silent)
    with pytest.raises(AssertionError):
        test_sabotage.test_exactly_the_rule_meant_for_it_catches(rule, FIRST_OF[rule])
