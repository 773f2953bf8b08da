"""H14: the roster follows its cycle, clubs keep their leaders, departures are listed.

A plan that states no ``cycle`` is held to the staff most often seen in each week of
the cycle; a stand-in is then a departure like any other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from scheduler.check.breach import Breach, breach
from scheduler.check.calendar import cycle_week, monday
from scheduler.check.facts import Facts
from scheduler.check.paper import DepartureRow
from scheduler.words import check as words

RULE = "H14"

People = frozenset[str]
Cycle = dict[tuple[str, int], People]


def check(facts: Facts) -> Iterator[Breach]:
    """The cycle itself, then every date against it."""
    cycle: Cycle = {}
    if facts.paper.cycle is None:
        cycle = _seen(facts)
    else:
        known = set(facts.groups)
        for row in facts.paper.cycle:
            key = (row.session, row.week)
            weeks = range(facts.settings.cycle_weeks)
            if row.session not in known or row.week not in weeks or key in cycle:
                yield breach("cycle_stranger", week=row.week + 1, session=row.session)
                continue
            cycle[key] = frozenset(row.staff)
        for session in facts.groups:
            for week in range(facts.settings.cycle_weeks):
                if (session, week) not in cycle:
                    yield breach("no_cycle", session=session, week=week + 1)
    yield from _club_leaders(facts, cycle)
    yield from _dates(facts, cycle)


def _seen(facts: Facts) -> Cycle:
    counts: defaultdict[tuple[str, int], Counter[People]] = defaultdict(Counter)
    for serving, group in facts.servings():
        week = cycle_week(facts.school, serving.day)
        counts[group.id, week][frozenset(serving.staff)] += 1
    cycle = {key: seen.most_common(1)[0][0] for key, seen in counts.items()}
    for session, week in cycle:
        row = facts.opened.get(facts.groups[session].club or "")
        if facts.groups[session].activity == "club" and row is not None:
            cycle[session, week] = frozenset(row.staff)
    return cycle


def _club_leaders(facts: Facts, cycle: Cycle) -> Iterator[Breach]:
    for (session, week), staff in sorted(cycle.items(), key=lambda item: item[0]):
        group = facts.groups[session]
        row = facts.opened.get(group.club or "") if group.activity == "club" else None
        if row is not None and staff != frozenset(row.staff):
            yield breach(
                "leader",
                club=row.club,
                session=session,
                week=week + 1,
                actual=words.joined(sorted(staff)),
                planned=words.joined(sorted(set(row.staff))),
            )


def _dates(facts: Facts, cycle: Cycle) -> Iterator[Breach]:
    listed = {(row.day, row.session): row for row in facts.paper.departures}
    seen: set[tuple[date, str]] = set()
    grounds = _weeks_with_grounds(facts)
    for serving, group in facts.servings():
        planned = cycle.get((group.id, cycle_week(facts.school, serving.day)))
        actual = frozenset(serving.staff)
        row = listed.get((serving.day, group.id))
        seen.add((serving.day, group.id))
        on_its_day = facts.days.get(serving.day) == group.weekday  # else H16
        if planned is None or not on_its_day:
            continue
        texts = {
            "day": words.day(serving.day),
            "session": group.id,
            "planned": words.joined(sorted(planned)),
            "actual": words.joined(sorted(actual)),
        }
        if row is None:
            if planned != actual and facts.paper.cycle is not None:
                yield breach("unlisted", **texts)
        elif planned == actual or _pair(row) != (planned, actual):
            yield breach("false", **texts)
        if row is not None and not row.reason.strip():
            yield breach("no_reason", day=texts["day"], session=group.id)
        if planned != actual and monday(serving.day) not in grounds:
            yield breach("groundless", **texts)
    counts = Counter((row.day, row.session) for row in facts.paper.departures)
    for (day, session), count in counts.items():
        if count > 1 or (day, session) not in seen:
            yield breach("extra", day=words.day(day), session=session)


def _pair(row: DepartureRow) -> tuple[People, People]:
    return (frozenset(row.planned), frozenset(row.actual))


def _weeks_with_grounds(facts: Facts) -> set[date]:
    """Mondays of weeks in which somebody is on leave or a date follows another day.

    A date the school has settled by hand (``decided``) is a pin: a ground as well. A
    departure may come later in the week than its cause: a stand-in who has
    reached 每周最多课时 on Monday is replaced on Thursday.
    """
    grounds = {
        monday(day)
        for day, follows in facts.days.items()
        if day.isoweekday() != follows
    }
    grounds |= {monday(row.day) for row in facts.paper.decided}
    for spans in facts.leaves.values():
        for first, last in spans:
            grounds |= {monday(day) for day in facts.days if first <= day <= last}
    return grounds
