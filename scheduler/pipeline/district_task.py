"""Planning one school of a district wherever a worker runs.

A task carries the school and brings the result files back as bytes, so that workers
need no folder in common and only the run itself writes below DIR.
"""

import io
import json
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from scheduler.check import audit, compliance
from scheduler.domain.district import PlannedFacts
from scheduler.domain.ids import StaffId
from scheduler.domain.outcome import Impossible, OutOfTime, Solved
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation
from scheduler.export.district_guests import write_guests
from scheduler.model.config import SolveConfig
from scheduler.model.solve import solve
from scheduler.pipeline.ends import ExitStatus, PlanOptions
from scheduler.pipeline.plan import publish_conflicts, publish_plan
from scheduler.policy import Profile, load_profile
from scheduler.subsidy import settle
from scheduler.words import district as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A school to plan; ``guests`` go into a workbook beside its results."""

    key: str
    school: School
    guests: tuple[StaffId, ...]
    options: PlanOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What a worker brings back; ``archive`` is a zip of the files to publish."""

    status: ExitStatus
    plan: Plan | None = None
    facts: PlannedFacts | None = None
    impossible: Impossible | None = None
    violations: tuple[Violation, ...] = ()
    stage: str = ""
    archive: bytes = b""


def plan_task(task: Task) -> Product:
    """Plan, audit, pay and write into a folder of the worker's own."""
    profile = load_profile(task.school.settings.policy)
    options = task.options
    outcome = solve(
        task.school,
        profile,
        SolveConfig(
            seconds=options.seconds, workers=options.workers, seed=options.seed
        ),
        report=lambda _: None,
        cancelled=lambda: False,
    )
    with tempfile.TemporaryDirectory(prefix="district-") as name:
        folder = Path(name) / "results"
        match outcome:
            case OutOfTime(stage=stage):
                return Product(status=ExitStatus.NO_PLAN_IN_TIME, stage=stage)
            case Impossible():
                publish_conflicts(folder, task.school, outcome)
                return Product(
                    status=ExitStatus.IMPOSSIBLE,
                    impossible=outcome,
                    archive=_packed(folder),
                )
            case Solved(plan=plan):
                return _published(task, plan, profile, folder)


def _published(task: Task, plan: Plan, profile: Profile, folder: Path) -> Product:
    end = publish_plan(folder, task.school, plan, profile, lambda _: None)
    if end.status is not ExitStatus.DONE:
        return Product(status=end.status, violations=end.violations)
    if task.guests:
        write_guests(folder / words.GUEST_BOOK, task.school, task.guests)
    return Product(
        status=ExitStatus.DONE,
        plan=plan,
        facts=_facts(task.school, plan, profile),
        archive=_packed(folder),
    )


def _facts(school: School, plan: Plan, profile: Profile) -> PlannedFacts:
    settlement = settle(school, plan, profile)
    document = json.loads(json.dumps(to_document(plan)))
    report = audit(school, document, profile)
    verdicts = compliance(school, document, profile, report, settlement)
    return PlannedFacts(
        certificate=plan.certificate.status,
        posts=sum(session.posts for session in plan.sessions),
        services=sum(len(entry.staff) for entry in plan.roster),
        own=settlement.own_total,
        labour=settlement.labour_total,
        institution=settlement.institution_total,
        verdicts=dict(Counter(row.verdict for row in verdicts)),
    )


def _packed(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())
    return buffer.getvalue()


def unpack(archive: bytes, folder: Path) -> None:
    """Write a product's files into a folder."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        packed.extractall(folder)
