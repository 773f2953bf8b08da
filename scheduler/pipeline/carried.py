"""Closed months go with the plan: a newer version's folder has the ledger of the old.

A ledger is of one school and term, whatever version of the plan it was written on. The
lines are carried over letter by letter, so that the chain of hashes stays whole.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.worked import Month
from scheduler.pipeline.closing import LEDGER_FILE, load_ledger
from scheduler.pipeline.publish import published
from scheduler.subsidy.closing import closed_months
from scheduler.words import subsidy_closing as words

_LONGEST_MONTH = timedelta(days=31)


def ledger_folder(school: School, before: Plan | None, folder: Path) -> Path | None:
    """The folder whose closed months stay closed; None in another school or term."""
    if before is None:
        return None
    settings = school.settings
    same = (before.school, before.term_start) == (settings.name, settings.term_start)
    return folder if same and (folder / LEDGER_FILE).exists() else None


def closing_files(month: Month) -> tuple[str, ...]:
    """What the closing of a month writes, by name."""
    name = f"{month[0]}-{month[1]:02d}"
    return (LEDGER_FILE, "ledger.csv", f"payout-{name}.csv", f"subsidy-{name}.xlsx")


def kept_until(folder: Path | None, since: date | None) -> date | None:
    """The date of a change: never before the end of the months already closed."""
    if folder is None:
        return since
    months = closed_months(load_ledger(folder)[1])
    if not months:
        return since
    year, month = months[-1]
    following = (date(year, month, 1) + _LONGEST_MONTH).replace(day=1)
    return following if since is None else max(since, following)


def forked(folder: Path | None, out: Path) -> tuple[Issue, ...]:
    """An issue when two folders closed months of their own: one would be lost."""
    if folder is None:
        return ()
    theirs, ours = _text(folder), _text(out)
    if theirs.startswith(ours) or ours.startswith(theirs):
        return ()
    return (
        Issue(
            code="ledger-forked",
            severity=Severity.ERROR,
            book=LEDGER_FILE,
            sheet="",
            cell="",
            text=words.FORKED,
            mend=words.MEND_FORKED,
        ),
    )


def carry_over(folder: Path | None, out: Path, fresh: Path) -> None:
    """Copy ledger and closed months into the results that will replace ``out``."""
    if folder is None or _text(out).startswith(_text(folder)):
        return
    for month in closed_months(load_ledger(folder)[1]):
        for name in closing_files(month):
            if (folder / name).exists():
                (fresh / name).write_bytes((folder / name).read_bytes())
    (fresh / LEDGER_FILE).write_bytes((folder / LEDGER_FILE).read_bytes())


def follow(folder: Path, files: Mapping[str, bytes]) -> None:
    """Bring a folder up to the months closed elsewhere, as the office has them kept.

    A folder whose own ledger goes on from there stays as it is.
    """
    kept = files.get(LEDGER_FILE, b"").decode()
    if _text(folder).startswith(kept):
        return
    with published(folder) as fresh:
        for name, data in files.items():
            (fresh / name).write_bytes(data)


def _text(folder: Path) -> str:
    path = folder / LEDGER_FILE
    return path.read_bytes().decode() if path.exists() else ""
