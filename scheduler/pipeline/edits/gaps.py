"""What an absence leaves open, and who could stand in, best first and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scheduler.domain.ids import StaffId
from scheduler.domain.plan import Absence, Session
from scheduler.pipeline.edits.desk import Desk
from scheduler.pipeline.edits.places import Place, Span, staff_places
from scheduler.pipeline.edits.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A session on a date whose supervisor is away."""

    day: date
    session: Session
    away: StaffId


def gaps(table: Table, absences: Iterable[Absence]) -> tuple[Gap, ...]:
    """The services people would have had while they are away, in order."""
    spans = [(row.staff, row.first, row.last) for row in absences]
    return tuple(
        Gap(day=row.day, session=table.sessions[row.session], away=who)
        for row in table.plan.roster
        for who in row.staff
        if any(who == one and first <= row.day <= last for one, first, last in spans)
    )


def stand_ins(desk: Desk, gap: Gap) -> tuple[Place, ...]:
    """Who may stand in: free, with the post, knowing the class, least loaded.

    Exchanges are left out: they would change a second person's day.
    """
    places = staff_places(
        desk, gap.session, gap.away, Span(day=gap.day), exchanges=False
    )
    return tuple(place for place in places if place.legal)
