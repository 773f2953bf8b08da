"""What a well-formed policy file may still get wrong within itself."""

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise

from scheduler.policy.parameters import SPEC_OF, Spec
from scheduler.policy.profile import (
    STRENGTHS,
    Clause,
    DatedValue,
    Header,
    Parameter,
    ProfileFile,
)
from scheduler.policy.proof import Refused
from scheduler.policy.values import typed
from scheduler.words import policy as words


def contradictions(file: ProfileFile) -> Iterator[Refused]:
    """Every contradiction inside one file."""
    yield from _repeated("source", [each.id for each in file.source])
    yield from _repeated("clause", [each.id for each in file.clause])
    yield from _repeated("parameter", [each.id for each in file.parameter])
    if _reversed(file.profile):
        yield words.entry("profile", 0, file.profile.id), words.dates_reversed()
    for clause in file.clause:
        where = words.entry("clause", 0, clause.id)
        for refusal in _clause(clause, file):
            yield where, refusal
    for parameter in file.parameter:
        where = words.entry("parameter", 0, parameter.id)
        for refusal in _parameter(parameter, file):
            yield where, refusal


def _repeated(table: str, ids: list[str]) -> Iterator[Refused]:
    seen: set[str] = set()
    for identity in ids:
        if identity in seen:
            yield words.entry(table, 0, identity), words.duplicate(identity)
        seen.add(identity)


def _reversed(entry: Header | Clause) -> bool:
    began, ended = entry.applies_from, entry.applies_to
    return began is not None and ended is not None and ended < began


def _clause(clause: Clause, file: ProfileFile) -> Iterator[words.Refusal]:
    if clause.source not in {source.id for source in file.source}:
        yield words.unknown_source(clause.source)
    given = (clause.rule, clause.parameter, clause.attest, clause.not_modelled)
    answers = sum(answer is not None for answer in given)
    if answers != 1:
        yield words.answers(answers)
    if clause.also and (
        clause.rule is None or len(set(clause.rules)) != len(clause.rules)
    ):
        yield words.also_without_rule()
    if clause.enforced_as is not None:
        weaker = STRENGTHS.index(clause.enforced_as) > STRENGTHS.index(clause.strength)
        if not weaker or not clause.remark:
            yield words.weaker_without_remark()
    if clause.parameter is not None and not any(
        each.id == clause.parameter and each.clause == clause.id
        for each in file.parameter
    ):
        yield words.parameter_elsewhere(clause.parameter)
    if _reversed(clause):
        yield words.dates_reversed()


def _parameter(parameter: Parameter, file: ProfileFile) -> Iterator[words.Refusal]:
    spec = SPEC_OF.get(parameter.id)
    if spec is None:
        near = get_close_matches(parameter.id, SPEC_OF, n=1)
        yield words.unknown_parameter(parameter.id, tuple(near))
        return
    if parameter.unit != spec.unit:
        yield words.wrong_unit(parameter.unit, spec.unit)
    if (parameter.clause is None) == (parameter.judgement is None):
        yield words.clause_or_judgement()
    elif parameter.judgement is not None and any(
        parameter.words_of(entry) for entry in parameter.values
    ):
        yield words.judgement_stated()
    elif parameter.clause is not None and parameter.clause not in {
        clause.id for clause in file.clause
    }:
        yield words.unknown_clause(parameter.clause)
    for entry in parameter.values:
        yield from _value(entry, spec)
    if any(after.since <= before.since for before, after in pairwise(parameter.values)):
        yield words.dates_not_ascending()


def _value(entry: DatedValue, spec: Spec) -> Iterator[words.Refusal]:
    if (entry.value is None) == (entry.repealed is None):
        yield words.value_or_repealed()
        return
    if entry.value is None:
        return
    try:
        value = typed(spec.kind, entry.value)
    except ValueError as refused:
        yield words.wrong_form(str(refused))
        return
    chosen = (value,) if isinstance(value, str) else value
    if isinstance(chosen, tuple):
        for word in chosen:
            if word not in spec.choices:
                yield words.not_a_choice(word, spec.choices)
