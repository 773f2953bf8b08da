"""What the pages show of a plan, read once and kept while it is looked at."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from scheduler.check import audit, compliance
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import PlanFormatError, from_document
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import AuditReport, ClauseVerdict
from scheduler.export.views import PlanIndex, index_plan
from scheduler.intake import Intake, read_school
from scheduler.policy import Profile, load_profile
from scheduler.subsidy import settle
from scheduler.ui.state import Shown
from scheduler.words import ui as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A plan with the school it is for."""

    school: School
    plan: Plan
    document: dict[str, Any]
    index: PlanIndex
    profile: Profile


Stamp = tuple[tuple[str, int, int], ...]


def _stamp(paths: Sequence[Path]) -> Stamp:
    """Names, sizes and times of files: what a kept value depends on."""
    return tuple(
        (str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths
    )


def read_books(books: Sequence[Path]) -> Intake:
    """Read and judge workbooks; kept for the last few sets of files."""
    return _read_books(_stamp(books))


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def _read_books(stamp: Stamp) -> Intake:
    return read_school([Path(name) for name, _, _ in stamp])


def facts_of(shown: Shown) -> Facts | None:
    """The plan's facts; None when its files are gone or were changed."""
    try:
        return _facts(_stamp(shown.books), _stamp([shown.result / "plan.json"]))
    except (OSError, ValueError):
        return None


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def _facts(books: Stamp, result: Stamp) -> Facts:
    """Raises ValueError when the files do not make a plan of a school."""
    school = _read_books(books).school
    document = json.loads(Path(result[0][0]).read_text(encoding="utf-8"))
    if school is None:
        raise PlanFormatError("the workbook of this plan can no longer be read")
    plan = from_document(document)
    return Facts(
        school=school,
        plan=plan,
        document=document,
        index=index_plan(school, plan),
        profile=load_profile(school.settings.policy),
    )


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def settlement_of(_facts: Facts, id: str) -> Settlement:
    """The money of a plan as planned."""
    return settle(_facts.school, _facts.plan, _facts.profile, worked=None, month=None)


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def audit_of(_facts: Facts, id: str) -> AuditReport:
    """What the independent checker says of a plan."""
    return audit(_facts.school, _facts.document, _facts.profile)


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def verdicts_of(_facts: Facts, id: str) -> tuple[ClauseVerdict, ...]:
    """Clause by clause."""
    report = audit_of(_facts, id)
    return compliance(_facts.school, _facts.document, _facts.profile, report, None)
