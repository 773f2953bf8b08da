"""The compliance report with what people have confirmed since the plan was made."""

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from scheduler.check import Confirmation
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.verdict import ClauseVerdict
from scheduler.export.compliance import write_compliance
from scheduler.export.compliance_pdf import write_compliance_pdf
from scheduler.ui.facts import Facts, verdicts_of

_Writer = Callable[[Path, School, Plan, tuple[ClauseVerdict, ...]], None]
_WRITERS: Mapping[str, _Writer] = {
    "compliance.xlsx": write_compliance,
    "compliance.pdf": write_compliance_pdf,
}


def report_with(
    facts: Facts, confirmed: Mapping[str, Confirmation]
) -> dict[str, Callable[[], bytes]]:
    """The files to give in place of those on disk; none without a confirmation.

    A version's files never change: the report is written when it is asked for.
    """
    if not confirmed:
        return {}
    said = tuple(confirmed.items())
    return {name: partial(_written, facts.key, said, name, facts) for name in _WRITERS}


@st.cache_data(max_entries=4, show_spinner=False)
def _written(
    key: str, confirmed: tuple[tuple[str, Confirmation], ...], name: str, _facts: Facts
) -> bytes:
    verdicts = verdicts_of(_facts, dict(confirmed))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        _WRITERS[name](path, _facts.school, _facts.plan, verdicts)
        return path.read_bytes()
