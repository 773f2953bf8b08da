"""S13: activities are a menu that pupils choose from."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, hinted
from scheduler.domain.kinds import PeriodKind
from scheduler.words import compliance as words

RULE = "S13"


def measure(scene: Scene) -> Finding:
    """Pupils who attend a club slot and whose grade has no club to choose.

    Always a hint: NA-04 forbids that pupils are made to take what they have not
    chosen, which H02 and H03 see to. Where there is no club nobody is made to take
    one; what is missing is the menu.
    """
    facts = scene.facts
    grades = {grade for club in facts.school.clubs for grade in club.grades}
    without = sum(
        pupil.grade not in grades
        and any(
            slot.kind is PeriodKind.CLUB
            for weekday in range(1, 6)
            for slot in facts.asked[pupil.id, weekday]
        )
        for pupil in facts.school.pupils
    )
    chosen = sum(bool(pupil.wishes) for pupil in facts.school.pupils)
    if not facts.school.clubs:
        none = [breach("no_clubs", count=without)] if without else []
        return hinted(RULE, none, words.NO_CLUBS)
    none = [breach("none", count=without)] if without else []
    return hinted(RULE, none, words.menu(len(facts.school.clubs), chosen))
