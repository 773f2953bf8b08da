"""compliance.pdf: the same rows as compliance.xlsx, set to be handed in."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import typst

from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.export.compliance import GROUNDS, INKS
from scheduler.export.palette import BRAND, PALE
from scheduler.export.posters import FONTS, PosterError
from scheduler.export.regime import regime_text
from scheduler.words import compliance_book as texts
from scheduler.words import export as words

TEMPLATE = Path(__file__).with_name("compliance.typ")


def write_compliance_pdf(
    path: Path, school: School, plan: Plan, verdicts: Sequence[ClauseVerdict]
) -> None:
    """Write the clause-by-clause report as A4 pages with lines to sign.

    Raises:
        PosterError: typst failed or warned of how the pages will look.
        OSError: the file cannot be written.
    """
    data = json.dumps(_document(school, plan, verdicts), ensure_ascii=False)
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(TEMPLATE),
            format="pdf",
            font_paths=[str(FONTS)],
            sys_inputs={"data": data},
        )
    except typst.TypstError as error:
        raise PosterError(str(error)) from error
    if warnings:
        raise PosterError("; ".join(str(warning.message) for warning in warnings))
    path.write_bytes(pdf)


def _document(
    school: School, plan: Plan, verdicts: Sequence[ClauseVerdict]
) -> dict[str, object]:
    settings = school.settings
    counts = Counter(verdict.verdict for verdict in verdicts)
    start = settings.service_start
    return {
        "system": words.SYSTEM,
        "brand": BRAND,
        "pale": PALE,
        "date": [start.year, start.month, start.day],
        "title": texts.compliance_title(settings.name, settings.term_name),
        "scope": texts.compliance_scope(
            regime_text(plan.policy),
            words.period_text(settings.service_start, settings.service_end),
        ),
        "note": texts.COMPLIANCE_NOTE,
        "summary": texts.compliance_summary(len(verdicts)),
        "counts": [
            {"text": texts.verdict_count(word.value, counts[word]), "ink": INKS[word]}
            for word in Verdict
        ],
        "headings": list(texts.COMPLIANCE_HEADINGS),
        "rows": [
            {
                "cells": [
                    row.clause,
                    row.source,
                    row.words,
                    row.strength,
                    row.verdict.value,
                    row.evidence,
                ],
                "ground": GROUNDS[row.verdict],
                "ink": INKS[row.verdict],
            }
            for row in verdicts
        ],
        "signatures": [text + 12 * "＿" for text in texts.SIGNATURES],
    }
