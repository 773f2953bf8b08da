"""Where a change is tried: the plan after the steps taken, and who may judge it."""

from dataclasses import dataclass
from functools import cached_property

from scheduler.check.trial import Trial
from scheduler.domain.edits import Patch, Restaff, Step
from scheduler.domain.plan import Absence, Plan
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation
from scheduler.pipeline.absences import with_absences
from scheduler.pipeline.edits.apply import after, step_patch
from scheduler.pipeline.edits.table import CannotEdit, Table
from scheduler.policy import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a step would do: its rows, or the sentence that it cannot be made."""

    patch: Patch | None
    violations: tuple[Violation, ...]
    obstacle: str = ""

    @property
    def legal(self) -> bool:
        """Whether the step may be taken."""
        return self.patch is not None and not self.violations


@dataclass(frozen=True)
class Desk:
    """A table with its judge."""

    table: Table
    profile: Profile

    @cached_property
    def trial(self) -> Trial:
        """The rules over this very plan."""
        table = self.table
        return Trial(table.school, to_document(table.plan), self.profile)

    def judge(self, step: Step) -> Verdict:
        """Try a step without taking it."""
        try:
            patch = step_patch(self.table, step)
        except CannotEdit as obstacle:
            return Verdict(patch=None, violations=(), obstacle=str(obstacle))
        dated = any(isinstance(edit, Restaff) and edit.day for edit in step)
        found = self.trial.breaks(patch, forgive_leave=not dated)
        return Verdict(patch=patch, violations=found)


def open_desk(
    school: School,
    plan: Plan,
    profile: Profile,
    steps: tuple[Step, ...] = (),
    absences: tuple[Absence, ...] = (),
) -> Desk:
    """A desk with the plan after some steps, and absences told since.

    Raises:
        CannotEdit: a step cannot be made any more.
    """
    away = tuple(dict.fromkeys((*plan.absences, *absences)))
    table = Table(with_absences(school, away), plan)
    return Desk(after(table, steps), profile)
