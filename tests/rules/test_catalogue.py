"""The registries agree: cards, checks, measures, and the clauses of all regimes."""

import ast
import inspect
import string
import sys
from datetime import date
from types import ModuleType

import pytest

from scheduler.check import certificate, form
from scheduler.check.measures import MEASURES
from scheduler.check.reading import read
from scheduler.check.recount import telling, uploads
from scheduler.check.rules import CHECKS, MONEY_CHECKS
from scheduler.domain.ids import RuleId
from scheduler.policy import list_profiles, load_file, load_profile
from scheduler.policy.load import DEFAULT_FOLDER
from scheduler.rules import CATALOGUE, Judge, Kind, card, explain
from scheduler.rules.pursuit import BY_SOLVER
from scheduler.words import plan as plan_words
from scheduler.words import rules as rule_words

DAY = date(2026, 9, 1)


def ids(kind: Kind, judge: Judge | None = None) -> list[str]:
    return [
        each.id
        for each in CATALOGUE
        if each.kind is kind and (judge is None or each.judge is judge)
    ]


def named_by_clauses() -> set[str]:
    names: set[str] = set()
    for header in list_profiles():
        for clause in load_file(DEFAULT_FOLDER / f"{header.id}.toml").clause:
            names.update(clause.rules)
    return names


def test_hard_rules_are_exactly_h01_to_h25() -> None:
    assert ids(Kind.HARD) == [f"H{number:02d}" for number in range(1, 26)]


def test_soft_rules_are_exactly_s01_to_s16() -> None:
    assert ids(Kind.SOFT) == [f"S{number:02d}" for number in range(1, 17)]


def test_every_hard_rule_has_exactly_one_check() -> None:
    assert [rule for rule, _ in CHECKS] == ids(Kind.HARD, Judge.PLAN)
    assert [rule for rule, _ in MONEY_CHECKS] == ids(Kind.HARD, Judge.MONEY)


def test_every_soft_rule_has_exactly_one_measure() -> None:
    assert [rule for rule, _ in MEASURES] == ids(Kind.SOFT)


def test_every_measure_says_who_brings_it_about() -> None:
    said = [*BY_SOLVER, *rule_words.DECIDED]
    assert sorted(said) == ids(Kind.SOFT)
    known = {value for name, value in vars(plan_words).items() if name.isupper()}
    for stages in BY_SOLVER.values():
        assert set(stages) <= known
    regime = load_profile("songshan-2021").in_force(DAY)
    assert any(plan_words.STAGE_MENU in row for row in explain(RuleId("S07"), regime))
    assert any("学校在时段表中" in row for row in explain(RuleId("S01"), regime))


def test_a_check_stands_in_a_file_named_after_its_rule() -> None:
    for rule, check in (*CHECKS, *MONEY_CHECKS, *MEASURES):
        module = check.__module__.rsplit(".", 1)[-1]
        assert module.startswith(rule.lower() + "_"), module


def test_a_rule_that_no_clause_states_gives_its_reason() -> None:
    stated = named_by_clauses()
    for each in CATALOGUE:
        assert each.because or each.id in stated, each.id


def test_every_rule_a_clause_names_has_a_card() -> None:
    assert named_by_clauses() <= {each.id for each in CATALOGUE}


def test_sentences_are_unique_and_end_as_sentences() -> None:
    seen = [(text, each.id) for each in CATALOGUE for _, text in each.broken]
    assert all(text.endswith("。") for text, _ in seen)
    assert len({text for text, _ in seen}) == len(seen)


def test_a_sentence_fills_every_field_it_names() -> None:
    for each in CATALOGUE:
        for case, text in each.broken:
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            facts = {name: f"<{name}>" for name in fields}
            said = each.sentence(case, facts)
            assert all(f"<{name}>" in said for name in fields)


def cases_yielded(*modules: ModuleType) -> set[str]:
    names = set()
    for module in modules:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            match node:
                case ast.Call(func=ast.Name(id="breach"), args=[ast.Constant(), *_]):
                    names.add(str(ast.literal_eval(node.args[0])))
    return names


def test_each_check_yields_exactly_the_cases_of_its_card() -> None:
    modules = {
        "F00": (sys.modules[form.check.__module__], sys.modules[read.__module__]),
        "F01": (sys.modules[certificate.check.__module__],),
    }
    modules["F02"] = modules["F03"] = (telling,)
    modules["F04"] = (uploads,)
    for rule, check in (*CHECKS, *MONEY_CHECKS, *MEASURES):
        modules[rule] = (sys.modules[check.__module__],)
    for each in CATALOGUE:
        assert cases_yielded(*modules[each.id]) == {case for case, _ in each.broken}


def test_an_unknown_rule_is_a_programmers_mistake() -> None:
    with pytest.raises(KeyError):
        card(RuleId("H99"))


def test_explaining_quotes_the_clause_of_the_region() -> None:
    songshan = load_profile("songshan-2021").in_force(DAY)
    lines = "\n".join(explain(RuleId("H20"), songshan))
    assert "SS-19" in lines
    assert "不超过300元" in lines


def test_explaining_says_so_where_a_region_is_silent() -> None:
    yongchang = load_profile("yongchang-2021").in_force(DAY)
    assert explain(RuleId("H20"), yongchang)[-1].startswith("永昌县的文件没有")


def test_explaining_a_rule_of_the_school_gives_its_reason() -> None:
    songshan = load_profile("songshan-2021").in_force(DAY)
    assert explain(RuleId("H06"), songshan) == (
        "H06 同一时刻一人只在一处（硬性规则）",
        "理由：一个人不能同时在两处。",
    )
