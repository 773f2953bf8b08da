"""Every result file of CONTRACT.md section 3, written into one folder.

In two halves that cost about the same, so that two processes can share them.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from scheduler.check import compliance
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import AuditReport, ClauseVerdict
from scheduler.export.attendance_book import months_of, write_attendance
from scheduler.export.calendars import write_calendars
from scheduler.export.changes_book import write_plan_changes
from scheduler.export.compliance import write_compliance
from scheduler.export.compliance_pdf import write_compliance_pdf
from scheduler.export.posters import write_posters
from scheduler.export.subsidy_book import write_subsidy
from scheduler.export.timetable import write_timetable
from scheduler.pipeline.load import PLAN_FILE
from scheduler.policy import Profile
from scheduler.subsidy import settle

TIMETABLE, CALENDARS = "timetable.xlsx", "calendar"
SCHEDULES = ("timetable", CALENDARS)  # how names begin of what write_schedules writes
CHANGES = "changes.xlsx"
STALE = (
    *("conflicts.json", "conflicts.xlsx", "attendance-*.xlsx", "calendar"),
    CHANGES,
)


def write_schedules(folder: Path, school: School, plan: Plan) -> None:
    """The files that show who is where: they need nothing but the plan."""
    write_timetable(folder / TIMETABLE, school, plan)
    write_posters(folder / "timetable.pdf", school, plan)
    write_calendars(folder / CALENDARS, school, plan)


def judge_clauses(
    school: School, plan: Plan, profile: Profile, report: AuditReport
) -> tuple[Settlement, tuple[ClauseVerdict, ...]]:
    """The money of a plan that has passed its audit, and every clause with it."""
    money = settle(school, plan, profile)
    return money, compliance(school, to_document(plan), profile, report, money)


def write_accounts(
    folder: Path,
    school: School,
    plan: Plan,
    settlement: Settlement,
    verdicts: Sequence[ClauseVerdict],
) -> None:
    """The plan itself, its money, its attendance sheets and what the law says to it."""
    write_plan(folder / PLAN_FILE, plan)
    write_subsidy(folder / "subsidy.xlsx", school, settlement)
    write_compliance(folder / "compliance.xlsx", school, plan, verdicts)
    write_compliance_pdf(folder / "compliance.pdf", school, plan, verdicts)
    if plan.changes:
        write_plan_changes(folder / CHANGES, school, plan)
    for month in months_of(plan):
        name = f"attendance-{month[0]}-{month[1]:02d}.xlsx"
        write_attendance(folder / name, school, plan, month)


def write_plan(path: Path, plan: Plan) -> None:
    """plan.json, UTF-8, keys in the contract's order."""
    text = json.dumps(to_document(plan), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
