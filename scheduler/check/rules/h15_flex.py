"""H15: time given back is earned before, legal where it lies, and not left lying."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from scheduler.check.breach import Breach, breach
from scheduler.check.credit import TIME_OFF, Uses, earned, in_time, still_free
from scheduler.check.facts import Facts
from scheduler.check.paper import FlexRow
from scheduler.check.presence import minute
from scheduler.domain.kinds import StaffKind
from scheduler.domain.people import Staff
from scheduler.words import check as words

RULE = "H15"


def check(facts: Facts) -> Iterator[Breach]:
    """Each entry by itself, then each person's account."""
    rows: defaultdict[str, list[FlexRow]] = defaultdict(list)
    for row in facts.paper.flex:
        rows[row.staff].append(row)
        person = facts.staff.get(row.staff)
        if person is None:
            yield breach("stranger", staff=row.staff)
        elif person.kind is not StaffKind.OWN:
            yield breach("not_own", staff=row.staff, kind=person.kind)
        else:
            yield from _entry(facts, row)
    for (name, day, kind), count in Counter(
        (row.staff, row.day, row.kind) for row in facts.paper.flex
    ).items():
        if count > 1:
            yield breach(
                "repeated",
                staff=name,
                day=words.day(day),
                count=count,
                kind=words.FLEX.get(kind, kind),
            )
    for person in facts.school.staff:
        if person.kind is StaffKind.OWN:
            yield from _account(facts, person, rows[person.id])


def _entry(facts: Facts, row: FlexRow) -> Iterator[Breach]:
    on, off = minute(facts.settings.staff_on), minute(facts.settings.staff_off)
    who = {"staff": row.staff, "day": words.day(row.day)}
    if row.kind not in words.FLEX:
        yield breach("kind", **who, kind=row.kind)
        return
    if not 0 < row.minutes <= off - on:
        yield breach("minutes", **who, minutes=row.minutes)
        return
    if row.day not in facts.days:
        yield breach("not_service_day", **who)
        return
    if facts.on_leave(row.staff, row.day):
        yield breach("leave", **who)
    late = row.kind == "late_arrival"
    away = range(on, on + row.minutes) if late else range(off - row.minutes, off)
    if row.kind == TIME_OFF:
        if facts.regime.get("flex.compensatory_leave") is not True:
            yield breach("time_off", **who)
        if row.minutes != off - on:
            yield breach("not_whole", **who, minutes=row.minutes, wanted=off - on)
        away = range(24 * 60)
    for start, end, label in facts.lessons.get((row.staff, facts.days[row.day]), ()):
        if set(away) & set(range(start, end)):
            yield breach(
                "lesson",
                **who,
                kind=words.FLEX[row.kind],
                minutes=row.minutes,
                lesson=label,
            )
    for group in facts.served.get((row.staff, row.day), []):
        if group.minutes & set(away):
            yield breach(
                "service",
                **who,
                kind=words.FLEX[row.kind],
                minutes=row.minutes,
                session=group.id,
            )


def _account(facts: Facts, person: Staff, rows: list[FlexRow]) -> Iterator[Breach]:
    earnings = earned(facts, person.id)
    uses = Uses(earnings, rows)
    for index, row in enumerate(uses.rows):
        who = {"staff": row.staff, "day": words.day(row.day)}
        for source in row.earned_on:
            if source >= row.day:
                yield breach("not_later", **who, earned=source.isoformat())
            elif not in_time(source, row.day):
                yield breach("expired", **who, earned=source.isoformat())
            elif source not in earnings:
                yield breach("nothing_earned", **who, earned=source.isoformat())
        if uses.covered(index) < row.minutes:
            yield breach(
                "not_covered", **who, minutes=row.minutes, covered=uses.covered(index)
            )
    yield from _unplaced(facts, person, uses)


def _unplaced(facts: Facts, person: Staff, uses: Uses) -> Iterator[Breach]:
    lying_sources = [source for source, left in uses.left.items() if left > 0]
    if not lying_sources:
        return
    taken: defaultdict[date, list[FlexRow]] = defaultdict(list)
    for row in uses.rows:
        taken[row.day].append(row)
    every = {
        day: room
        for day in sorted(facts.days)
        if (room := still_free(facts, person, day, taken[day])) > 0
    }
    free = {
        day: room
        for day, room in every.items()
        if any(in_time(source, day) for source in lying_sources)
    }
    told = False
    for source, left in sorted(uses.left.items()):
        lying, place = 0, None
        for day, room in free.items():
            amount = min(left - lying, room)
            if amount > 0 and in_time(source, day):
                free[day] -= amount
                lying += amount
                place = place or day
        if lying and place is not None:
            told = True
            yield breach(
                "unplaced",
                staff=person.id,
                minutes=lying,
                earned=source.isoformat(),
                place=words.day(place),
            )
    # An entry may have used minutes that had other places, before these came to lie.
    for source in () if told else sorted(lying_sources):
        place = uses.place_by_exchange(source, every)
        if place is not None:
            yield breach(
                "exchange",
                staff=person.id,
                earned=source.isoformat(),
                place=words.day(place),
            )
