"""Everything the checks look at, indexed once; no judgement here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date

from scheduler.check.calendar import service_dates
from scheduler.check.paper import Group, Paper, Serving
from scheduler.check.presence import asked, minute
from scheduler.domain.grid import Slot, Window
from scheduler.domain.school import School
from scheduler.policy import Regime
from scheduler.words import check as words

SlotKey = tuple[int, str, int, int]


class Facts:
    """A school, the law on its first service day, and the plan as read."""

    def __init__(self, school: School, regime: Regime, paper: Paper) -> None:
        self.school = school
        self.settings = school.settings
        self.regime = regime
        self.pupils = {str(each.id): each for each in school.pupils}
        self.staff = {str(each.id): each for each in school.staff}
        self.clubs = {str(each.name): each for each in school.clubs}
        self.rooms = {str(each.name): each for each in school.rooms}
        self.classes = {str(each.name): each for each in school.classes}
        self.institutions = {each.name: each for each in school.institutions}
        self.days = service_dates(school)
        self._windows: dict[Window, frozenset[int]] = {}
        self.candidates: dict[str, tuple[str, ...]] = {}  # of clubs, once asked for
        self.slots: dict[SlotKey, list[Slot]] = defaultdict(list)
        for slot in school.slots:
            self.slots[slot_key(slot)].append(slot)
        self.asked = {
            (str(pupil.id), weekday): asked(school, pupil, weekday)
            for pupil in school.pupils
            for weekday in range(1, 6)
        }
        self.leaves = defaultdict(list)
        for leave in school.leaves:
            self.leaves[str(leave.staff)].append((leave.first, leave.last))
        self.lessons = defaultdict(list)
        for lesson in school.lessons:
            self.lessons[str(lesson.staff), lesson.weekday].append(
                (minute(lesson.start), minute(lesson.end), lesson.label)
            )
        self._lay(paper)

    def over(self, paper: Paper) -> "Facts":
        """The same school and law over another plan."""
        other = copy(self)
        other._lay(paper)  # noqa: SLF001 (a copy of the same kind)
        return other

    def _lay(self, paper: Paper) -> None:
        """Index a plan; everything of the school is there already."""
        self.paper = paper
        self.opened = {row.club: row for row in paper.clubs if row.opened}
        self.groups = {group.id: group for group in paper.groups}
        self.seats: dict[tuple[str, int], list[Group]] = defaultdict(list)
        for group in paper.groups:
            if group.activity == "duty":
                continue
            for pupil_id in dict.fromkeys(group.pupils):
                self.seats[pupil_id, group.weekday].append(group)
        self.served: dict[tuple[str, date], list[Group]] = defaultdict(list)
        for serving, group in self.servings():
            for person in dict.fromkeys(serving.staff):
                groups = self.served[person, serving.day]
                if all(group is not other for other in groups):
                    groups.append(group)

    def servings(self) -> Iterator[tuple[Serving, Group]]:
        """Each roster row whose session exists, with the session."""
        for serving in self.paper.roster:
            group = self.groups.get(serving.session)
            if group is not None:
                yield serving, group

    def on_leave(self, person: str, day: date) -> bool:
        """Whether a person is on leave on a date."""
        return any(first <= day <= last for first, last in self.leaves[person])

    def slots_of(self, group: Group) -> list[Slot]:
        """The rows of 时段 with the session's weekday, period and times."""
        return self.slots.get(group_key(group), [])

    def slot_for(self, group: Group, grade: int) -> Slot | None:
        """The session's row of 时段 for a grade."""
        for slot in self.slots_of(group):
            if grade in slot.grades:
                return slot
        return None

    def units(self, group: Group) -> int:
        """Pay units of a session, in hundredths; 带班 counts none."""
        if group.activity == "duty":
            return 0
        for pupil_id in group.pupils:
            pupil = self.pupils.get(pupil_id)
            slot = self.slot_for(group, pupil.grade) if pupil else None
            if slot is not None:
                return slot.units
        return max((slot.units for slot in self.slots_of(group)), default=0)

    def window_minutes(self, window: Window) -> frozenset[int]:
        """Every minute a window names: a whole day, or all slots of that name."""
        if window in self._windows:
            return self._windows[window]
        found: set[int] = set(range(24 * 60)) if window.period is None else set()
        for slot in self.school.slots:
            if slot.weekday == window.weekday and slot.period == window.period:
                found.update(range(minute(slot.start), minute(slot.end)))
        self._windows[window] = frozenset(found)
        return self._windows[window]

    def blocked(self, windows: Iterable[Window], group: Group) -> Window | None:
        """The first window that a session of a weekday runs into.

        A window names a period: it closes the sessions of that period, whatever
        their times for each grade. 带班 is no period and runs through all of them,
        so for it the minutes decide.
        """
        for window in sorted(windows, key=_window_order):
            if window.weekday != group.weekday:
                continue
            if group.activity == "duty":
                if self.window_minutes(window) & group.minutes:
                    return window
            elif window.period in (None, group.period):
                return window
        return None

    def sessions_of_club(self, club: str) -> list[Group]:
        """The weekly sessions of a club."""
        return [
            group
            for group in self.paper.groups
            if group.activity == "club" and group.club == club
        ]


def slot_key(slot: Slot) -> SlotKey:
    """Weekday, period name and times of a slot."""
    return (slot.weekday, slot.period, minute(slot.start), minute(slot.end))


def group_key(group: Group) -> SlotKey:
    """Weekday, period name and times of a session."""
    return (group.weekday, group.period, group.start, group.end)


def slot_text(slot: Slot) -> str:
    """A slot as people name it."""
    return words.slot(*slot_key(slot))


def place_text(group: Group) -> str:
    """When a session is, as people name it."""
    return words.slot(*group_key(group))


def _window_order(window: Window) -> tuple[int, str]:
    return (window.weekday, window.period or "")
