"""Sample S under every regime: planned, audited, no clause broken.

M under every regime, with all files: ``python -m tests.regimes.samples m``.
"""

from functools import cache

import pytest

from scheduler.check import audit, compliance
from scheduler.domain.outcome import Solved
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.domain.verdict import Verdict
from scheduler.model.config import SolveConfig
from scheduler.model.solve import solve
from scheduler.pipeline.load import load_books
from tests.check import judge
from tests.regimes.judging import ALL, under
from tests.regimes.samples import BOOKS


@cache
def sample() -> School:
    loaded = load_books([BOOKS / "sample_s.xlsx"])
    assert loaded.school is not None, loaded.issues
    return loaded.school


@pytest.mark.parametrize("policy", ALL)
def test_sample_s_has_a_plan_that_breaks_no_clause(policy: str) -> None:
    school = under(policy, sample())
    profile = judge.profile(school)
    end = solve(
        school,
        profile,
        SolveConfig(seconds=300, workers=1),
        report=lambda _: None,
        cancelled=lambda: False,
    )
    assert isinstance(end, Solved), end
    document = to_document(end.plan)
    report = audit(school, document, profile)
    assert [found.text for found in report.violations] == []
    rows = compliance(school, document, profile, report)
    assert [row.clause for row in rows if row.verdict is Verdict.BROKEN] == []
    assert len(rows) == len(profile.in_force(school.settings.service_start).clauses)
