"""A plan of the workbook with some cells changed, beside the plan there is."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from scheduler.domain.origin import Issue, Severity
from scheduler.domain.outcome import Cancelled, Change, Report
from scheduler.intake.changed import write_changed
from scheduler.pipeline.costs.beside import Figure, figures
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.load import distinct, load_plan, load_to_plan
from scheduler.pipeline.plan import plan_school
from scheduler.words import costs as words

WHATIF_FILE = "whatif.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """How a trial ended; the figures of today's plan and of the trial, row by row."""

    end: RunEnd
    before: tuple[Figure, ...] = ()
    after: tuple[Figure, ...] = ()


def what_if(
    books: Sequence[Path],
    folder: Path,
    changes: Sequence[Change],
    out: Path,
    options: PlanOptions,
    *,
    report: Report,
    cancelled: Cancelled,
) -> WhatIf:
    """Plan the changed workbook into ``out``, beside the plan in ``folder``.

    The changed workbooks are kept in ``out`` too, to be used from then on.

    Raises:
        OSError: a workbook cannot be read, or ``out`` not written.
    """
    today = figures_of(books, folder)
    if isinstance(today, RunEnd):
        return WhatIf(end=today)
    with tempfile.TemporaryDirectory() as place:
        copies, lost = write_changed(distinct(books), changes, Path(place))
        if lost:
            return WhatIf(end=_unknown(lost))
        end = plan_school(copies, out, options, report=report, cancelled=cancelled)
        if end.status is not ExitStatus.DONE:
            return WhatIf(end=end, before=today)
        after = figures_of(copies, out)
        if isinstance(after, RunEnd):
            return WhatIf(end=after, before=today)
        for copy in copies:
            (out / copy.name).write_bytes(copy.read_bytes())
    document = {
        "changes": [asdict(row) for row in changes],
        "before": [asdict(row) for row in today],
        "after": [asdict(row) for row in after],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (out / WHATIF_FILE).write_text(text + "\n", encoding="utf-8")
    return WhatIf(end=end, before=today, after=after)


def figures_of(books: Sequence[Path], folder: Path) -> tuple[Figure, ...] | RunEnd:
    """The figures of a results folder, or why there are none."""
    loaded = load_to_plan(distinct(books))
    plan, problems = load_plan(folder)
    if loaded.school is None or loaded.profile is None or plan is None:
        return RunEnd(status=ExitStatus.UNUSABLE, issues=(*loaded.issues, *problems))
    return figures(loaded.school, plan, loaded.profile)


def _unknown(lost: Sequence[Change]) -> RunEnd:
    issues = tuple(
        Issue(
            code="whatif-sheet",
            severity=Severity.ERROR,
            book="",
            sheet=row.sheet,
            cell=row.cell,
            text=words.not_there(row.sheet),
            mend=words.MEND_SHEET,
        )
        for row in lost
    )
    return RunEnd(status=ExitStatus.UNUSABLE, issues=issues)


def paired(
    before: Sequence[Figure], after: Sequence[Figure]
) -> tuple[tuple[Figure, Figure], ...]:
    """Rows of both plans side by side; a row only one of them has is 0 in the other."""
    ours = {(row.kind, row.name): row for row in before}
    theirs = {(row.kind, row.name): row for row in after}
    keys = list(dict.fromkeys([*ours, *theirs]))
    return tuple(
        (
            ours.get(key) or replace(theirs[key], value=0.0, text="0", bound=""),
            theirs.get(key) or replace(ours[key], value=0.0, text="0", bound=""),
        )
        for key in keys
    )
