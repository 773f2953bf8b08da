"""Workbooks to a results folder: read, plan, audit, pay, write."""

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.check import audit, broken_clauses
from scheduler.check.recount import (
    Scene,
    check_file,
    check_uploads,
    file_names,
    scene_of,
)
from scheduler.domain.outcome import (
    Cancelled,
    Impossible,
    OutOfTime,
    Progress,
    Report,
    Solved,
)
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation
from scheduler.export.conflicts import conflicts_document, write_conflicts
from scheduler.model.config import SolveConfig
from scheduler.model.solve import solve
from scheduler.pipeline.absences import with_absences
from scheduler.pipeline.carried import carry_over, forked, kept_until, ledger_folder
from scheduler.pipeline.changed import compared, missing_past
from scheduler.pipeline.costs.aims import aim_of
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.load import distinct, load_plan, load_to_plan
from scheduler.pipeline.partner import NOBODY, Partner, partner
from scheduler.pipeline.publish import published, ready
from scheduler.pipeline.results import (
    SCHEDULES,
    STALE,
    judge_clauses,
    write_accounts,
    write_schedules,
)
from scheduler.policy import Profile
from scheduler.words import pipeline as words


def plan_school(
    books: Sequence[Path],
    out: Path,
    options: PlanOptions,
    *,
    report: Report,
    cancelled: Cancelled,
) -> RunEnd:
    """Plan a school and publish the results; a plan that fails its audit is not.

    Raises:
        OSError: ``out`` cannot be written.
    """
    report = since_now(report)
    ready(out)
    books = distinct(books)
    loaded = load_to_plan(books)
    if loaded.school is None or loaded.profile is None:
        return RunEnd(status=ExitStatus.UNUSABLE, issues=loaded.issues)
    previous = None
    if options.previous is not None:
        previous, problems = load_plan(options.previous)
        if problems:
            return RunEnd(
                status=ExitStatus.UNUSABLE, issues=(*loaded.issues, *problems)
            )
    school = loaded.school
    ledger, since = None, options.since
    if previous is not None and options.previous is not None:
        ledger = ledger_folder(school, previous, options.previous)
        if two := forked(ledger, out):
            return RunEnd(status=ExitStatus.UNUSABLE, issues=(*loaded.issues, *two))
        since = kept_until(ledger, since)
        gone = missing_past(school, previous, since)
        if gone:
            return RunEnd(status=ExitStatus.UNUSABLE, issues=(*loaded.issues, *gone))
        school = with_absences(school, previous.absences)
    with partner(options.workers) as beside:
        outcome = solve(
            school,
            loaded.profile,
            SolveConfig(
                seconds=options.seconds,
                workers=options.workers,
                seed=options.seed,
                aim=aim_of(options, loaded.school, loaded.profile),
            ),
            previous=previous,
            since=since,
            report=report,
            cancelled=cancelled,
        )
        match outcome:
            case OutOfTime(stage=stage):
                return RunEnd(
                    status=ExitStatus.NO_PLAN_IN_TIME, issues=loaded.issues, stage=stage
                )
            case Impossible():
                publish_conflicts(out, school, outcome)
                return RunEnd(
                    status=ExitStatus.IMPOSSIBLE,
                    issues=loaded.issues,
                    impossible=outcome,
                )
            case Solved(plan=plan):
                if previous is not None:
                    plan = compared(school, loaded.profile, previous, plan)
                end = publish_plan(
                    out,
                    school,
                    plan,
                    loaded.profile,
                    report,
                    books=books,
                    beside=beside,
                    ledger=ledger,
                )
                return replace(end, issues=loaded.issues)


class Refused(Exception):
    """The plan breaks a rule, or its files are not the plan; nothing is published."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__(f"{len(violations)} violations")
        self.violations = violations


def since_now(report: Report) -> Report:
    """The same voice with one clock for the whole journey."""
    began = time.monotonic()

    def tell(progress: Progress) -> None:
        report(replace(progress, elapsed=time.monotonic() - began))

    return tell


def publish_plan(
    out: Path,
    school: School,
    plan: Plan,
    profile: Profile,
    report: Report,
    *,
    books: Sequence[Path] = (),
    beside: Partner = NOBODY,
    ledger: Path | None = None,
) -> RunEnd:
    """Audit a plan; publish it with all its files only when both pass.

    The written files are read again by the second mind before they take the
    target's place; ``books`` are counted again when they are given. ``beside`` writes
    its half of the files meanwhile. ``ledger`` is the folder whose closed months the
    new version takes over.
    """

    def say(stage: str) -> None:
        report(Progress(stage=stage, value=None, bound=None, elapsed=0.0))

    document = to_document(plan)
    scene = scene_of(school, document)
    try:
        with published(out, replaces=STALE) as folder:
            carry_over(ledger, out, folder)
            say(words.STAGE_AUDIT)
            counted = beside.give(check_uploads, books, school)
            schedules = beside.give(_schedules, folder, school, plan, scene)
            try:
                judged = audit(school, document, profile)
                if not judged.passed:
                    raise Refused(judged.violations)
                say(words.STAGE_WRITE)
                money, verdicts = judge_clauses(school, plan, profile, judged)
                broken = broken_clauses(verdicts)
                if broken:
                    raise Refused(broken)
                write_accounts(folder, school, plan, money, verdicts)
                say(words.STAGE_REREAD)
                scene = scene_of(school, document, verdicts)
                different = _differences(folder, scene, schedules=False)
            finally:  # nobody may still write when the folder is given up
                different_too = (*counted(), *schedules())
            if different or different_too:
                raise Refused((*different, *different_too))
    except Refused as refused:
        return RunEnd(
            status=ExitStatus.REFUSED, plan=plan, violations=refused.violations
        )
    return RunEnd(status=ExitStatus.DONE, plan=plan)


def _schedules(
    folder: Path, school: School, plan: Plan, scene: Scene
) -> tuple[Violation, ...]:
    """Write the files that show who is where, and read them again."""
    write_schedules(folder, school, plan)
    return _differences(folder, scene, schedules=True)


def _differences(
    folder: Path, scene: Scene, *, schedules: bool
) -> tuple[Violation, ...]:
    """What differs in the files of one half."""
    return tuple(
        found
        for name in file_names(scene)
        if name.startswith(SCHEDULES) is schedules
        for found in check_file(folder, name, scene)
    )


def publish_conflicts(out: Path, school: School, impossible: Impossible) -> None:
    """Write the conflict report into the results folder, beside what is there."""
    with published(out) as folder:
        document = conflicts_document(impossible)
        (folder / "conflicts.json").write_text(
            json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        write_conflicts(folder / "conflicts.xlsx", school.settings.name, impossible)
