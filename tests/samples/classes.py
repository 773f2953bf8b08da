"""Administrative classes: their pupils' number, head and subject teachers."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.samples.people import Person, subject_hours
from tests.samples.rooms import home_room
from tests.samples.spec import SchoolSpec

GRADE_NAMES = "零一二三四五六七八九"


@dataclass(slots=True, kw_only=True)
class SchoolClass:
    """One administrative class."""

    grade: int
    number: int
    size: int
    # (subject, weekly lessons, teacher) of every subject of the class
    courses: list[tuple[str, int, Person]] = field(default_factory=list)
    head: Person | None = None

    @property
    def name(self) -> str:
        """The name as most offices type it, such as 三年级2班."""
        return f"{GRADE_NAMES[self.grade]}年级{self.number}班"

    @property
    def room(self) -> str:
        """The class's own room."""
        return home_room(self.grade, self.number)

    @property
    def teachers(self) -> list[Person]:
        """The subject teachers, without repetition, in course order."""
        unique: dict[str, Person] = {p.id: p for _, _, p in self.courses}
        return list(unique.values())


def make_classes(
    spec: SchoolSpec, random: Random, staff: list[Person]
) -> list[SchoolClass]:
    """Invent the classes and give every subject to the least loaded teacher."""
    classes = [
        SchoolClass(grade=g, number=n + 1, size=random.randint(*spec.class_size))
        for g in spec.grades
        for n in range(spec.classes_per_grade[g])
    ]
    if spec.crowded_class is not None:
        classes[-1].size = spec.crowded_class
    load: Counter[str] = Counter()
    own = [p for p in staff if p.kind == "本校教师"]
    for school_class in classes:
        hours = subject_hours(school_class.grade, spec.stage)
        for subject, weekly in hours.items():
            teacher = min(
                _department(own, subject, school_class.grade),
                key=lambda p: (load[p.id], p.id),
            )
            load[teacher.id] += weekly
            school_class.courses.append((subject, weekly, teacher))
    _name_heads(classes)
    return classes


def _department(own: list[Person], subject: str, grade: int) -> list[Person]:
    band = "初中" if grade > 6 else "小学"
    same = [p for p in own if p.subject == subject and not p.is_leader]
    return [p for p in same if p.band == band] or same


def _name_heads(classes: list[SchoolClass]) -> None:
    """Make one course teacher per class head; nobody heads two classes."""
    taken: set[str] = set()
    for school_class in classes:
        free = [p for p in school_class.teachers if p.id not in taken]
        school_class.head = free[0]
        taken.add(free[0].id)
