"""compliance.pdf holds every clause with its verdict, and lines to sign."""

import subprocess
from pathlib import Path

from scheduler.check import audit, compliance
from scheduler.domain.plan_json import from_document
from scheduler.export.compliance_pdf import write_compliance_pdf
from tests.check import judge, plans, schools


def test_every_clause_stands_in_the_pdf_with_its_verdict(tmp_path: Path) -> None:
    school = schools.rich()
    document = plans.document(school)
    profile = judge.profile(school)
    report = audit(school, document, profile)
    rows = compliance(school, document, profile, report)
    path = tmp_path / "compliance.pdf"
    write_compliance_pdf(path, school, from_document(document), rows)
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert all(row.clause in text for row in rows)
    assert f"共核对{len(rows)}条" in text
    for sign in ("填表人", "校长", "日期"):
        assert sign in text
