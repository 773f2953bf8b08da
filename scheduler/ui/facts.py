"""What the pages show of a plan, read once and kept while it is looked at."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from scheduler.check import NOBODY, Confirmation, audit, compliance
from scheduler.domain.ids import PupilId
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import PlanFormatError, from_document
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import AuditReport, ClauseVerdict
from scheduler.export.views import PlanIndex, index_plan
from scheduler.office.names import masked_id, masked_school
from scheduler.pipeline.load import Loaded, load_books, load_to_plan
from scheduler.policy import Profile, load_profile
from scheduler.subsidy import PlanMismatch, settle
from scheduler.ui.state import Shown
from scheduler.words.ui import data as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A plan with the school it is for; ``key`` changes with any of its files.

    ``masked`` when pupils' names and 学号 are not to be read (:mod:`office.names`).
    """

    key: str
    school: School
    plan: Plan
    document: dict[str, Any]
    index: PlanIndex
    profile: Profile
    masked: bool = False

    def pupil_id(self, id: PupilId) -> str:
        """A 学号 as this person may read it."""
        return masked_id(id) if self.masked else id


Stamp = tuple[tuple[str, int, int], ...]


def stamp_of(paths: Sequence[Path]) -> Stamp:
    """Names, sizes and times of files: what a kept value depends on."""
    return tuple(
        (str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths
    )


def read_books(books: Sequence[Path]) -> Loaded:
    """Read and judge workbooks to plan from; kept for the last few sets of files."""
    return _read_books(stamp_of(books))


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def _read_books(stamp: Stamp) -> Loaded:
    return load_to_plan([Path(name) for name, _, _ in stamp])


def facts_of(shown: Shown) -> Facts | None:
    """The plan's facts; None when its files are gone or were changed."""
    try:
        return _facts(stamp_of(shown.books), stamp_of([shown.result / "plan.json"]))
    except (OSError, ValueError):
        return None


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def _facts(books: Stamp, result: Stamp) -> Facts:
    """Raises ValueError when the files do not make a plan of a school."""
    school = load_books([Path(name) for name, _, _ in books]).school
    document = json.loads(Path(result[0][0]).read_text(encoding="utf-8"))
    if school is None:
        raise PlanFormatError("the workbook of this plan can no longer be read")
    plan = from_document(document)
    return Facts(
        key=repr((books, result)),
        school=school,
        plan=plan,
        document=document,
        index=index_plan(school, plan),
        profile=load_profile(school.settings.policy),
    )


def masked_facts(facts: Facts) -> Facts:
    """The same plan with pupils' names masked; what is reckoned from it is the same."""
    return _masked(facts.key, facts)


@st.cache_resource(max_entries=4, show_spinner=False)
def _masked(key: str, _facts: Facts) -> Facts:
    school = masked_school(_facts.school)
    pupils = {pupil.id: pupil for pupil in school.pupils}
    return replace(
        _facts,
        school=school,
        index=replace(_facts.index, school=school, pupils=pupils),
        masked=True,
    )


def settlement_of(facts: Facts) -> Settlement | None:
    """The money of a plan as planned; None when plan and workbook do not fit."""
    return _settlement(facts.key, facts)


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def _settlement(key: str, _facts: Facts) -> Settlement | None:
    try:
        return settle(_facts.school, _facts.plan, _facts.profile)
    except PlanMismatch:
        return None


def verdicts_of(
    facts: Facts, confirmed: Mapping[str, Confirmation] = NOBODY
) -> tuple[ClauseVerdict, ...]:
    """Clause by clause, as the independent checker sees it.

    ``confirmed`` is what people have confirmed in the app.
    """
    return _verdicts(facts.key, tuple(confirmed.items()), facts)


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def _report(key: str, _facts: Facts) -> AuditReport:
    return audit(_facts.school, _facts.document, _facts.profile)


@st.cache_resource(max_entries=4, show_spinner=words.READING)
def _verdicts(
    key: str, confirmed: tuple[tuple[str, Confirmation], ...], _facts: Facts
) -> tuple[ClauseVerdict, ...]:
    return compliance(
        _facts.school,
        _facts.document,
        _facts.profile,
        _report(key, _facts),
        settlement_of(_facts),
        confirmed=dict(confirmed),
    )
