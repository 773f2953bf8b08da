"""Reading what a journey starts from: workbooks, a regime, an earlier plan."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.check import problems_of_law
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import PlanFormatError, from_document
from scheduler.domain.school import School
from scheduler.intake import read_school
from scheduler.policy import Profile, load_profile
from scheduler.words import pipeline as words

PLAN_FILE = "plan.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A school under its regime; both None when an issue is an error."""

    school: School | None
    profile: Profile | None
    issues: tuple[Issue, ...]


def distinct(books: Sequence[Path]) -> tuple[Path, ...]:
    """The books without exact copies: a roster handed in twice counts once."""
    seen: dict[str, Path] = {}
    for book in books:
        content = book.read_bytes() if book.is_file() else str(book).encode()
        seen.setdefault(hashlib.sha256(content).hexdigest(), book)
    return tuple(seen.values())


def load_books(books: Sequence[Path]) -> Loaded:
    """Read and judge the input; every problem at once."""
    intake = read_school(books)
    if intake.school is None:
        return Loaded(school=None, profile=None, issues=intake.issues)
    profile = load_profile(intake.school.settings.policy)
    return Loaded(school=intake.school, profile=profile, issues=intake.issues)


def load_to_plan(books: Sequence[Path]) -> Loaded:
    """Read and judge the input of a plan to be: a grid the law forbids is a problem.

    A plan that stands already is audited and paid as it is; nobody should begin one
    that its audit must refuse.
    """
    loaded = load_books(books)
    if loaded.school is None or loaded.profile is None:
        return loaded
    problems = problems_of_law(loaded.school, loaded.profile)
    if not problems:
        return loaded
    return Loaded(school=None, profile=None, issues=(*loaded.issues, *problems))


def load_document(folder: Path) -> tuple[dict[str, Any] | None, tuple[Issue, ...]]:
    """The raw plan.json of a results folder, or the issue that it cannot be read."""
    path = folder / PLAN_FILE
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None, (_issue(path, words.NO_PLAN, words.MEND_NO_PLAN),)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        return None, (_issue(path, words.BROKEN_PLAN, words.MEND_NO_PLAN),)
    if not isinstance(document, dict):
        return None, (_issue(path, words.BROKEN_PLAN, words.MEND_NO_PLAN),)
    return document, ()


def load_plan(folder: Path) -> tuple[Plan | None, tuple[Issue, ...]]:
    """The plan of a results folder, or why it cannot be read."""
    document, issues = load_document(folder)
    if document is None:
        return None, issues
    try:
        return from_document(document), ()
    except PlanFormatError:
        path = folder / PLAN_FILE
        return None, (_issue(path, words.BROKEN_PLAN, words.MEND_NO_PLAN),)


def _issue(path: Path, text: str, mend: str) -> Issue:
    return Issue(
        code="plan-file",
        severity=Severity.ERROR,
        book=path.name,
        sheet="",
        cell="",
        text=text,
        mend=mend,
    )
