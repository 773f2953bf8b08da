"""compliance.xlsx, read back."""

from pathlib import Path

import openpyxl

from scheduler.domain.ids import ClauseId
from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.export.compliance import write_compliance
from tests.export import planned


def verdict(
    name: str, word: Verdict, evidence: str = "共核对20条排班"
) -> ClauseVerdict:
    return ClauseVerdict(
        clause=ClauseId(name),
        source="松山区实施方案，第（十二）条",
        words="学校要提供课后服务，结束时间原则上不早于当地正常下班时间。",
        strength="必须",
        verdict=word,
        evidence=evidence,
        rule="",
    )


def test_one_row_per_clause_under_the_contracts_headings(tmp_path: Path) -> None:
    verdicts = [
        verdict("songshan-2021/12.1", Verdict.KEPT),
        verdict("songshan-2021/12.2", Verdict.BROKEN, "=周五最早结束17:00，早于18:00"),
        verdict("songshan-2021/12.3", Verdict.NEEDS_PERSON),
    ]
    path = tmp_path / "compliance.xlsx"
    write_compliance(path, planned.school(), planned.plan(), verdicts)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = rows.index(["id", "来源", "原文", "力度", "结论", "依据与数据"])
    assert [(row[0], row[4]) for row in rows[head + 1 : head + 4]] == [
        ("songshan-2021/12.1", "符合"),
        ("songshan-2021/12.2", "不符合"),
        ("songshan-2021/12.3", "需人工确认"),
    ]
    assert rows[head + 2][5] == "=周五最早结束17:00，早于18:00"
    assert sheet.cell(head + 3, 6).data_type == "s"
    assert "测试小学" in str(rows[0][0])
    colours = {sheet.cell(head + 2 + k, 5).fill.fgColor.rgb for k in range(3)}
    assert len(colours) == 3


def test_the_summary_counts_every_verdict_word(tmp_path: Path) -> None:
    verdicts = [verdict(str(k), Verdict.KEPT) for k in range(4)]
    verdicts.append(verdict("x", Verdict.ADVISORY))
    path = tmp_path / "compliance.xlsx"
    write_compliance(path, planned.school(), planned.plan(), verdicts)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert (
        "共核对5条：　符合 4 条　不符合 0 条　提示 1 条　本地规则未规定 0 条"
        "　需人工确认 0 条"
    ) in said
