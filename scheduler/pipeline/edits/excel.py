"""An edited timetable taken back: legal edits as one step, the others named."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.edits import Edit, Rehouse, Rejoin, Remeet, Restaff, Step
from scheduler.domain.origin import Issue
from scheduler.domain.verdict import Violation
from scheduler.intake.edit_book import EditCell, edit_issue, read_edits
from scheduler.pipeline.edits.apply import step_patch
from scheduler.pipeline.edits.desk import Desk
from scheduler.pipeline.edits.table import CannotEdit

# Whoever serves, and wherever, these rules are not about it.
_OF_GROUPS = frozenset({"H01", "H02", "H03", "H05", "H12", "H13", "H17", "H18", "H22"})
_OF_ROOMS = frozenset({"H05", "H23"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What an edited workbook says; ``step`` is empty when nothing legal differs."""

    step: Step
    issues: tuple[Issue, ...]


def take_back(desk: Desk, files: Sequence[Path]) -> TakenBack:
    """Read an edited timetable against the plan on the desk.

    All edits are judged together, so two people may change places. What breaks a
    rule is taken out and named with its cell until the rest is legal.
    """
    table = desk.table
    cells, problems = read_edits(files, table.school, table.plan)
    issues = list(problems)
    left = list(cells)
    while left:
        step = tuple(cell.edit for cell in left)
        blamed = _blame(desk, left, step)
        if not blamed:
            return TakenBack(step=step, issues=tuple(issues))
        for cell, rule, text in blamed:
            issues.append(
                edit_issue("edit_rule", cell.origin, cell.column, rule=rule, value=text)
            )
        out = {id(cell) for cell, _, _ in blamed}
        left = [cell for cell in left if id(cell) not in out]
    return TakenBack(step=(), issues=tuple(issues))


def _blame(
    desk: Desk, cells: list[EditCell], step: Step
) -> list[tuple[EditCell, str, str]]:
    """The edits at fault, each with the first rule it breaks; empty when none is."""
    try:
        patch = step_patch(desk.table, step)
    except CannotEdit:
        return _one_by_one(desk, cells)
    dated = any(isinstance(edit, Restaff) and edit.day for edit in step)
    found = desk.trial.breaks(patch, forgive_leave=not dated)
    if not found:
        return []
    blamed: dict[int, tuple[EditCell, str, str]] = {}
    for violation in found:
        for cell in cells:
            if _concerns(desk, cell.edit, violation):
                blamed.setdefault(id(cell), (cell, violation.rule, violation.text))
    return list(blamed.values()) or _one_by_one(desk, cells)


def _one_by_one(desk: Desk, cells: list[EditCell]) -> list[tuple[EditCell, str, str]]:
    """Edits that are not legal alone; when all are, the last that does not fit."""
    blamed = []
    for cell in cells:
        verdict = desk.judge((cell.edit,))
        if verdict.patch is None:
            blamed.append((cell, "", verdict.obstacle))
        elif verdict.violations:
            first = verdict.violations[0]
            blamed.append((cell, str(first.rule), first.text))
    if blamed:
        return blamed
    kept: list[Edit] = []
    for cell in cells:
        verdict = desk.judge((*kept, cell.edit))
        if not verdict.legal:
            text = verdict.obstacle or verdict.violations[0].text
            rule = str(verdict.violations[0].rule) if verdict.violations else ""
            return [(cell, rule, text)]
        kept.append(cell.edit)
    return []


def _concerns(desk: Desk, edit: Edit, violation: Violation) -> bool:
    """Whether a violation names what the edit changed."""
    named = {part for _, value in violation.facts for part in value.split("、")}
    match edit:
        case Restaff():
            if violation.rule in _OF_GROUPS:
                return False
            days = [value for name, value in violation.facts if name == "day"]
            on_day = edit.day is None or not days or days[0][:10] == str(edit.day)
            return on_day and (edit.into in named or edit.session in named)
        case Rehouse():
            if violation.rule not in _OF_ROOMS:
                return False
            return edit.session in named or edit.room in named
        case Remeet():
            return edit.club in named or any(edit.club in part for part in named)
        case Rejoin():
            return edit.pupil in named or bool({edit.leaves, edit.joins} & named)
        case _:
            return False
