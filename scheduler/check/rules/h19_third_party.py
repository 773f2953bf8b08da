"""H19: third parties are listed, approved and never academic."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.check.paper import Group, Serving
from scheduler.domain.kinds import StaffKind
from scheduler.domain.people import Staff
from scheduler.words import check as words

RULE = "H19"


def check(facts: Facts) -> Iterator[Breach]:
    """Institutions of opened clubs, then every third-party person on the roster."""
    for row in facts.opened.values():
        club = facts.clubs.get(row.club)
        if club is None or not club.institution:
            continue
        yield from _institution(facts, club.name, club.institution)
        if club.academic:
            yield breach(
                "academic_bought", club=club.name, institution=club.institution
            )
    used: dict[str, Staff] = {}
    for serving, group in facts.servings():
        for name in dict.fromkeys(serving.staff):
            person = facts.staff.get(name)
            if person is not None and person.kind is StaffKind.INSTITUTION:
                used[name] = person
                yield from _service(facts, person, serving, group)
    for name, person in sorted(used.items()):
        yield from _institution(facts, name, person.institution)


def _institution(facts: Facts, who: str, name: str) -> Iterator[Breach]:
    institution = facts.institutions.get(name)
    if institution is None:
        yield breach("not_listed", who=who, institution=name)
        return
    if not institution.approved:
        yield breach("not_approved", who=who, institution=name)
    if institution.academic:
        yield breach("academic", who=who, institution=name)


def _service(
    facts: Facts, person: Staff, serving: Serving, group: Group
) -> Iterator[Breach]:
    day = words.day(serving.day)
    if group.activity not in ("club", "care"):
        yield breach(
            "activity",
            day=day,
            staff=person.id,
            session=group.id,
            activity=words.ACTIVITY.get(group.activity, group.activity),
        )
    club = facts.clubs.get(group.club or "") if group.activity == "club" else None
    if club is None:
        return
    if club.academic:
        yield breach(
            "academic_club", club=club.name, staff=person.id, day=day, session=group.id
        )
    if club.institution != person.institution:
        yield breach(
            "other_institution",
            day=day,
            session=group.id,
            institution=club.institution or words.NOTHING,
            staff=person.id,
            own=person.institution,
        )
