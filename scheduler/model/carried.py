"""What own teachers did more or less than even in the term before, carried over.

Who did less last term starts this one below even and is given more of it, inside the
same rules. Compared are teachers of the same posts: who only watches over care has
fewer hours every term, and nobody owes anybody anything for it.
"""

from collections import defaultdict
from collections.abc import Mapping

from scheduler.domain.grid import minute_of
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity, Post, StaffKind
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School

Balance = tuple[int, ...]  # as evenness.MEASURES; units in hundredths

HOUR = 60  # minutes; a session no longer on the grid counts an hour as a 课时
LAST_WEEKDAY = 5


def is_earlier(previous: Plan, school: School) -> bool:
    """Whether a plan is of an earlier term than the one to be planned."""
    return previous.term_end < school.settings.term_start


def carried_over(previous: Plan, school: School) -> dict[StaffId, Balance]:
    """By own teacher of both terms: load minus the mean of the same posts, if any."""
    own = {row.id: row for row in school.staff if row.kind is StaffKind.OWN}
    loads = {
        person: load
        for person, load in _loads(previous, school).items()
        if person in own
    }
    alike: dict[frozenset[Post], list[StaffId]] = defaultdict(list)
    for person in sorted(loads):
        alike[own[person].posts].append(person)
    result = {}
    for people in alike.values():
        for person in people:
            balance = tuple(
                round(mine - sum(parts) / len(people))
                for mine, parts in zip(
                    loads[person],
                    zip(*(loads[other] for other in people), strict=True),
                    strict=True,
                )
            )
            if any(balance):
                result[person] = balance
    return result


def _loads(previous: Plan, school: School) -> Mapping[StaffId, list[int]]:
    """Units, late duties, Fridays and care of everybody in an earlier term."""
    sessions = {row.id: row for row in previous.sessions}
    off = school.settings.staff_off
    loads: dict[StaffId, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for entry in previous.roster:
        session = sessions[entry.session]
        brings = (
            _units(session, school),
            int(session.end > off),
            int(session.weekday == LAST_WEEKDAY),
            int(session.activity in (Activity.CARE, Activity.EVENING)),
        )
        for person in entry.staff:
            loads[person] = [a + b for a, b in zip(loads[person], brings, strict=True)]
    return loads


def _units(session: Session, school: School) -> int:
    if session.activity is Activity.DUTY:
        return 0
    for slot in school.slots:
        if (slot.weekday, slot.start, slot.end) == (
            session.weekday,
            session.start,
            session.end,
        ):
            return slot.units
    return (minute_of(session.end) - minute_of(session.start)) * 100 // HOUR
