"""Who may lead a club, and whether they can come to a meeting on a date."""

from datetime import date

from scheduler.check.calendar import monday
from scheduler.check.facts import Facts
from scheduler.check.paper import Group
from scheduler.check.presence import minute
from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.offering import Club
from scheduler.domain.people import Staff


def candidates(facts: Facts, club: Club) -> tuple[str, ...]:
    """指导教师 of a club; when none is named, everybody its 机构名称 lets lead it.

    A club without institution and without candidates may be led by any holder of
    the post 社团. Whom a pin of the club names is a candidate too: the school has
    decided it. People who may not serve in the post (H07) are no candidates.
    """
    if club.name not in facts.candidates:
        facts.candidates[club.name] = _candidates(facts, club)
    return facts.candidates[club.name]


def _candidates(facts: Facts, club: Club) -> tuple[str, ...]:
    admitted = facts.regime.staff_kinds()
    named = {str(name) for name in club.candidates}
    placed = {
        str(name)
        for pin in facts.school.pins
        if pin.club == club.name
        for name in pin.staff
    }
    return tuple(
        str(person.id)
        for person in facts.school.staff
        if _may_serve(admitted, person)
        and (
            str(person.id) in named | placed
            if named or str(person.id) in placed
            else not club.institution or person.institution == club.institution
        )
    )


def _may_serve(admitted: object, person: Staff) -> bool:
    """The post, a kind the regime admits, and 资质 where the kind needs it."""
    hired = person.kind in (StaffKind.PROFESSIONAL, StaffKind.INSTITUTION)
    return (
        Post.CLUB in person.posts
        and (not isinstance(admitted, tuple) or person.kind in admitted)
        and (person.qualified or not hired)
    )


def can_come(facts: Facts, name: str, group: Group, day: date, units: int) -> bool:
    """Whether a candidate could lead a meeting on a date.

    Not on leave, not 不可用, not in a lesson, not leading another club of their own
    or pinned elsewhere at that time, and with room for ``units`` under 每周最多课时
    and for the date under 每周最多晚走天数.
    Serving any other post then is no excuse: the school decides that roster.
    """
    person = facts.staff[name]
    if facts.on_leave(name, day) or facts.blocked(person.unavailable, group):
        return False
    follows = facts.days.get(day, group.weekday)
    for start, end, _ in facts.lessons.get((name, follows), ()):
        if group.minutes & set(range(start, end)):
            return False
    given_up = 0
    for other in facts.served.get((name, day), []):
        if other is group or not other.minutes & group.minutes:
            continue
        club = facts.clubs.get(other.club or "") if other.activity == "club" else None
        if club is not None and name in candidates(facts, club):
            return False
        if _pinned(facts, name, other):
            return False
        given_up += facts.units(other)
    if _too_many_late_days(facts, person, group, day):
        return False
    if person.weekly_max is None:
        return True
    week = sum(
        facts.units(other)
        for (who, date_), groups in facts.served.items()
        if who == name and monday(date_) == monday(day)
        for other in groups
    )
    return week - given_up + units <= person.weekly_max


def _too_many_late_days(facts: Facts, person: Staff, group: Group, day: date) -> bool:
    """Whether a late meeting on the date would be one late day too many (H25)."""
    limit, off = facts.settings.late_days, minute(facts.settings.staff_off)
    if limit is None or person.kind is not StaffKind.OWN or group.end <= off:
        return False
    late = {
        other
        for (who, other), groups in facts.served.items()
        if who == person.id and monday(other) == monday(day) and other != day
        if any(each.end > off for each in groups)
    }
    return len(late) >= limit


def _pinned(facts: Facts, name: str, group: Group) -> bool:
    return any(
        name in pin.staff
        and (pin.weekday, pin.period) == (group.weekday, group.period)
        and (
            pin.class_name in group.classes
            if pin.class_name is not None
            else pin.club == group.club
        )
        for pin in facts.school.pins
    )
