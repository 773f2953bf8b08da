"""The sample schools: clean, untidy, in parts, in another order."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from scheduler.domain.ids import ClassName
from scheduler.domain.origin import Origin, Severity
from scheduler.domain.school import School
from scheduler.intake import read_school
from scheduler.intake.classnames import canonical, class_key
from tests.intake.books import Book, read, save, school_of, tiny
from tests.samples import SCHOOLS, school_spec, write_messy, write_sample
from tests.samples.spec import SchoolSpec

_CLASS_FIELDS = {"SchoolClass": "name", "Pupil": "class_name", "Pin": "class_name"}


def _facts(value: object) -> object:
    """A record as nested tuples without origins, classes in one spelling."""
    if isinstance(value, Origin):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value).__name__
        return (
            kind,
            *(
                _class_name(getattr(value, field.name))
                if _CLASS_FIELDS.get(kind) == field.name
                else _facts(getattr(value, field.name))
                for field in fields(value)
                if field.name not in ("origin", "origins", "cells")
            ),
        )
    if isinstance(value, frozenset):
        return sorted(map(repr, value))
    if isinstance(value, Decimal):
        return value.normalize()
    return tuple(map(_facts, value)) if isinstance(value, tuple) else value


def _class_name(name: ClassName | None) -> str | None:
    meant = class_key(name)
    return canonical(*meant) if meant else None


def _same_school(school: School) -> dict[str, object]:
    """Everything but the files; sorted, for spellings change the order of classes."""
    return {
        field.name: _facts(getattr(school, field.name))
        if field.name == "settings"
        else sorted(repr(_facts(record)) for record in getattr(school, field.name))
        for field in fields(school)
        if field.name != "sources"
    }


@pytest.mark.parametrize("spec", SCHOOLS, ids=lambda spec: spec.key)
def test_clean_samples_have_no_error(spec: SchoolSpec, tmp_path: Path) -> None:
    intake = read_school([write_sample(spec, tmp_path)])
    assert [i.text for i in intake.issues if i.severity is Severity.ERROR] == []
    school = school_of(intake)
    assert len(school.classes) == spec.class_count
    assert all(pupil.class_name for pupil in school.pupils)


def test_samples_s_and_m_have_no_issue_at_all(tmp_path: Path) -> None:
    for name in ("s", "m"):
        path = write_sample(school_spec(name), tmp_path)
        assert read_school([path]).issues == ()


def test_messy_s_is_the_same_school_as_clean_s(tmp_path: Path) -> None:
    clean = school_of(read_school([write_sample(school_spec("s"), tmp_path)]))
    whole, *parts = write_messy(tmp_path)
    for books in ([whole], parts, parts[::-1]):
        intake = read_school(books)
        assert {issue.code for issue in intake.issues} == {"column_unknown"}
        assert _same_school(school_of(intake)) == _same_school(clean)


def test_messy_classes_keep_the_spelling_of_their_own_sheet(tmp_path: Path) -> None:
    school = school_of(read_school([write_messy(tmp_path)[0]]))
    names = {record.name for record in school.classes}
    assert "一（2）班" in names
    assert {pupil.class_name for pupil in school.pupils} == names


def test_nothing_depends_on_the_order_of_rows(tmp_path: Path) -> None:
    book = tiny()
    shuffled: Book = {
        name: [rows[0], *reversed(rows[1:])] for name, rows in book.items()
    }
    assert shuffled["学生"] != book["学生"]
    one, two = (school_of(read(each, tmp_path)) for each in (book, shuffled))
    assert _facts(one.settings) == _facts(two.settings)
    for field in fields(School):
        if field.name not in ("settings", "sources"):
            mine, theirs = getattr(one, field.name), getattr(two, field.name)
            assert _facts(mine) == _facts(theirs), field.name


def test_two_rosters_are_one_and_a_pupil_in_both_is_told(tmp_path: Path) -> None:
    book = tiny()
    roster = book.pop("学生")
    main = save(book, tmp_path / "主表.xlsx")
    first = save({"Sheet1": roster[:2]}, tmp_path / "名单1.xlsx")
    second = save({"花名册": [roster[0], roster[2]]}, tmp_path / "名单2.xlsx")
    intake = read_school([main, first, second])
    assert len(school_of(intake).pupils) == 2
    assert [issue.code for issue in intake.issues] == ["sheet_guessed"]
    assert len(school_of(intake).sources) == 3

    save({"花名册": roster}, second)
    issues = read_school([main, first, second]).issues
    told = next(issue for issue in issues if issue.code == "duplicate_key")
    assert (told.book, told.sheet, told.cell) == ("名单2.xlsx", "花名册", "A2")
    assert "名单1.xlsx" in told.text
