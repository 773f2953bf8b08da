"""Pupils of a sample school: attendance pattern, needs and wishes."""

from dataclasses import dataclass, field
from datetime import time
from random import Random

from tests.samples.classes import SchoolClass
from tests.samples.clubs import Club
from tests.samples.grid import CARE, CLUB, EVENING, STUDY, WEEKDAYS, minutes, periods_of
from tests.samples.names import NameSource
from tests.samples.spec import SchoolSpec

YES = "是"
EXTENDED = "延时"
Presence = str | time | None
ALL_DAYS = list(WEEKDAYS)


@dataclass(slots=True, kw_only=True)
class Pupil:
    """One row of sheet 学生."""

    id: str
    name: str
    school_class: SchoolClass
    days: dict[int, Presence] = field(default_factory=dict)
    evening: str = ""
    struggling: bool = False
    waiver: str | int = ""
    agreement: str = ""
    wishes: list[str] = field(default_factory=list)


def make_pupils(
    spec: SchoolSpec,
    random: Random,
    names: NameSource,
    classes: list[SchoolClass],
    clubs: list[Club],
) -> list[Pupil]:
    """Invent the pupils of every class."""
    pupils = []
    serial = 0
    for school_class in classes:
        for _ in range(school_class.size):
            serial += 1
            pupil = Pupil(
                id=f"{spec.term[0].year - school_class.grade + 1}{serial:04d}",
                name=names.draw(),
                school_class=school_class,
            )
            _set_days(spec, random, pupil)
            _set_needs(random, pupil)
            _set_wishes(random, pupil, clubs)
            pupils.append(pupil)
    return pupils


def _clock(text: str, later: int = 0) -> time:
    total = minutes(text) + later
    return time(total // 60, total % 60)


def _set_days(spec: SchoolSpec, random: Random, pupil: Pupil) -> None:
    grade = pupil.school_class.grade
    draw = random.random()
    if draw < 0.03:  # goes home at noon every day, does not take part
        return
    days = ALL_DAYS
    if draw < 0.16:
        days = sorted(random.sample(WEEKDAYS, random.randint(2, 4)))
    late = random.random() < 0.15
    early_days = random.sample(days, 2) if random.random() < 0.07 else []
    agreed = random.random() < 0.92
    for day in days:
        cares = periods_of(spec.grid, grade, day, CARE)
        studies = periods_of(spec.grid, grade, day, STUDY)
        clubs = periods_of(spec.grid, grade, day, CLUB)
        leave = _clock(studies[-1].end) if studies else None
        if late and cares:
            pupil.days[day] = EXTENDED
        elif (
            leave
            and clubs
            and (
                day in early_days or (grade == 1 and day == 5 and random.random() < 0.6)
            )
        ):
            # Some parents come in the middle of the club period.
            halfway = random.random() < 0.2
            pupil.days[day] = _clock(clubs[-1].start, 25) if halfway else leave
        else:
            pupil.days[day] = YES
    if late and spec.needs_agreement:
        pupil.agreement = YES if agreed else "否"
    evenings = [d for d in days if periods_of(spec.grid, grade, d, EVENING)]
    if evenings and random.random() < 0.3:
        whole = evenings == [1, 2, 3, 4]
        numerals = "、".join("零一二三四五"[d] for d in evenings)
        pupil.evening = "周一至周四" if whole else numerals


def _set_needs(random: Random, pupil: Pupil) -> None:
    pupil.struggling = bool(pupil.days) and random.random() < 0.08
    draw = random.random()
    if pupil.days and draw < 0.06:
        pupil.waiver = "全免" if draw < 0.03 else "半免" if draw < 0.05 else 100


def _set_wishes(random: Random, pupil: Pupil, clubs: list[Club]) -> None:
    stays = any(value in (YES, EXTENDED) for value in pupil.days.values())
    if not stays or random.random() < 0.05:
        return
    grade = pupil.school_class.grade
    open_to = [c for c in clubs if c.grades[0] <= grade <= c.grades[1]]
    count = random.choices((1, 2, 3, 4, 5), (4, 6, 40, 25, 25))[0]
    while open_to and len(pupil.wishes) < count:
        club = random.choices(open_to, [c.weight for c in open_to])[0]
        open_to.remove(club)
        pupil.wishes.append(club.name)
