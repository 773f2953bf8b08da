"""H16: the roster has every session on every service date, and no other."""

from collections import Counter
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.calendar import undecided_workdays
from scheduler.check.facts import Facts, place_text
from scheduler.words import check as words

RULE = "H16"

FULL_WEEK = 5


def check(facts: Facts) -> Iterator[Breach]:
    """Count each pair of date and session, on both sides."""
    yield from weekdays(facts)
    counts = Counter((row.day, row.session) for row in facts.paper.roster)
    for day, follows in facts.days.items():
        for group in facts.groups.values():
            if group.weekday == follows and counts[day, group.id] == 0:
                yield breach(
                    "missing",
                    day=words.day(day),
                    session=group.id,
                    slot=place_text(group),
                )
    for (day, session), count in sorted(counts.items()):
        named = facts.groups.get(session)
        if named is None:
            yield breach("unknown", day=words.day(day), session=session)
        elif day not in facts.days:
            yield breach("not_service_day", day=words.day(day), session=session)
        elif facts.days[day] != named.weekday:
            yield breach(
                "wrong_weekday",
                day=words.day(day),
                follows=words.weekday(facts.days[day]),
                session=session,
                weekday=words.weekday(named.weekday),
            )
        if count > 1:
            yield breach("twice", day=words.day(day), session=session, count=count)
    for silent in undecided_workdays(facts.school):
        names = (silent.isoformat(), words.long_date(silent))
        notices = facts.paper.notices
        if notices is not None and not any(
            name in notice for name in names for notice in notices
        ):
            yield breach("silent", day=words.day(silent))


def weekdays(facts: Facts) -> Iterator[Breach]:
    """Where the law names five days, each weekday of the term has some period."""
    wanted = facts.regime.get("service.days_per_week")
    if wanted != FULL_WEEK:
        return
    offered = {slot.weekday for slot in facts.school.slots}
    for weekday in sorted(set(facts.days.values()) - offered):
        yield breach("no_period", day=words.weekday(weekday), wanted=wanted)
