"""Tables of what was read, before anything is planned."""

from collections import Counter

from scheduler.domain.kinds import WEEKDAYS, weekday_text
from scheduler.domain.people import Stay
from scheduler.domain.school import School
from scheduler.words.ui import common as common_words
from scheduler.words.ui import frame as frame_words


def grade_rows(school: School) -> tuple[list[str], list[list[str]]]:
    """Pupils who stay, by grade and weekday; heads and rows."""
    staying: Counter[tuple[int, int]] = Counter()
    classes = Counter(row.grade for row in school.classes)
    for pupil in school.pupils:
        for weekday, day in zip(WEEKDAYS, pupil.week, strict=True):
            if day.stay is not Stay.ABSENT:
                staying[pupil.grade, weekday] += 1
    heads = [
        common_words.GRADE,
        frame_words.CLASSES,
        *(weekday_text(day) for day in WEEKDAYS),
    ]
    rows = [
        [
            common_words.grade(grade),
            str(classes[grade]),
            *(str(staying[grade, weekday]) for weekday in WEEKDAYS),
        ]
        for grade in sorted(classes)
    ]
    return heads, rows


def club_rows(school: School) -> list[list[str]]:
    """Clubs by demand: places, first wishes, all wishes."""
    first = Counter(pupil.wishes[0] for pupil in school.pupils if pupil.wishes)
    listed = Counter(wish for pupil in school.pupils for wish in pupil.wishes)
    clubs = sorted(school.clubs, key=lambda club: (-first[club.name], club.name))
    return [
        [
            club.name,
            f"{club.minimum}–{club.maximum}",
            str(first[club.name]),
            str(listed[club.name]),
        ]
        for club in clubs
    ]
