"""A plan against the one it was made from: what may be missing, what is different."""

from dataclasses import replace
from datetime import date

from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.model.changes import changes_between
from scheduler.model.reading import read
from scheduler.policy import Profile
from scheduler.words import changes as words


def compared(school: School, profile: Profile, before: Plan, after: Plan) -> Plan:
    """The new plan with the absences of the old one and every difference listed."""
    known = {person.id for person in school.staff}
    absences = tuple(
        row
        for row in dict.fromkeys((*before.absences, *after.absences))
        if row.staff in known
    )
    changes = changes_between(read(school, profile), before, after)
    return replace(after, absences=absences, changes=changes)


def missing_past(school: School, before: Plan, since: date | None) -> tuple[Issue, ...]:
    """People who served before the date of the change and are not listed any more."""
    if since is None:
        return ()
    known = {person.id for person in school.staff}
    gone = {
        person
        for row in before.roster
        if row.day < since
        for person in row.staff
        if person not in known
    }
    return tuple(
        Issue(
            code="past-staff",
            severity=Severity.ERROR,
            book="",
            sheet="教师",
            cell="",
            text=words.past_staff(person),
            mend=words.MEND_PAST_STAFF,
        )
        for person in sorted(gone)
    )
