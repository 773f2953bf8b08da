"""The page on adding a region is true: its example loads and judges a school."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from scheduler.check import audit, compliance
from scheduler.domain.verdict import Verdict
from scheduler.policy import DEFAULT_FOLDER, SPECS, STRENGTHS, Profile, load_profile
from scheduler.policy.profile import AnswerKind, Topic
from tests.check import plans, schools
from tests.check.test_sabotage import ruled

PAGE = (DEFAULT_FOLDER / "README.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "example.txt").write_text(block("text"), encoding="utf-8")
    (tmp_path / "example-2026.toml").write_text(block("toml"), encoding="utf-8")
    return load_profile("示例县", folder=tmp_path)


def test_the_example_of_the_page_judges_a_school(profile: Profile) -> None:
    school = ruled(schools.rich(), policy="example-2026")
    plan = plans.document(school)
    report = audit(school, plan, profile)
    assert {each.rule for each in report.violations} == {"H20"}  # 300 against 280
    rows = {str(r.clause): r for r in compliance(school, plan, profile, report)}
    assert {name: row.verdict for name, row in rows.items()} == {
        "EX-01": Verdict.KEPT,
        "EX-02": Verdict.KEPT,
        "EX-03": Verdict.BROKEN,
        "EX-04": Verdict.NEEDS_PERSON,
    }
    assert profile.in_force(date(2026, 2, 28)).clauses == ()


def test_the_page_names_every_word_a_file_may_hold() -> None:
    for spec in SPECS:
        assert f"`{spec.id}`" in PAGE
        assert f"| `{spec.unit}` |" in PAGE
    for word in (*STRENGTHS, *get_args(AnswerKind), *get_args(Topic)):
        assert f"`{word}`" in PAGE, word


def test_the_readme_leads_to_the_page() -> None:
    root = DEFAULT_FOLDER.parents[1]
    assert "inputs/policies/README.md" in (root / "README.md").read_text("utf-8")
