"""A lane of schools: each planned with what the ones before left of shared staff."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from scheduler.domain.district import (
    PlannedFacts,
    SchoolRow,
    SchoolState,
    SharedPerson,
    SharedService,
)
from scheduler.domain.ids import StaffId
from scheduler.domain.plan_json import to_document
from scheduler.domain.verdict import Violation
from scheduler.pipeline.district_check import Published, judge_district
from scheduler.pipeline.district_order import Seat
from scheduler.pipeline.district_reasons import place_of, reason_of
from scheduler.pipeline.district_share import Elsewhere, narrowed
from scheduler.pipeline.district_task import Product, Task, unpack
from scheduler.pipeline.district_times import Taken, fixed_times, services, taken_by
from scheduler.pipeline.ends import ExitStatus, PlanOptions
from scheduler.pipeline.publish import published
from scheduler.pipeline.results import STALE
from scheduler.words import district as words

STATES = {
    ExitStatus.DONE: SchoolState.PLANNED,
    ExitStatus.FAULT: SchoolState.FAULT,
    ExitStatus.UNUSABLE: SchoolState.UNUSABLE,
    ExitStatus.IMPOSSIBLE: SchoolState.IMPOSSIBLE,
    ExitStatus.REFUSED: SchoolState.REFUSED,
    ExitStatus.NO_PLAN_IN_TIME: SchoolState.OUT_OF_TIME,
}


class SchoolLane:
    """The schools of one lane, what each has taken, and how each ended."""

    def __init__(
        self,
        seats: Sequence[Seat],
        people: Mapping[StaffId, SharedPerson],
        out: Path,
        options: PlanOptions,
        tell: Callable[[str], None],
    ) -> None:
        self._people = people
        self._out = out
        self._options = options
        self._tell = tell
        self._waiting = list(seats)
        self._seats = {seat.files.key: seat for seat in seats}
        self._fixed = {
            seat.files.key: fixed_times(seat.school, seat.people) for seat in seats
        }
        self._plans: list[Published] = []
        self.served: dict[str, tuple[SharedService, ...]] = {}
        self._partial: set[str] = set()  # had a part only of somebody
        self._second: list[Seat] = []
        self.rows: dict[str, SchoolRow] = {}
        self.violations: list[Violation] = []

    def next(self) -> Task | None:
        """The next school, its shared staff cut down to what is free.

        A school that had no plan with its part of somebody is tried once more in the
        end, with all that the others have left.
        """
        if not self._waiting and self._second:
            self._waiting.append(self._second.pop(0))
        if not self._waiting:
            return None
        seat = self._waiting[0]
        seen = {person: self._elsewhere(seat, person) for person in seat.people}
        if any(each.part < 1 for each in seen.values()):
            self._partial.add(seat.files.key)
        del self._waiting[0]
        return Task(
            key=seat.files.key,
            school=narrowed(seat.school, seen),
            guests=seat.guests,
            options=self._options,
        )

    def _elsewhere(self, seat: Seat, person: StaffId) -> Elsewhere:
        others = [
            other
            for key, other in self._seats.items()
            if key != seat.files.key and person in other.people
        ]
        taken: list[Taken] = []
        served: list[SharedService] = []
        for other in others:
            key = other.files.key
            rows = [row for row in self.served.get(key, ()) if row.staff == person]
            served += rows
            taken += [*taken_by(rows)]
            taken += [row for row in self._fixed[key] if row.staff == person]
        hopeful = [each for each in self._waiting if person in each.people]
        whole = sum(_wish(each, person) for each in hopeful)
        return Elsewhere(
            person=self._people[person],
            guest=person in seat.guests,
            listed=person in seat.listed,
            taken=tuple(taken),
            served=tuple(served),
            absences=tuple(
                leave
                for other in others
                for leave in other.school.leaves
                if leave.staff == person
            ),
            reserved=sum(
                len({pin.weekday for pin in each.school.pins if person in pin.staff})
                for each in hopeful
                if each is not seat
            ),
            part=Fraction(_wish(seat, person), whole),
            last=len(hopeful) == 1,
        )

    def ended(self, task: Task, product: Product) -> None:
        """Judge a plan across schools, publish it, remember what it takes."""
        seat = self._seats[task.key]
        folder = self._out / seat.files.key
        try:
            status, reason = self._take(seat, product, folder)
        except OSError:
            status, reason = ExitStatus.UNUSABLE, words.unwritable(str(folder))
        if status is ExitStatus.DONE:
            self._row(seat, status, reason, product.facts)
        else:
            self._row(seat, status, reason)
            self._leave(seat)
        if status is ExitStatus.IMPOSSIBLE and task.key in self._partial:
            self._partial.remove(task.key)
            self._second.append(seat)

    def _take(
        self, seat: Seat, product: Product, folder: Path
    ) -> tuple[ExitStatus, str]:
        """Publish what a school brought; a plan only when no other school objects."""
        if product.plan is None:
            if product.archive:
                with published(folder) as fresh:
                    unpack(product.archive, fresh)
            return product.status, reason_of(product)
        text = json.dumps(to_document(product.plan), ensure_ascii=False)
        plan = Published(
            name=seat.name,
            school=seat.school,
            document=json.loads(text),
            listed=frozenset(map(str, seat.listed)),
        )
        people = [self._people[person] for person in sorted(seat.people)]
        broken = judge_district([*self._plans, plan], people)
        if broken:
            self.violations += broken
            return ExitStatus.REFUSED, words.refused(len(broken), broken[0].text)
        with published(folder, replaces=(*STALE, words.GUEST_BOOK)) as fresh:
            unpack(product.archive, fresh)
        self._plans.append(plan)
        self.served[seat.files.key] = services(
            seat.school, product.plan, seat.people, name=seat.name
        )
        return product.status, ""

    def failed(self, task: Task, error: BaseException | None) -> None:
        """A fault of the program or of its workers; the lane goes on."""
        seat = self._seats[task.key]
        reason = (
            words.LOST_WORKER
            if error is None
            else words.fault(type(error).__name__, place_of(error))
        )
        self._row(seat, ExitStatus.FAULT, reason)
        self._leave(seat)

    def stopped(self) -> None:
        """The run was stopped: schools that have not ended get their rows."""
        for key, seat in self._seats.items():
            if key not in self.rows:
                self._row(seat, ExitStatus.NO_PLAN_IN_TIME, words.STOPPED)

    def _leave(self, seat: Seat) -> None:
        """A school without a plan holds nobody, whatever it has pinned."""
        bare = replace(seat.school, pins=())
        self._fixed[seat.files.key] = fixed_times(bare, seat.people)

    def _row(
        self,
        seat: Seat,
        status: ExitStatus,
        reason: str,
        facts: PlannedFacts | None = None,
    ) -> None:
        self.rows[seat.files.key] = SchoolRow(
            key=seat.files.key,
            name=seat.name,
            files=tuple(path.name for path in seat.files.books),
            state=STATES[status],
            exit=status,
            pupils=len(seat.school.pupils),
            shared=tuple(sorted(seat.people)),
            facts=facts,
            reason=reason,
            issues=seat.issues,
        )
        self._tell(words.ended(seat.name, STATES[status], reason))


def _wish(seat: Seat, person: StaffId) -> int:
    """How much a school counts on a person: its club meetings that name them."""
    meetings = sum(
        club.meetings for club in seat.school.clubs if person in club.candidates
    )
    return max(1, meetings)
