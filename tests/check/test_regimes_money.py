"""Under every regime: each month and the term settle, add up, and recount clean."""

from dataclasses import replace
from pathlib import Path

import pytest

from scheduler.check.recount import check_money
from scheduler.domain.plan_json import from_document
from scheduler.domain.worked import month_of
from scheduler.export.subsidy_book import write_subsidy
from scheduler.policy import list_profiles, load_profile
from scheduler.subsidy import settle
from tests.check import exported

REGIMES = [str(each.id) for each in list_profiles() if each.kind != "overlay"]


@pytest.mark.parametrize("policy", REGIMES)
def test_months_add_up_to_the_term_and_income_is_spent_or_left(
    tmp_path: Path, policy: str
) -> None:
    school, document = exported.made()
    school = replace(school, settings=replace(school.settings, policy=policy))
    document = {**document, "policy": policy}
    plan, profile = from_document(document), load_profile(policy)
    term = settle(school, plan, profile)
    months = sorted({month_of(entry.day) for entry in plan.roster})
    parts = [settle(school, plan, profile, month=month) for month in months]
    for settled in (term, *parts):
        name = "subsidy.xlsx"
        if settled.month is not None:
            name = f"subsidy-{settled.month[0]}-{settled.month[1]:02d}.xlsx"
        write_subsidy(tmp_path / name, school, settled)
        assert check_money(tmp_path / name, school, document) == ()
    fund, balance = term.fund, term.balance
    assert fund.total == balance.service.total + fund.rest + balance.left
    assert term.paid == balance.service.total + balance.apart.total
    assert sum(each.paid for each in parts) == term.paid
    assert sum(each.balance.available for each in parts) == fund.pool
    assert sum(each.balance.left for each in parts) == balance.left
    assert len(term.grounds) == len(set(term.grounds))


def test_a_ground_that_names_another_cell_or_clause_is_seen(tmp_path: Path) -> None:
    school, document = exported.made()
    plan, profile = from_document(document), load_profile(str(school.settings.policy))
    term = settle(school, plan, profile)
    for number, ground in enumerate(term.grounds):
        others = [*term.grounds]
        others[number] = f"{ground[:-2]}）"
        book = tmp_path / "subsidy.xlsx"
        write_subsidy(book, school, replace(term, grounds=tuple(others)))
        assert check_money(book, school, document) != ()
