"""Which schools depend on each other, and who comes first.

Schools with a shared person in common, directly or through others, form one lane and
are planned one after another: first the school whose own staff covers least of what
its pupils need, because it can least do without; ties by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scheduler.domain.grid import Slot
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.domain.origin import Issue
from scheduler.domain.people import Pupil, Stay
from scheduler.domain.school import School
from scheduler.pipeline.district_folder import SchoolFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A school that could be read, with the shared people who could serve in it.

    ``name`` is 学校名称, made unique in the district. ``guests`` come from 共享教师,
    ``known`` are on the school's own sheet, ``listed`` are those
    whose 可到学校 has the school.
    """

    files: SchoolFiles
    name: str
    school: School
    guests: tuple[StaffId, ...]
    known: tuple[StaffId, ...]
    listed: frozenset[StaffId]
    issues: tuple[Issue, ...]

    @property
    def people(self) -> frozenset[StaffId]:
        """All shared people here."""
        return frozenset((*self.guests, *self.known))


def make_lanes(seats: Sequence[Seat]) -> tuple[tuple[Seat, ...], ...]:
    """Lanes of schools coupled by shared staff, each in the order of planning."""
    lanes: list[list[Seat]] = []
    for seat in seats:
        coupled = [
            lane for lane in lanes if any(seat.people & other.people for other in lane)
        ]
        merged = [seat, *(other for lane in coupled for other in lane)]
        lanes = [lane for lane in lanes if lane not in coupled]
        lanes.append(merged)
    ordered = [tuple(sorted(lane, key=_rank)) for lane in lanes]
    return tuple(sorted(ordered, key=lambda lane: (-len(lane), lane[0].files.key)))


def _rank(seat: Seat) -> tuple[Fraction, str]:
    return (coverage(seat), seat.files.key)


def coverage(seat: Seat) -> Fraction:
    """Own weekly 课时 on offer over those needed, roughly: a person for each group."""
    school = seat.school
    settings = school.settings
    every = sum(slot.units for slot in school.slots)
    offered = sum(
        every if person.weekly_max is None else person.weekly_max
        for person in school.staff
        if person.id not in seat.guests and person.posts - {Post.DUTY}
    )
    needed = 0
    for slot in school.slots:
        present = sum(_present(pupil, slot) for pupil in school.pupils)
        care = slot.kind is PeriodKind.CARE
        size = settings.care_size if care else settings.group_size
        needed += -(-present // size) * slot.units
    return Fraction(offered, max(1, needed))


def _present(pupil: Pupil, slot: Slot) -> bool:
    if pupil.grade not in slot.grades:
        return False
    if slot.kind is PeriodKind.EVENING:
        return slot.weekday in pupil.evenings
    day = pupil.week[slot.weekday - 1]
    if slot.kind is PeriodKind.CARE:
        return day.stay is Stay.EXTENDED
    late = day.until is not None and slot.end > day.until
    return day.stay is not Stay.ABSENT and not late
