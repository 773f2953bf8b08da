"""Steps applied to a plan: each a patch of rows, taken whole or not at all."""

from collections.abc import Iterable
from datetime import date

from scheduler.domain.edits import (
    Edit,
    Keep,
    Patch,
    Rehouse,
    Rejoin,
    Remeet,
    Restaff,
    Step,
)
from scheduler.domain.ids import SessionId
from scheduler.pipeline.edits.seating import rehouse, rejoin, remeet
from scheduler.pipeline.edits.staffing import restaff
from scheduler.pipeline.edits.table import Table


def patch_of(table: Table, edit: Edit) -> Patch:
    """The rows an edit makes new.

    Raises:
        CannotEdit: it names something the plan does not have.
    """
    match edit:
        case Restaff():
            return restaff(table, edit)
        case Keep():
            return Patch()
        case Rehouse():
            return rehouse(table, edit)
        case Remeet():
            return remeet(table, edit)
        case Rejoin():
            return rejoin(table, edit)


def step_patch(table: Table, step: Step) -> Patch:
    """The rows a whole step makes new.

    Raises:
        CannotEdit: one of its edits cannot be made.
    """
    first, *rest = step
    whole = last = patch_of(table, first)
    for edit in rest:
        table = table.over(last)
        last = patch_of(table, edit)
        whole = _merged(whole, last)
    return whole


def after(table: Table, steps: Iterable[Step]) -> Table:
    """The plan after all steps.

    Raises:
        CannotEdit: one of them cannot be made.
    """
    for step in steps:
        table = table.over(step_patch(table, step))
    return table


def _merged(one: Patch, other: Patch) -> Patch:
    """Two patches as one; the other's rows win."""
    gone = other.gone
    changed = {(row.day, row.session) for row in other.roster}

    def stays(day: date, session: SessionId) -> bool:
        return (day, session) not in changed and session not in gone

    clubs = {row.club: row for row in (*one.clubs, *other.clubs)}
    sessions = {row.id: row for row in one.sessions if row.id not in gone}
    sessions |= {row.id: row for row in other.sessions}
    cycle = {
        (row.week, row.session): row for row in one.cycle if row.session not in gone
    }
    cycle |= {(row.week, row.session): row for row in other.cycle}
    return Patch(
        clubs=tuple(clubs.values()),
        sessions=tuple(sessions.values()),
        cycle=tuple(cycle.values()),
        roster=(*(r for r in one.roster if stays(r.day, r.session)), *other.roster),
        departures=(
            *(r for r in one.departures if stays(r.day, r.session)),
            *other.departures,
        ),
        decided=(*(r for r in one.decided if stays(r.day, r.session)), *other.decided),
        gone=(one.gone - {row.id for row in other.sessions}) | gone,
    )
