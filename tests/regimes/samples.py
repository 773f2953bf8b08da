"""The samples under every regime: planned, audited, every file written and re-read.

``python -m tests.regimes.samples [s] [m] [--out DIR]`` changes 政策方案 in a copy of
each sample and runs the whole journey; it ends with 1 when a run does not end well.
"""

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from scheduler.check import compliance
from scheduler.check.audit import audit
from scheduler.domain.plan_json import to_document
from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.load import load_books
from scheduler.pipeline.plan import plan_school
from tests.regimes.judging import ALL

BOOKS = Path(__file__).resolve().parents[2] / "inputs" / "workbooks"
OPTIONS = PlanOptions(seconds=300)


@dataclass(frozen=True)
class Judged:
    """The end of one run and what each clause says of its plan."""

    end: RunEnd
    clauses: tuple[ClauseVerdict, ...]
    cpu: float

    @property
    def well(self) -> bool:
        """Planned and published, with no clause broken."""
        broken = [row for row in self.clauses if row.verdict is Verdict.BROKEN]
        return self.end.status is ExitStatus.DONE and not broken


def copy_under(policy: str, size: str, folder: Path) -> Path:
    """A copy of a sample with another 政策方案."""
    book = openpyxl.load_workbook(BOOKS / f"sample_{size}.xlsx")
    for row in book["学校"].iter_rows():
        if row[0].value == "政策方案":
            row[1].value = policy
    path = folder / f"{size}-{policy}.xlsx"
    book.save(path)
    return path


def planned(policy: str, size: str, folder: Path) -> Judged:
    """The whole journey of a sample under a regime."""
    path = copy_under(policy, size, folder)
    began = time.process_time()
    end = plan_school(
        [path],
        folder / f"{size}-{policy}",
        OPTIONS,
        report=lambda _: None,
        cancelled=lambda: False,
    )
    cpu = time.process_time() - began
    loaded = load_books([path])
    rows: tuple[ClauseVerdict, ...] = ()
    if end.plan is not None and loaded.school is not None and loaded.profile:
        document = to_document(end.plan)
        report = audit(loaded.school, document, loaded.profile)
        rows = compliance(loaded.school, document, loaded.profile, report)
    return Judged(end, rows, cpu)


def told(policy: str, size: str, judged: Judged) -> str:
    """One line about a run, and one more for each clause broken or warned of."""
    end = judged.end
    status = "—" if end.plan is None else end.plan.certificate.status
    counts = Counter(str(row.verdict) for row in judged.clauses)
    shown = "，".join(f"{verdict}{count}" for verdict, count in counts.items())
    lines = [
        f"{size} {policy}: 退出码 {int(end.status)}，{status}，"
        f"{judged.cpu:.1f} 秒 CPU；{shown}"
    ]
    lines += [f"    {row.rule} {row.text}" for row in end.violations[:5]]
    lines += [
        f"    {row.verdict} {row.clause}：{row.evidence}"
        for row in judged.clauses
        if row.verdict in (Verdict.BROKEN, Verdict.ADVISORY)
    ]
    return "\n".join(lines)


def main() -> int:
    """Run what is asked for; 0 when every run ended well."""
    parser = argparse.ArgumentParser(prog="tests.regimes.samples")
    parser.add_argument("sizes", nargs="*", default=["s", "m"])
    parser.add_argument("--policy", nargs="*", default=list(ALL))
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    well = True
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in asked.sizes:
            for policy in asked.policy:
                judged = planned(policy, size, folder)
                print(told(policy, size, judged), flush=True)
                well = well and judged.well
    return 0 if well else 1


if __name__ == "__main__":
    raise SystemExit(main())
