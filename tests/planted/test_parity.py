"""Every rule has its card, its check, a plan that breaks it and a bug that would."""

import re
from pathlib import Path

import pytest

from scheduler.check.measures import MEASURES
from scheduler.check.rules import CHECKS, MONEY_CHECKS
from scheduler.policy import list_profiles, load_file
from scheduler.policy.load import DEFAULT_FOLDER
from scheduler.rules import CATALOGUE
from tests.check import test_sabotage
from tests.planted import test_model

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "scheduler" / "model"
RULE = re.compile(r"\bH\d\d\b")

# What the model does not decide: it is the workbook's, or the money's.
OF_THE_INPUT = {
    "H16": "the dates of service come from termdays",
    "H17": "who may have care is read in Reading.present",
    "H18": "the workbook is refused at intake",
    "H20": "the workbook is refused at intake",
    "H21": "money",
    "H22": "groups are made slot by slot",
    "H24": "money",
}
# A bug that breaks these in the cycle is mended by the dates and told as H14, or
# cannot be planted in the model at all.
NOT_PLANTED = {"H06", "H18", "H20", "H21", "H22", "H24", "H25"}
NOT_SABOTAGED = {"H18", "H21", "H24"}  # tests/regimes, tests/check/test_money

HARD = [rule for rule, _ in (*CHECKS, *MONEY_CHECKS)]


def named_in(folder: Path) -> set[str]:
    return {
        rule
        for path in folder.rglob("*.py")
        for rule in RULE.findall(path.read_text(encoding="utf-8"))
    }


def test_cards_checks_and_measures_are_the_same_rules() -> None:
    cards = {str(card.id) for card in CATALOGUE if card.id[0] in "HS"}
    assert cards == {*HARD, *(rule for rule, _ in MEASURES)}


def test_every_rule_of_a_clause_is_checked_or_measured() -> None:
    known = {*HARD, *(rule for rule, _ in MEASURES)}
    for header in list_profiles():
        for clause in load_file(DEFAULT_FOLDER / f"{header.id}.toml").clause:
            assert set(clause.rules) <= known, clause.id


def test_the_model_names_every_hard_rule_it_decides_and_no_other() -> None:
    assert named_in(MODEL) <= set(HARD)
    assert set(HARD) - named_in(MODEL) <= OF_THE_INPUT.keys()


@pytest.mark.parametrize("rule", HARD)
def test_every_hard_rule_is_named_by_some_test(rule: str) -> None:
    tests = ROOT / "tests"
    assert any(
        rule in path.read_text(encoding="utf-8") for path in tests.rglob("test_*.py")
    )


@pytest.mark.parametrize("rule", sorted(set(HARD) - NOT_SABOTAGED))
def test_every_hard_rule_has_a_plan_that_breaks_it(rule: str) -> None:
    assert rule in {name for name, _ in test_sabotage.TABLE}


@pytest.mark.parametrize("rule", sorted(set(HARD) - NOT_PLANTED))
def test_every_hard_rule_the_model_could_break_has_a_bug_that_does(rule: str) -> None:
    assert rule in {case.rule for case in test_model.CASES.values()}
