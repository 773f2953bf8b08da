"""The roster by Timefold, where it is installed."""

import shutil
from importlib import import_module
from importlib.util import find_spec

from scheduler.domain.grid import minute_of
from scheduler.domain.ids import StaffId
from scheduler.peers.duties import Duties, Place, Roster

NAME = "Timefold"
UNBOUNDED = 1_000_000


def installed() -> bool:
    """Whether the package and a Java are here."""
    return find_spec("timefold") is not None and shutil.which("java") is not None


def fill(duties: Duties, seconds: int) -> Roster:
    """The roster Timefold finds; clubs keep the leaders of our plan.

    Leave within the term is left out of its weights, in its favour: it is counted
    when the roster is judged.
    """
    model = import_module("scheduler.peers.timefold_model")
    people = {}
    for person in duties.school.staff:
        limit = person.weekly_max
        most = UNBOUNDED if limit is None else limit // duties.step
        own = duties.is_own(person.id)
        people[person.id] = model.Person(id=person.id, most=most, own=own)
    rows: list[tuple[Place, tuple[StaffId, ...]]] = [
        (place, duties.candidates(place)) for place in duties.open
    ]
    for place, leaders in duties.given.items():
        rows += [(place, (leader,)) for leader in leaders]
    times = duties.times
    entities = []
    for number, (place, able) in enumerate(rows):
        session = duties.sessions[place[1]]
        units = duties.units[place[1]]
        entities.append(
            model.Duty(
                id=number,
                day=place[0] * 7 + session.weekday,
                week=place[0],
                start=minute_of(session.start),
                end=minute_of(session.end),
                units=units,
                term_units=units * times[place],
                term_late=duties.is_late(place[1]) * times[place],
                able=[people[person] for person in able],
            )
        )
    whole = model.Roster(people=list(people.values()), duties=entities)
    best = model.solve(whole, seconds)
    roster: dict[Place, tuple[StaffId, ...]] = {}
    for duty in best.duties:
        place = rows[duty.id][0]
        roster[place] = (*roster.get(place, ()), StaffId(duty.person.id))
    return roster
