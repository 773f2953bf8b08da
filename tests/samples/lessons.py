"""The daytime lesson table: weekly lessons without a teacher in two places."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from tests.samples.classes import SchoolClass
from tests.samples.grid import WEEKDAYS
from tests.samples.people import Person

LESSON_TIMES = (
    ("第一节", "08:20", "09:00"),
    ("第二节", "09:10", "09:50"),
    ("第三节", "10:15", "10:55"),
    ("第四节", "11:05", "11:45"),
    ("第五节", "13:40", "14:20"),
    ("第六节", "14:30", "15:10"),
)
JUNIOR_LESSON_TIMES = (*LESSON_TIMES, ("第七节", "15:20", "16:00"))
LEADER_LESSONS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One weekly lesson of one teacher."""

    teacher: str
    weekday: int
    period: int


class LessonTable:
    """Places lessons one by one, keeping classes and teachers free of clashes."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._class_busy: set[tuple[str, int, int]] = set()
        self._teacher_busy: set[tuple[str, int, int]] = set()
        self.lessons: list[Lesson] = []

    def fill(self, classes: list[SchoolClass], staff: list[Person]) -> list[Lesson]:
        """Return the lessons sorted by teacher, weekday and period."""
        units = [
            (school_class, subject, teacher)
            for school_class in classes
            for subject, weekly, teacher in school_class.courses
            for _ in range(weekly)
        ]
        self._random.shuffle(units)
        load = Counter(teacher.id for _, _, teacher in units)
        units.sort(key=lambda unit: -load[unit[2].id])
        per_day: Counter[tuple[str, str, int]] = Counter()
        for school_class, subject, teacher in units:
            count = len(JUNIOR_LESSON_TIMES if school_class.grade > 6 else LESSON_TIMES)
            days = self._random.sample(WEEKDAYS, len(WEEKDAYS))
            days.sort(key=lambda d: per_day[school_class.name, subject, d])
            day = self._place(school_class.name, teacher.id, days, count)
            per_day[school_class.name, subject, day] += 1
        for leader in (p for p in staff if p.is_leader):
            for day in self._random.sample(WEEKDAYS, LEADER_LESSONS):
                self._place(f"选修{leader.id}", leader.id, [day], 4)
        return sorted(self.lessons, key=lambda x: (x.teacher, x.weekday, x.period))

    def _place(self, class_name: str, teacher: str, days: list[int], count: int) -> int:
        spots = [(d, p) for d in days for p in self._random.sample(range(count), count)]
        teacher_free = [s for s in spots if (teacher, *s) not in self._teacher_busy]
        both_free = [
            s for s in teacher_free if (class_name, *s) not in self._class_busy
        ]
        # A class in halves takes two lessons at once when its week is nearly full.
        weekday, period = (both_free or teacher_free)[0]
        self._class_busy.add((class_name, weekday, period))
        self._teacher_busy.add((teacher, weekday, period))
        self.lessons.append(Lesson(teacher=teacher, weekday=weekday, period=period))
        return weekday
