"""Judging many candidate plans of one tiny school quickly, by the auditor itself.

``passes`` asks the very rules of ``scheduler.check.audit`` one after the other and
stops at the first breach; nothing is judged here.
"""

import importlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any

from scheduler.check.facts import Facts
from scheduler.check.reading import read as read_paper
from scheduler.domain.days import CalendarRow
from scheduler.domain.grid import Slot
from scheduler.domain.kinds import DayArrangement
from scheduler.domain.school import School
from scheduler.domain.settings import Settings
from scheduler.model.reading import Reading, read
from scheduler.policy import Profile
from tests import builders as b
from tests.check.judge import profile
from tests.check.schools import calendar_row

Row = dict[str, Any]
Team = tuple[str, ...]
MONDAY = date(2026, 9, 7)
AUDIT: Any = importlib.import_module("scheduler.check.audit")


class Bench:
    """One school: the auditor on one side, the model's reading on the other."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.profile: Profile = profile(school)
        self._regime = self.profile.in_force(school.settings.service_start)
        self.judged = 0

    def passes(self, document: Row) -> bool:
        """Whether the audit finds nothing in a document."""
        self.judged += 1
        return not self.first_breach(document)

    def first_breach(self, document: Row) -> str:
        """The sentence of the first violation, empty when there is none."""
        paper, faults = read_paper(document)
        if faults:
            return str(faults[0])
        facts = Facts(self.school, self._regime, paper)
        found = next(AUDIT._violations(facts), None)
        return "" if found is None else f"{found.rule} {found.text}"

    @cached_property
    def reading(self) -> Reading:
        """What the model reads."""
        return read(self.school, self.profile)


def ruled(**changes: object) -> Settings:
    """One service date, Monday 7 September, for parents who are off work early."""
    values: dict[str, object] = {
        "service_end": MONDAY,
        "staff_off": time(20),
        "off_work": time(16, 30),
        **changes,
    }
    return b.settings(**values)


def without_service(
    settings: Settings, slots: Iterable[Slot]
) -> tuple[CalendarRow, ...]:
    """Rows of 校历 that close every weekday of the term without a period."""
    offered = {slot.weekday for slot in slots}
    days = (settings.service_end - settings.service_start).days + 1
    dates = [settings.service_start + timedelta(days=n) for n in range(days)]
    return tuple(
        calendar_row(day, DayArrangement.HOLIDAY)
        for day in dates
        if day.isoweekday() <= 5 and day.isoweekday() not in offered
    )


def service_dates(school: School) -> dict[date, int]:
    """The dates with service and the weekday each follows; September has no holiday."""
    settings = school.settings
    rows = {row.day: row for row in school.calendar}
    found: dict[date, int] = {}
    day = settings.service_start
    while day <= settings.service_end:
        row = rows.get(day)
        if row is None:
            if day.isoweekday() <= 5:
                found[day] = day.isoweekday()
        elif row.arrangement is DayArrangement.SCHOOL_DAY:
            follows = row.follows or (
                day.isoweekday() if day.isoweekday() <= 5 else None
            )
            if follows is not None:
                found[day] = follows
        day += timedelta(days=1)
    return found


# ---- documents by hand ----------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A session by hand: who sits where in a slot; ``posts`` None: as many as asked."""

    slot: Slot
    activity: str
    pupils: tuple[str, ...]
    room: str | None
    club: str | None = None
    posts: int | None = None
    label: str = ""

    @property
    def id(self) -> str:
        label = self.label or self.club or "+".join(self.pupils)
        return f"{self.slot.weekday}-{self.slot.start:%H%M}-{self.activity}-{label}"


def clock(moment: time) -> str:
    return f"{moment:%H:%M}"


def session_row(school: School, seat: Seat) -> Row:
    """A session of plan.json; its classes are those of its pupils."""
    classes = {str(each.id): str(each.class_name) for each in school.pupils}
    return {
        "id": seat.id,
        "weekday": seat.slot.weekday,
        "period": seat.slot.period,
        "start": clock(seat.slot.start),
        "end": clock(seat.slot.end),
        "activity": seat.activity,
        "classes": sorted({classes[name] for name in seat.pupils}),
        "club": seat.club,
        "room": seat.room,
        "students": list(seat.pupils),
        "posts": _posts(school, seat) if seat.posts is None else seat.posts,
    }


def _posts(school: School, seat: Seat) -> int:
    settings = school.settings
    size = settings.care_size if seat.activity == "care" else settings.group_size
    least = -(-len(seat.pupils) // size)
    leaders = [each.leaders for each in school.clubs if each.name == seat.club]
    return max([least, *leaders])


def duty_rows(school: School) -> list[Row]:
    """带班 of every weekday with an afternoon."""
    rows = []
    for weekday in range(1, 6):
        day = [
            slot
            for slot in school.slots
            if slot.weekday == weekday and slot.kind.name != "EVENING"
        ]
        if day and school.settings.duty_posts:
            rows.append(
                {
                    "id": f"{weekday}-duty",
                    "weekday": weekday,
                    "period": "带班",
                    "start": clock(min(slot.start for slot in day)),
                    "end": clock(max(slot.end for slot in day)),
                    "activity": "duty",
                    "classes": [],
                    "club": None,
                    "room": None,
                    "students": [],
                    "posts": school.settings.duty_posts,
                }
            )
    return rows


def closed(school: School) -> list[Row]:
    """Every club closed."""
    return [club_row(str(club.name)) for club in school.clubs]


def club_row(
    name: str,
    meets: Iterable[Slot] = (),
    members: Iterable[str] = (),
    staff: Iterable[str] = (),
) -> Row:
    """A club's row; closed without meetings."""
    meeting = [{"weekday": s.weekday, "period": s.period} for s in meets]
    return {
        "club": name,
        "opened": bool(meeting),
        "meets": meeting,
        "members": list(members),
        "staff": list(staff),
        "reason": None if meeting else "没有开设",
    }


def document(
    school: School,
    sessions: Sequence[Row],
    staff: Mapping[tuple[int, str], Team],
    *,
    clubs: Sequence[Row] | None = None,
    roster: Mapping[tuple[date, str], Team] | None = None,
    flex: Sequence[Row] = (),
) -> Row:
    """A whole plan from its sessions and the staff of each (week, session).

    Args:
        roster: the staff of single dates that depart from the cycle.
    """
    changed = roster or {}
    first = school.settings.service_start
    first -= timedelta(days=first.isoweekday() - 1)
    dated, departures = [], []
    for day, follows in service_dates(school).items():
        week = (day - first).days // 7 % school.settings.cycle_weeks
        for row in sessions:
            if row["weekday"] != follows:
                continue
            planned = staff.get((week, row["id"]), ())
            actual = changed.get((day, row["id"]), planned)
            entry = {"date": day.isoformat(), "session": row["id"]}
            dated.append({**entry, "staff": list(actual)})
            if set(actual) != set(planned):
                told = {"planned": list(planned), "actual": list(actual)}
                departures.append({**entry, **told, "reason": "请假"})
    settings = school.settings
    return {
        "format": "after-school-plan/1",
        "school": settings.name,
        "policy": settings.policy,
        "term": {
            "start": settings.term_start.isoformat(),
            "end": settings.term_end.isoformat(),
        },
        "certificate": {"status": "feasible", "stages": [], "seed": 0, "workers": 1},
        "clubs": list(closed(school) if clubs is None else clubs),
        "sessions": list(sessions),
        "roster": dated,
        "flex": list(flex),
        "departures": departures,
        "cycle": [
            {"week": week, "session": name, "staff": list(team)}
            for (week, name), team in staff.items()
        ],
        "notices": [],
        "reasons": [],
        "inputs": [],
        "version": "",
    }


def every_week(
    school: School, teams: Mapping[str, Team]
) -> dict[tuple[int, str], Team]:
    """The same staff in every week of the cycle."""
    weeks = range(school.settings.cycle_weeks)
    return {(week, name): team for week in weeks for name, team in teams.items()}


def one_each(sessions: Sequence[Row], names: Iterable[str]) -> dict[str, Team]:
    """Different people for every post of a school in which nobody is short."""
    people = iter(names)
    return {
        row["id"]: tuple(next(people) for _ in range(row["posts"])) for row in sessions
    }


# ---- every way ------------------------------------------------------------------


def subsets(names: Sequence[str]) -> list[Team]:
    """All subsets, in the order of the names."""
    return [
        tuple(name for bit, name in enumerate(names) if mask >> bit & 1)
        for mask in range(2 ** len(names))
    ]


def partitions(names: Sequence[str]) -> list[tuple[Team, ...]]:
    """All ways to divide names into groups."""
    if not names:
        return [()]
    first, rest = names[0], names[1:]
    found = []
    for parts in partitions(rest):
        found.append(((first,), *parts))
        for index, part in enumerate(parts):
            found.append((*parts[:index], (first, *part), *parts[index + 1 :]))
    return found
