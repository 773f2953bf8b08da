"""What was decided of money left: on both statements, whole, and only that."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scheduler.check.recount import check_money
from scheduler.domain.plan_json import from_document
from scheduler.domain.school import School
from scheduler.domain.surplus import SurplusRule
from scheduler.export.subsidy_book import write_subsidy
from scheduler.money import fen
from scheduler.subsidy import settle
from tests.check import exported, judge

DECIDED = [rule for rule in SurplusRule if rule is not SurplusRule.REPORT]


def rich(school: School, rule: SurplusRule) -> School:
    """With so much other income that something is left."""
    settings = replace(school.settings, other_income=fen(90_000), surplus_rule=rule)
    return replace(school, settings=settings)


@pytest.mark.parametrize("rule", SurplusRule)
def test_both_statements_say_what_was_decided(
    tmp_path: Path, rule: SurplusRule
) -> None:
    school, document = exported.made()
    school, book = rich(school, rule), tmp_path / "subsidy.xlsx"
    settled = settle(school, from_document(document), judge.profile(school))
    assert settled.balance.left > 0
    write_subsidy(book, school, settled)
    assert check_money(book, school, document) == ()
    written = openpyxl.load_workbook(book, data_only=True)
    for name in ("收支平衡", "公示"):
        rows = {row[0]: row[1:3] for row in written[name].iter_rows(values_only=True)}
        found = [rows[text] for text in rows if text and text.startswith("结余结转")]
        if rule is SurplusRule.CARRY:
            ((amount, reason),) = found
            assert amount == settled.balance.left / 100
            assert "专款专用" in reason
        else:
            assert not found
    for other in SurplusRule:
        differs = check_money(book, rich(school, other), document) != ()
        assert differs is (other is not rule)
