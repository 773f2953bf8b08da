"""From edits to a version: apply, mend, audit, write; or plan the rest around them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.domain.edits import Edit, Rehouse, Rejoin, Remeet, Restaff, Step
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Status
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.outcome import (
    Cancelled,
    Impossible,
    Outcome,
    OutOfTime,
    Report,
    Solved,
)
from scheduler.domain.plan import Absence, Certificate, Plan
from scheduler.domain.school import School
from scheduler.model.config import SolveConfig
from scheduler.model.flex_kept import give_back_near
from scheduler.model.published import groups_of
from scheduler.model.reading import read
from scheduler.model.repair import repair
from scheduler.model.solve import solve
from scheduler.pipeline.absences import with_absences
from scheduler.pipeline.carried import forked, kept_until, ledger_folder
from scheduler.pipeline.edits.apply import after
from scheduler.pipeline.edits.desk import Desk
from scheduler.pipeline.edits.pins import still_to_do
from scheduler.pipeline.edits.table import CannotEdit, Table
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.load import load_books, load_plan
from scheduler.pipeline.plan import publish_conflicts, publish_plan, since_now
from scheduler.pipeline.publish import ready
from scheduler.policy import Profile
from scheduler.words import edits as words


def amend_plan(
    books: Sequence[Path],
    folder: Path,
    steps: Sequence[Step],
    absences: Sequence[Absence],
    out: Path,
    options: PlanOptions,
    *,
    report: Report,
    cancelled: Cancelled,
) -> RunEnd:
    """Apply steps to a plan, find stand-ins for who is away, audit and publish."""
    report = since_now(report)
    ready(out)
    loaded = load_books(books)
    plan, problems = load_plan(folder)
    issues = (*loaded.issues, *problems)
    if loaded.school is None or loaded.profile is None or plan is None:
        return RunEnd(status=ExitStatus.UNUSABLE, issues=issues)
    ledger = ledger_folder(loaded.school, plan, folder)
    if two := forked(ledger, out):
        return RunEnd(status=ExitStatus.UNUSABLE, issues=(*issues, *two))
    everybody = tuple(dict.fromkeys((*plan.absences, *absences)))
    school = with_absences(loaded.school, everybody)
    try:
        table = after(Table(school, plan), steps)
    except CannotEdit as obstacle:
        issues = (*issues, _obstacle(str(obstacle)))
        return RunEnd(status=ExitStatus.UNUSABLE, issues=issues)
    changed = replace(
        table.plan,
        absences=everybody,
        certificate=_certificate(plan.certificate, steps),
    )
    changed = _flex(school, loaded.profile, plan, changed)
    outcome: Outcome = Solved(plan=changed)
    if any(table.away(who, row.day) for row in changed.roster for who in row.staff):
        outcome = repair(
            school,
            changed,
            loaded.profile,
            _config(options),
            report=report,
            cancelled=cancelled,
        )
        if isinstance(outcome, Solved) and steps:
            mended = replace(outcome.plan, certificate=changed.certificate)
            outcome = Solved(plan=mended)
    return _end(out, school, loaded.profile, outcome, report, books, issues, ledger)


def plan_around(
    books: Sequence[Path],
    folder: Path,
    steps: Sequence[Step],
    out: Path,
    options: PlanOptions,
    *,
    report: Report,
    cancelled: Cancelled,
) -> RunEnd:
    """Plan anew, close to a plan and around the pins in ``books``.

    What 固定安排 cannot hold (single dates, pupils' clubs, weeks of the cycle) is done
    again by hand afterwards, as far as the new plan allows; the rest is told.
    """
    report = since_now(report)
    ready(out)
    loaded = load_books(books)
    previous, problems = load_plan(folder)
    issues = (*loaded.issues, *problems)
    school, profile = loaded.school, loaded.profile
    if school is None or profile is None or previous is None:
        return RunEnd(status=ExitStatus.UNUSABLE, issues=issues)
    ledger = ledger_folder(school, previous, folder)
    if two := forked(ledger, out):
        return RunEnd(status=ExitStatus.UNUSABLE, issues=(*issues, *two))
    school = with_absences(school, previous.absences)
    outcome = solve(
        school,
        profile,
        _config(options),
        previous=previous,
        since=kept_until(ledger, None),
        report=report,
        cancelled=cancelled,
    )
    if isinstance(outcome, Solved):
        outcome = _again(school, profile, outcome.plan, previous, steps)
    return _end(out, school, profile, outcome, report, books, issues, ledger)


def _again(
    school: School,
    profile: Profile,
    plan: Plan,
    previous: Plan,
    steps: Sequence[Step],
) -> Solved:
    """The steps no pin could carry, one by one; a notice for each that is not legal."""
    plan = replace(plan, absences=previous.absences)
    desk = Desk(Table(school, plan), profile)
    done: list[Step] = []
    notices = list(plan.notices)
    for step in still_to_do(desk.table, steps):
        verdict = desk.judge(step)
        if verdict.patch is None or verdict.violations:
            reason = verdict.obstacle or verdict.violations[0].text
            notices.append(words.not_again(reason))
            continue
        desk = Desk(desk.table.over(verdict.patch), profile)
        done.append(step)
    if not done:
        return Solved(plan=replace(plan, notices=tuple(notices)))
    changed = replace(
        desk.table.plan,
        notices=tuple(notices),
        certificate=_certificate(plan.certificate, done),
    )
    return Solved(plan=_flex(school, profile, plan, changed))


def _end(
    out: Path,
    school: School,
    profile: Profile,
    outcome: Outcome,
    report: Report,
    books: Sequence[Path],
    issues: tuple[Issue, ...],
    ledger: Path | None,
) -> RunEnd:
    match outcome:
        case OutOfTime(stage=stage):
            return RunEnd(status=ExitStatus.NO_PLAN_IN_TIME, issues=issues, stage=stage)
        case Impossible():
            publish_conflicts(out, school, outcome)
            return RunEnd(
                status=ExitStatus.IMPOSSIBLE, issues=issues, impossible=outcome
            )
        case Solved(plan=plan):
            end = publish_plan(
                out, school, plan, profile, report, books=books, ledger=ledger
            )
            return replace(end, issues=issues)


def _config(options: PlanOptions) -> SolveConfig:
    return SolveConfig(
        seconds=options.seconds, workers=options.workers, seed=options.seed
    )


def _flex(school: School, profile: Profile, before: Plan, after: Plan) -> Plan:
    """Flexible hours of everybody whose dates changed, dealt anew."""
    reading = read(school, profile)
    touched = _touched(before, after) & reading.own
    if not touched:
        return after
    flex = give_back_near(
        reading,
        groups_of(reading, after),
        after.roster,
        before.flex,
        frozenset(touched),
    )
    return replace(after, flex=flex.entries)


def _touched(before: Plan, after: Plan) -> set[StaffId]:
    """People whose dated services differ; a session that moved is another one."""
    had = {(row.day, row.session, who) for row in before.roster for who in row.staff}
    has = {(row.day, row.session, who) for row in after.roster for who in row.staff}
    times = {
        row.id: (row.weekday, row.start, row.end)
        for row in (*before.sessions, *after.sessions)
    }
    return {who for _, session, who in had ^ has if session in times}


# What an edit makes void in a certificate.
_STAFFING = frozenset({words.PART_STAFF, words.PART_DATES, words.PART_FLEX})
_VOID: dict[type[Edit], frozenset[str]] = {
    Restaff: _STAFFING | {words.PART_KEPT},
    Rehouse: frozenset({words.PART_ROOMS, words.PART_KEPT}),
    Remeet: _STAFFING
    | {words.PART_WISHES, words.PART_TUTORING, words.PART_ROOMS, words.PART_KEPT},
    Rejoin: frozenset({words.PART_WISHES, words.PART_KEPT}),
}


def _certificate(certificate: Certificate, steps: Iterable[Step]) -> Certificate:
    """What is still proven after changes by hand: the stages they do not reach."""
    void = {
        part for step in steps for edit in step for part in _VOID.get(type(edit), ())
    }
    if not void:
        return certificate
    return replace(
        certificate,
        status=Status.FEASIBLE,
        stages=tuple(
            stage
            for stage in certificate.stages
            if stage.name.partition("·")[0] not in void
        ),
    )


def _obstacle(text: str) -> Issue:
    return Issue(
        code="edit",
        severity=Severity.ERROR,
        book="",
        sheet="",
        cell="",
        text=text,
        mend=words.MEND_EDIT,
    )
