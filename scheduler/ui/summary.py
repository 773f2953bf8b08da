"""The numbers a school looks at first."""

from scheduler.domain.people import Stay
from scheduler.domain.school import School
from scheduler.export.views import wish_counts, wish_results
from scheduler.ui.facts import Facts
from scheduler.ui.html.facts import Tile
from scheduler.words.ui import frame as words


def school_tiles(school: School) -> tuple[Tile, ...]:
    """What was read from the workbook."""
    attending = sum(
        any(day.stay is not Stay.ABSENT for day in pupil.week)
        for pupil in school.pupils
    )
    wishing = sum(bool(pupil.wishes) for pupil in school.pupils)
    return (
        Tile(words.CLASSES, str(len(school.classes)), words.CLASSES_UNIT),
        Tile(
            words.PUPILS,
            f"{attending:,}",
            words.PUPILS_UNIT,
            words.of_listed(len(school.pupils)),
        ),
        Tile(
            words.WISHED,
            f"{wishing:,}",
            words.PUPILS_UNIT,
            words.WISHED_NOTE,
        ),
        Tile(words.TEACHERS, str(len(school.staff)), words.TEACHERS_UNIT),
        Tile(words.CLUBS_OFFERED, str(len(school.clubs)), words.CLUBS_UNIT),
        Tile(words.ROOMS, str(len(school.rooms)), words.ROOMS_UNIT),
        Tile(words.SLOTS, str(len(school.slots)), words.SLOTS_UNIT),
    )


def plan_tiles(facts: Facts) -> tuple[Tile, ...]:
    """What the plan achieves."""
    plan, school = facts.plan, facts.school
    seated = {pupil for session in plan.sessions for pupil in session.pupils}
    wishes = wish_counts(wish_results(facts.index))
    first = wishes.by_rank[0] if wishes.by_rank else 0
    share = f"{first * 100 / wishes.pupils:.1f}" if wishes.pupils else "—"
    opened = sum(club.opened for club in plan.clubs)
    days = {entry.day for entry in plan.roster}
    serving = {person for entry in plan.roster for person in entry.staff}
    return (
        Tile(words.CLASSES, str(len(school.classes)), words.CLASSES_UNIT),
        Tile(
            words.PUPILS,
            f"{len(seated):,}",
            words.PUPILS_UNIT,
            words.of_listed(len(school.pupils)),
        ),
        Tile(
            words.TEACHERS_SERVING,
            str(len(serving)),
            words.TEACHERS_UNIT,
            words.of_listed(len(school.staff)),
        ),
        Tile(
            words.CLUBS_OPEN,
            str(opened),
            words.CLUBS_UNIT,
            words.not_opened(len(plan.clubs) - opened),
        ),
        Tile(
            words.FIRST_WISH,
            share,
            words.PERCENT,
            words.with_wishes(wishes.pupils),
        ),
        Tile(words.SERVICE_DAYS, str(len(days)), words.DAYS_UNIT),
    )
