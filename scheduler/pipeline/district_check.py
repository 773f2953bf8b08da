"""Shared staff across schools, judged from the published plans alone.

Reads plan.json documents as they are published, with no help from what planned them:
minutes of the day as sets, dates from the roster, 课时 from the workbooks' grids.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from scheduler.domain.district import SharedPerson
from scheduler.domain.ids import RuleId
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation
from scheduler.words import district as words

CLASH, UNITS, VISITS = RuleId("D01"), RuleId("D02"), RuleId("D03")
_DUTY = "duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A school's plan.json and its workbook; ``listed`` are those who may visit."""

    name: str
    school: School
    document: Mapping[str, Any]
    listed: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    school: str
    day: date
    minutes: frozenset[int]
    units: int
    visit: bool
    text: str


def judge_district(
    plans: Sequence[Published], people: Sequence[SharedPerson]
) -> tuple[Violation, ...]:
    """Every breach by a shared person: two places, too much work, too many visits."""
    shared = {str(person.id): person for person in people}
    seen: dict[str, list[_Seen]] = {name: [] for name in shared}
    for plan in plans:
        for person, service in _services(plan, frozenset(shared)):
            seen[person].append(service)
    return tuple(
        breach
        for name, person in shared.items()
        for breach in _breaches(person, seen[name])
    )


def _services(plan: Published, people: frozenset[str]) -> Iterator[tuple[str, _Seen]]:
    sessions = {row["id"]: row for row in plan.document["sessions"]}
    for entry in plan.document["roster"]:
        session = sessions[entry["session"]]
        for person in people.intersection(entry["staff"]):
            span = f"{session['start']}-{session['end']}"
            group = session["club"] or "、".join(session["classes"])
            yield (
                person,
                _Seen(
                    school=plan.name,
                    day=date.fromisoformat(entry["date"]),
                    minutes=frozenset(
                        range(_minute(session["start"]), _minute(session["end"]))
                    ),
                    units=_units(plan.school, session),
                    visit=person in plan.listed,
                    text=words.service(plan.name, span, session["period"], group),
                ),
            )


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _units(school: School, session: Mapping[str, Any]) -> int:
    if session["activity"] == _DUTY:
        return 0
    return max(
        slot.units
        for slot in school.slots
        if slot.weekday == session["weekday"]
        and slot.period == session["period"]
        and f"{slot.start:%H:%M}" == session["start"]
        and f"{slot.end:%H:%M}" == session["end"]
    )


def _breaches(person: SharedPerson, seen: Sequence[_Seen]) -> Iterator[Violation]:
    days: dict[date, list[_Seen]] = defaultdict(list)
    weeks: dict[date, list[_Seen]] = defaultdict(list)
    for service in seen:
        days[service.day].append(service)
        weeks[service.day - timedelta(days=service.day.isoweekday() - 1)].append(
            service
        )
    for day, services in sorted(days.items()):
        for one, other in combinations(services, 2):
            if one.school != other.school and _too_close(one, other, person.travel):
                text = words.clash(
                    person.staff.name,
                    day.isoformat(),
                    one.text,
                    other.text,
                    person.travel,
                )
                yield _violation(CLASH, person, day, text)
    for monday, services in sorted(weeks.items()):
        yield from _weekly(person, monday, services)


def _too_close(one: _Seen, other: _Seen, travel: int) -> bool:
    """Whether a person cannot do both: a shared minute, or too little time between."""
    around = frozenset(
        minute + shift for minute in one.minutes for shift in range(-travel, travel + 1)
    )
    return bool(around & other.minutes)


def _weekly(
    person: SharedPerson, monday: date, services: Sequence[_Seen]
) -> Iterator[Violation]:
    units = sum(service.units for service in services)
    limit = person.staff.weekly_max
    if limit is not None and units > limit:
        text = words.too_many_units(
            person.staff.name,
            monday.isoformat(),
            f"{units / 100:g}",
            f"{limit / 100:g}",
        )
        yield _violation(UNITS, person, monday, text)
    visits = len(
        {(service.school, service.day) for service in services if service.visit}
    )
    if person.visits is not None and visits > person.visits:
        text = words.too_many_visits(
            person.staff.name, monday.isoformat(), visits, person.visits
        )
        yield _violation(VISITS, person, monday, text)


def _violation(rule: RuleId, person: SharedPerson, day: date, text: str) -> Violation:
    facts = (("staff", str(person.id)), ("date", day.isoformat()))
    return Violation(rule=rule, facts=facts, text=text)
