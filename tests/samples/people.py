"""Staff of a sample school: own teachers by subject, leaders, outsiders."""

from dataclasses import dataclass, field
from random import Random

from tests.samples.grid import CARE, CLUB, DAY_NAMES, EVENING, STUDY, WEEKDAYS
from tests.samples.names import NameSource
from tests.samples.spec import SchoolSpec

TUTORING, DUTY = "补习辅导", "带班"
POST_ORDER = (STUDY, CLUB, TUTORING, CARE, EVENING, DUTY)
OWN = "本校教师"
THIRD_PARTY = "第三方机构"

# Weekly lessons of a class by department; 语文 also holds the class hour.
PRIMARY_HOURS = {
    "语文": 8,
    "数学": 6,
    "英语": 3,
    "道法": 2,
    "科学": 3,
    "体育": 4,
    "音乐": 2,
    "美术": 2,
}
JUNIOR_HOURS = {
    "语文": 6,
    "数学": 6,
    "英语": 5,
    "道法": 3,
    "科学": 5,
    "历史": 2,
    "体育": 3,
    "音乐": 2,
    "美术": 2,
}
MAIN_SUBJECTS = ("语文", "数学", "英语")
OUTSIDE_POSTS = {
    "退休教师": (STUDY, TUTORING),
    "社会专业人员": (CLUB,),
    "志愿者": (CARE,),
    "师范生": (STUDY, CARE),
    "外校教师": (STUDY, CLUB),
    THIRD_PARTY: (CLUB,),
}
OUTSIDE_SUBJECTS = {
    "退休教师": ("语文", "数学"),
    "社会专业人员": ("体育", "美术", "音乐"),
    "志愿者": ("其他",),
    "师范生": ("语文", "数学"),
    "外校教师": ("科学", "体育"),
    THIRD_PARTY: ("科学", "体育"),
}


@dataclass(slots=True, kw_only=True)
class Person:
    """One member of staff while the school is being invented."""

    id: str
    name: str
    kind: str
    subject: str
    posts: set[str]
    weekly_max: int
    weekly_min: int | None = None
    institution: str = ""
    qualified: bool = True
    unavailable: list[str] = field(default_factory=list)
    band: str = "小学"

    @property
    def post_text(self) -> str:
        """The posts in the order of the contract."""
        return "、".join(post for post in POST_ORDER if post in self.posts)

    @property
    def is_leader(self) -> bool:
        """Whether the person supervises whole afternoons."""
        return DUTY in self.posts

    def free_in(self, weekday: int, period: str) -> bool:
        """Tell whether no typed window covers this period."""
        day = DAY_NAMES[weekday]
        return day not in self.unavailable and f"{day}/{period}" not in self.unavailable


def subject_hours(grade: int, stage: str) -> dict[str, int]:
    """Return the weekly lessons of a class of this grade by department."""
    junior = grade >= 7 and stage != "小学"
    return JUNIOR_HOURS if junior else PRIMARY_HOURS


def department_sizes(spec: SchoolSpec, grades: list[int], size: int) -> dict[str, int]:
    """Share `size` teachers over departments in proportion to lesson hours."""
    hours: dict[str, int] = {}
    for grade in grades:
        for subject, weekly in subject_hours(grade, spec.stage).items():
            count = spec.classes_per_grade[grade] * weekly
            hours[subject] = hours.get(subject, 0) + count
    total = sum(hours.values())
    sizes = {subject: max(1, size * n // total) for subject, n in hours.items()}
    by_remainder = sorted(hours, key=lambda s: -(size * hours[s] % total))
    position = 0
    while sum(sizes.values()) < size:
        sizes[by_remainder[position % len(by_remainder)]] += 1
        position += 1
    return sizes


class StaffRoom:
    """Invents the staff of one school, numbering them as they come."""

    def __init__(self, spec: SchoolSpec, random: Random, names: NameSource) -> None:
        self._spec = spec
        self._random = random
        self._names = names
        self.staff: list[Person] = []

    def fill(self) -> list[Person]:
        """Return all staff; clubs later add 岗位 社团 to their leaders."""
        for position in range(self._spec.leaders):
            # Every third leader also takes a study group now and then.
            posts = {DUTY, STUDY} if position % 3 == 2 else {DUTY}
            self._add(OWN, "道法", posts, self._spec.weekly_max[0])
        self._add_teachers()
        for kind, count in self._spec.outsiders.items():
            for position in range(count):
                self._add_outsider(kind, position)
        return self.staff

    def _add(self, kind: str, subject: str, posts: set[str], weekly_max: int) -> Person:
        person = Person(
            id=f"{self._spec.id_prefix}{len(self.staff) + 1:03d}",
            name=self._names.draw(),
            kind=kind,
            subject=subject,
            posts=posts,
            weekly_max=weekly_max,
        )
        self.staff.append(person)
        return person

    def _add_teachers(self) -> None:
        primary = [grade for grade in self._spec.grades if grade <= 6]
        junior = [grade for grade in self._spec.grades if grade > 6]
        classes = self._spec.classes_per_grade
        junior_share = sum(classes[g] for g in junior) / self._spec.class_count
        junior_size = round(self._spec.teaching_staff * junior_share)
        for band, grades, size in (
            ("小学", primary, self._spec.teaching_staff - junior_size),
            ("初中", junior, junior_size),
        ):
            if grades:
                sizes = department_sizes(self._spec, grades, size)
                for subject, count in sizes.items():
                    for _ in range(count):
                        self._add_teacher(subject, band)

    def _add_teacher(self, subject: str, band: str) -> None:
        chance = self._random.random
        posts = set()
        if chance() < (0.97 if subject in MAIN_SUBJECTS else 0.85):
            posts.add(STUDY)
        if chance() < 0.55 or not posts:
            posts.add(CARE)
        if subject in MAIN_SUBJECTS and chance() < 0.5:
            posts.add(TUTORING)
        if band == "初中" and chance() < 0.65:
            posts.add(EVENING)
        low, high = self._spec.weekly_max
        person = self._add(OWN, subject, posts, self._random.randint(low, high))
        person.band = band
        if STUDY in posts and chance() < 0.8:
            person.weekly_min = self._random.choice((1, 2, 2))
        if chance() < 0.12:
            person.unavailable.append(self._odd_window())

    def _odd_window(self) -> str:
        day = DAY_NAMES[self._random.choice(WEEKDAYS)]
        period = self._random.choice(("", "", "/第二时段", f"/{CARE}"))
        return day + period

    def _add_outsider(self, kind: str, position: int) -> None:
        subjects = OUTSIDE_SUBJECTS[kind]
        subject = subjects[position % len(subjects)]
        person = self._add(kind, subject, set(OUTSIDE_POSTS[kind]), 6)
        present = self._random.sample(WEEKDAYS, 3 if kind != "志愿者" else 2)
        person.unavailable = [DAY_NAMES[d] for d in WEEKDAYS if d not in present]
        if kind == THIRD_PARTY:
            institutions = self._spec.institutions
            person.institution = institutions[position % len(institutions)]
        # Retired teachers, volunteers and students need no certificate.
        person.qualified = kind in ("退休教师", "社会专业人员", "外校教师", THIRD_PARTY)
