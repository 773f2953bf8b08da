"""The rich school's result files, written once, and ways to spoil what is read."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler.check import audit, compliance, recount
from scheduler.check.recount import money
from scheduler.check.recount.sheets import Sheets, read_book
from scheduler.domain.kinds import PeriodKind, Post, StaffKind
from scheduler.domain.people import Waiver, WaiverKind
from scheduler.domain.plan_json import from_document, to_document
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation
from scheduler.domain.worked import month_of
from scheduler.export.attendance_book import write_attendance
from scheduler.export.calendars import write_calendars
from scheduler.export.compliance import write_compliance
from scheduler.export.compliance_pdf import write_compliance_pdf
from scheduler.export.posters import write_posters
from scheduler.export.subsidy_book import write_subsidy
from scheduler.export.timetable import write_timetable
from scheduler.money import fen
from scheduler.pipeline.results import write_plan
from scheduler.subsidy import settle
from tests import builders as b
from tests.check import judge, plans, schools
from tests.check.plans import Row

Spoil = Callable[[Sheets], None]


def made() -> tuple[School, Row]:
    """The rich school with an outsider on Fridays and some minutes given back.

    Half a 课时 for care and an odd fee make roundings bite; there are a ceiling, a
    dearer outsider, the three waivers, and a pupil who never stays.
    """
    rich = schools.rich()
    waivers = {
        "P2": Waiver(kind=WaiverKind.HALF),
        "P4": Waiver(kind=WaiverKind.FULL),
        "P5": Waiver(kind=WaiverKind.AMOUNT, amount=fen(20)),
    }
    school = replace(
        rich,
        settings=replace(rich.settings, fee=fen("299.99"), fiscal=fen(60)),
        slots=tuple(
            replace(slot, units=50) if slot.kind is PeriodKind.CARE else slot
            for slot in rich.slots
        ),
        pupils=tuple(
            replace(
                each,
                waiver=waivers.get(each.id, Waiver()),
                week=(b.ABSENT,) * 5 if each.id == "P8" else each.week,
            )
            for each in rich.pupils
        ),
        rates=(
            *(b.rate(post) for post in Post if post not in (Post.CARE, Post.DUTY)),
            b.rate(Post.CARE, rate=fen("50.01")),
            b.rate(Post.DUTY, monthly_cap=fen(120)),
            b.rate(Post.STUDY, 900, kind=StaffKind.PROFESSIONAL),
        ),
    )
    plan = plans.document(school)
    for row in plan["cycle"] + plan["roster"]:
        if row["session"] == "W5-16:00-study-一年级1班":
            row["staff"] = ["X2"]
    plan["flex"] = [
        {
            "staff": "T1",
            "date": "2026-09-09",
            "kind": "late_arrival",
            "minutes": 30,
            "earned_on": ["2026-09-07"],
        }
    ]
    return school, to_document(from_document(plan))


def write(
    folder: Path, school: School, document: Row, *, printed: bool = False
) -> None:
    """The files the recount reads, as the pipeline writes them; PDFs when asked."""
    plan = from_document(document)
    write_plan(folder / "plan.json", plan)
    write_timetable(folder / "timetable.xlsx", school, plan)
    settlement = settle(school, plan, judge.profile(school))
    write_subsidy(folder / "subsidy.xlsx", school, settlement)
    profile = judge.profile(school)
    report = audit(school, document, profile)
    verdicts = compliance(school, document, profile, report, settlement)
    write_compliance(folder / "compliance.xlsx", school, plan, verdicts)
    write_calendars(folder / "calendar", school, plan)
    if printed:
        write_posters(folder / "timetable.pdf", school, plan)
        write_compliance_pdf(folder / "compliance.pdf", school, plan, verdicts)
    for month in sorted({month_of(entry.day) for entry in plan.roster}):
        name = f"attendance-{month[0]}-{month[1]:02d}.xlsx"
        write_attendance(folder / name, school, plan, month)


def found(folder: Path, school: School, document: Row) -> tuple[Violation, ...]:
    """What the recount says of a folder's files that are quickly written."""
    scene = recount.scene_of(school, document)
    return tuple(
        each
        for name in recount.file_names(scene)
        if not name.endswith(".pdf")
        for each in recount.check_file(folder, name, scene)
    )


class Desk:
    """Files read once; a test changes what was read and asks again."""

    def __init__(self, folder: Path) -> None:
        self.school, self.document = made()
        self.folder = folder
        write(folder, self.school, self.document, printed=True)
        self.read = {
            name: read_book(folder / name)
            for name in ("timetable.xlsx", "subsidy.xlsx")
        }

    def judged(
        self, monkeypatch: pytest.MonkeyPatch, file: str, spoil: Spoil
    ) -> set[str]:
        """Rule ids after one file's cells were changed."""
        sheets = deepcopy(self.read[file])
        assert sheets is not None
        spoil(sheets)

        def reader(path: Path) -> Sheets | None:
            return sheets if path.name == file else read_book(path)

        with monkeypatch.context() as patch:
            for reading in (recount, money):
                patch.setattr(reading, "read_book", reader)
            return {
                str(each.rule)
                for each in found(self.folder, self.school, self.document)
            }
