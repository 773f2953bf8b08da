"""Clubs the school has placed that cannot all open beside everything else."""

from collections.abc import Sequence
from dataclasses import replace

from scheduler.domain.kinds import weekday_text
from scheduler.domain.offering import Pin
from scheduler.domain.outcome import Conflict
from scheduler.model.clubs.stage import NO_CLUBS, choose_clubs
from scheduler.model.cycle import shortages
from scheduler.model.explain.cells import requirement, slot_requirement
from scheduler.model.explain.irreducible import irreducible
from scheduler.model.explain.pins import without_pin
from scheduler.model.explain.shortage import roster_conflicts
from scheduler.model.explain.tasks import of_week
from scheduler.model.explain.trouble import Trouble
from scheduler.model.groups import make_groups
from scheduler.model.reading import Reading
from scheduler.model.run import Run, StageInfeasible
from scheduler.model.works import make_works
from scheduler.words import conflicts as words


def placed_trouble(reading: Reading, run: Run) -> Trouble:
    """Why not even the placed clubs alone can open.

    Posts that stay empty when no club opens come first; else the fewest pins are named
    that exclude each other, found by asking the club stage without the others.

    Raises:
        StageOutOfTime
    """
    works = make_works(reading, make_groups(reading, NO_CLUBS, {}))
    gaps = shortages(reading, run, works)
    if gaps:
        conflicts = roster_conflicts(reading, run, works, gaps)
        return Trouble(conflicts=conflicts, tasks=of_week(reading, works))

    def excluded(pins: Sequence[Pin]) -> bool:
        return not _opens(reading, run, pins)

    placed = [pin for pin in reading.school.pins if pin.club is not None]
    if not excluded(placed):
        raise RuntimeError("placed clubs open after all")
    kept = irreducible(placed, excluded)
    rows = [
        requirement(
            pin.origin,
            "班级或社团",
            words.placed_club(
                str(pin.club), f"{weekday_text(pin.weekday)}{pin.period}"
            ),
        )
        for pin in kept
    ]
    slots = [
        slot
        for slot in reading.slots
        if (slot.weekday, slot.period) == (kept[0].weekday, kept[0].period)
    ]
    rows += [slot_requirement(slot, words.clubs_cannot()) for slot in slots[:1]]
    return Trouble(
        conflicts=(Conflict(requirements=tuple(rows), minimal=True),),
        tasks=of_week(reading, works),
        proposals=tuple(without_pin(reading, pin) for pin in kept),
    )


def _opens(reading: Reading, run: Run, pins: Sequence[Pin]) -> bool:
    """Whether the clubs of some pins can open beside everything else."""
    names = {pin.club for pin in pins}
    others = tuple(pin for pin in reading.school.pins if pin.club is None)
    clubs = tuple(club for club in reading.school.clubs if club.name in names)
    school = replace(reading.school, pins=(*others, *pins), clubs=clubs)
    try:
        choose_clubs(replace(reading, school=school), run, {})
    except StageInfeasible:
        return False
    return True
