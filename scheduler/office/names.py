"""Pupils' names on lists: shown to those who work with them, masked to the others.

This is the one place that says who sees what:

* The planner works on the lists; he sees names and 学号 as the school typed them.
* The principal and finance judge and pay; they see 张* and the end of the 学号, until
  they ask for the names of a plan. Asking is recorded.
* The administrator sees no lists at all.
* What is printed or taken along for a class (posters, cards, timetables, calendars,
  roll lists) carries names, since nobody could use it otherwise. Every file that leaves
  is recorded, see :mod:`scheduler.office.exports`.
* Names of staff are not masked: who serves when is what a roster is for.
* Logs, the audit log and addresses of pages carry no names and no 学号.
"""

from dataclasses import replace
from datetime import datetime

from scheduler.domain.people import Pupil
from scheduler.domain.school import School
from scheduler.office.actor import Actor
from scheduler.office.rights import Act, may, require
from scheduler.office.trail import record
from scheduler.store import Store

_STAR = "*"
_TAIL = 2  # letters of an id that stay: enough to find the row on the school's own list


def masked_name(name: str) -> str:
    """张* for 张小明: the first letter, however long the rest is."""
    return f"{name[:1]}{_STAR}"


def masked_id(id: str) -> str:
    """Only the end of a 学号; of a very short one nothing."""
    tail = id[-_TAIL:] if len(id) > _TAIL else ""
    return f"{_STAR * 4}{tail}"


def masked_pupil(pupil: Pupil) -> Pupil:
    """The pupil with a masked name; the id stays, since plans refer to it."""
    return replace(pupil, name=masked_name(pupil.name))


def masked_school(school: School) -> School:
    """The school with every pupil's name masked."""
    return replace(school, pupils=tuple(masked_pupil(row) for row in school.pupils))


def sees_names(actor: Actor) -> bool:
    """Whether names stand on this person's lists without being asked for."""
    return may(actor, Act.NAMES)


def reveal_names(store: Store, actor: Actor, subject: str, now: datetime) -> None:
    """Record that somebody asks for the names of a plan, before they are shown.

    Raises:
        NotAllowed: the role reads no plans.
    """
    require(actor, Act.READ)
    with store.writing() as session:
        record(session, actor, "reveal_names", subject, {}, now)
