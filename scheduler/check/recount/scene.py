"""The school and its plan as the recount looks things up."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from scheduler.check.paper import Group, Paper
from scheduler.check.presence import minute
from scheduler.domain.school import School
from scheduler.domain.verdict import ClauseVerdict
from scheduler.policy import Regime, load_profile
from scheduler.words import check as words

GRADES = "一二三四五六七八九"
SHORT_LIST = 3  # so many classes are named one by one


class Scene:
    """A school, plan.json as the auditor reads it, and names as files show them."""

    def __init__(
        self,
        school: School,
        paper: Paper,
        document: Mapping[str, Any],
        verdicts: Sequence[ClauseVerdict] | None = None,
    ) -> None:
        self.school = school
        self.document = document
        self.verdicts = verdicts
        self.paper = paper
        self.groups = {group.id: group for group in paper.groups}
        self.pupils = {str(each.id): each for each in school.pupils}
        self.staff = {str(each.id): each for each in school.staff}
        self.clubs = {str(each.name): each for each in school.clubs}
        self.grade_of = {str(each.name): each.grade for each in school.classes}
        bearers = Counter(each.name for each in school.staff)
        self.shown = {
            str(each.id): each.name
            if bearers[each.name] == 1
            else f"{each.name}({each.id})"
            for each in school.staff
        }
        self.reasons = {(row.day, row.session): row.reason for row in paper.departures}
        self.seats: defaultdict[tuple[str, int], list[Group]] = defaultdict(list)
        for group in sorted(paper.groups, key=lambda each: (each.start, each.end)):
            for pupil in group.pupils:
                self.seats[pupil, group.weekday].append(group)

    @cached_property
    def served_slots(self) -> dict[tuple[date | None, str, str], set[str]]:
        """Whom the sessions of a date, period and post are for, as files say it."""
        found: defaultdict[tuple[date | None, str, str], set[str]] = defaultdict(set)
        for row in self.paper.roster:
            group = self.groups.get(row.session)
            if group is not None:
                key = (row.day, group.period, words.ACTIVITY.get(group.activity, ""))
                found[key] |= {self.whom(group), "、".join(group.classes)}
        return found

    @cached_property
    def regime(self) -> Regime:
        """The law on the first service day."""
        settings = self.school.settings
        return load_profile(settings.policy).in_force(settings.service_start)

    @cached_property
    def clause_words(self) -> dict[str, set[str]]:
        """How a file may quote each clause."""
        return {
            str(each.id): {each.operative, each.chinese} for each in self.regime.clauses
        }

    @cached_property
    def fee_caps(self) -> set[int]:
        """Ceilings of the fee in fen: the law's and the school's own."""
        settings, cap = self.school.settings, self.regime.get("fee.cap_per_term")
        own = (settings.cap_per_term, settings.cap_per_month, settings.cap_per_period)
        return {int(each) for each in own if each is not None} | (
            {cap} if isinstance(cap, int) else set()
        )

    def people(self, staff: tuple[str, ...]) -> str:
        """Names joined as every file joins them."""
        return "、".join(self.shown.get(name, name) for name in staff)

    @cached_property
    def teams(self) -> dict[str, list[tuple[str, ...]]]:
        """The people of each session, week of the cycle by week."""
        found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for row in sorted(self.paper.cycle or (), key=lambda each: each.week):
            found[row.session].append(row.staff)
        return found

    def rotation(self, session: str) -> str:
        """Names as a roll shows them: ``甲 / 乙`` when the weeks differ."""
        teams = [self.people(staff) for staff in self.teams.get(session, [])]
        return teams[0] if len(set(teams)) == 1 else " / ".join(teams)

    def whom(self, group: Group) -> str:
        """Who a session is for, in a few words."""
        if group.activity == "duty":
            return "全校"
        if group.club is not None:
            return group.club
        if len(group.classes) <= SHORT_LIST:
            return "、".join(group.classes)
        grades = {self.grade_of.get(name, 0) for name in group.classes}
        grade = grades.pop()
        which = f"{GRADES[grade - 1]}年级" if not grades else ""
        return f"{which}{len(group.classes)}个班"

    def leaves(self, pupil: str, weekday: int) -> int | None:
        """When a pupil goes home: after the last session, not before the asked time."""
        seats = self.seats.get((pupil, weekday), [])
        if not seats:
            return None
        until = self.pupils[pupil].week[weekday - 1].until
        return max(seats[-1].end, minute(until) if until else 0)

    def units(self, group: Group) -> frozenset[int]:
        """What a session may count, in hundredths: of a day for 带班."""
        if group.activity == "duty":
            return frozenset({100})
        return frozenset(
            slot.units
            for slot in self.school.slots
            if (slot.weekday, slot.period) == (group.weekday, group.period)
            and (minute(slot.start), minute(slot.end)) == (group.start, group.end)
        )

    def weekday_text(self, day: date, group: Group) -> str:
        """``周日（按周三）`` on a make-up day."""
        own, follows = words.weekday(day.isoweekday()), words.weekday(group.weekday)
        return own if own == follows else f"{own}（按{follows}）"


def name_list(text: str) -> str:
    """A list of names in one cell, in an order of its own: ``班：甲`` per name."""
    found = []
    for line in text.split("\n"):
        head, colon, rest = line.partition("：")
        prefix = head + colon if colon else ""
        found += [prefix + name for name in (rest if colon else line).split("、")]
    return "、".join(sorted(found))
