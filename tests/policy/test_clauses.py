"""All 97 clauses of the five texts are answered, with the words they have."""

import csv
from pathlib import Path

import pytest

from scheduler.policy import Clause, ProfileFile, list_profiles, load_file
from scheduler.policy.load import DEFAULT_FOLDER
from scheduler.policy.proof import fold, unproven

STRENGTH_OF_LETTER = {
    "H": "must",
    "P": "in_principle",
    "M": "may",
    "D": "delegated",
}
RULES = {f"H{n:02d}" for n in range(1, 25)} | {f"S{n:02d}" for n in range(1, 17)}

with (Path(__file__).parent / "clauses.csv").open(encoding="utf-8") as lines:
    ROWS = {row["id"]: row for row in csv.DictReader(lines)}
FILES = {
    header.id: load_file(DEFAULT_FOLDER / f"{header.id}.toml")
    for header in list_profiles()
}
CLAUSES: dict[str, Clause] = {
    str(clause.id): clause for file in FILES.values() for clause in file.clause
}


def test_the_97_clauses_and_the_nine_national_ones_are_there_and_no_others() -> None:
    national = {f"NA-{number:02d}" for number in range(1, 10)}
    assert len(ROWS) == 97
    assert set(CLAUSES) == set(ROWS) | national
    assert sum(len(file.clause) for file in FILES.values()) == 97 + 9


@pytest.mark.parametrize("identity", ROWS)
def test_a_clause_has_the_words_source_and_strength_of_the_list(identity: str) -> None:
    row, clause = ROWS[identity], CLAUSES[identity]
    file = next(file for file in FILES.values() if clause in file.clause)
    source = next(each for each in file.source if each.id == clause.source)
    assert clause.operative == row["operative_words"]
    assert source.file == "sources/" + row["source_file"]
    assert clause.strength == STRENGTH_OF_LETTER[row["strength"][0]]


@pytest.mark.parametrize("identity", CLAUSES)
def test_a_clause_is_said_in_two_languages_and_answered_once(identity: str) -> None:
    clause = CLAUSES[identity]
    answers = (clause.rule, clause.parameter, clause.attest, clause.not_modelled)
    assert sum(answer is not None for answer in answers) == 1
    assert set(clause.rules) <= RULES
    assert not clause.chinese.isascii()
    assert clause.english.endswith(".")


def test_every_delegated_clause_sets_a_parameter_or_asks_a_person() -> None:
    delegated = [each for each in CLAUSES.values() if each.strength == "delegated"]
    assert {each.answer for each in delegated} == {"parameter", "attest"}


@pytest.mark.parametrize("identity", CLAUSES)
def test_one_changed_character_of_a_quotation_is_noticed(identity: str) -> None:
    file = next(f for f in FILES.values() if CLAUSES[identity] in f.clause)
    words = CLAUSES[identity].operative
    middle = len(words) // 2
    changed = words[:middle] + "囧" + words[middle + 1 :]
    altered = CLAUSES[identity].model_copy(update={"operative": changed})
    assert list(unproven(_with(file, altered), DEFAULT_FOLDER))
    assert not list(unproven(file, DEFAULT_FOLDER))


@pytest.mark.parametrize("identity", sorted(CLAUSES))
def test_the_last_heading_of_a_locator_is_the_nearest_one(identity: str) -> None:
    """No other heading of the file's locators lies between it and the words."""
    clause = CLAUSES[identity]
    file = next(f for f in FILES.values() if clause in f.clause)
    text = fold((DEFAULT_FOLDER / file.source[0].file).read_text(encoding="utf-8"))
    start = 0
    for heading in clause.locator.split(" / "):
        start = text.index(fold(heading), start)
    quoted = text.index(fold(clause.operative), start)
    own = fold(clause.locator.split(" / ")[-1])
    between = text[start + len(own) : quoted]
    headings = {
        fold(part) for each in file.clause for part in each.locator.split(" / ")
    }
    assert not any(heading in between for heading in headings)


def _with(file: ProfileFile, altered: Clause) -> ProfileFile:
    clauses = tuple(altered if each.id == altered.id else each for each in file.clause)
    return file.model_copy(update={"clause": clauses})
