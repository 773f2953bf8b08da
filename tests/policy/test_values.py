"""Typed values, silence, and the words users read about them."""

from datetime import date
from typing import get_args

import pytest

from scheduler.domain.ids import ClauseId
from scheduler.policy import (
    SPECS,
    STRENGTHS,
    Topic,
    Unstated,
    list_profiles,
    load_file,
    load_profile,
)
from scheduler.policy.load import DEFAULT_FOLDER
from scheduler.policy.profile import AnswerKind
from scheduler.policy.values import KIND_OF_UNIT, Kind
from scheduler.words import policy as words

REGIME = load_profile("上海市").in_force(date(2026, 9, 1))


def test_silence_is_neither_true_nor_false() -> None:
    silence = REGIME.flag("care.needs_agreement")
    with pytest.raises(TypeError, match="unstated"):
        bool(silence)


def test_silence_says_so_in_chinese() -> None:
    silence = REGIME.get("fee.cap_per_term")
    assert isinstance(silence, Unstated)
    assert "本地规则未规定" in silence.text
    assert "上海市" in silence.text
    assert "收费上限" in silence.text


def test_a_misspelt_parameter_is_a_fault_not_silence() -> None:
    with pytest.raises(KeyError):
        REGIME.get("fee.cap_per_tern")


def test_the_wrong_accessor_is_a_fault_even_where_the_text_is_silent() -> None:
    with pytest.raises(TypeError, match="MONEY"):
        REGIME.whole("fee.cap_per_term")
    with pytest.raises(TypeError, match="FLAG"):
        REGIME.whole("flex.allowed")


def test_unknown_clauses_and_sources_are_faults() -> None:
    with pytest.raises(KeyError):
        REGIME.clause(ClauseId("SS-01"))
    with pytest.raises(KeyError):
        REGIME.source("SS")


def test_every_parameter_is_set_by_some_profile() -> None:
    files = [load_file(DEFAULT_FOLDER / f"{each.id}.toml") for each in list_profiles()]
    used = {parameter.id for file in files for parameter in file.parameter}
    assert used == {spec.id for spec in SPECS}


def test_everything_a_user_may_meet_has_a_chinese_name() -> None:
    assert set(words.PARAMETER_LABELS) == {spec.id for spec in SPECS}
    assert set(words.TOPICS) == set(get_args(Topic))
    assert set(words.STRENGTHS) == set(STRENGTHS)
    assert set(words.ANSWERS) == set(get_args(AnswerKind))
    assert set(words.VALUE_FORMS) == {kind.name for kind in Kind}
    assert len(set(words.PARAMETER_LABELS.values())) == len(SPECS)


def test_units_and_choices_fit() -> None:
    assert {spec.unit for spec in SPECS} == set(KIND_OF_UNIT)
    for spec in SPECS:
        assert bool(spec.choices) == (spec.kind in (Kind.WORD, Kind.WORDS))
