"""The schools that were read: a seat for each usable one, a row for each other."""

from collections import Counter
from collections.abc import Mapping, Sequence

from scheduler.domain.district import SchoolRow, SchoolState, SharedPerson
from scheduler.domain.ids import StaffId
from scheduler.domain.origin import Issue, Severity
from scheduler.intake.member import Member, issue, may_come
from scheduler.intake.shared import SCHOOLS
from scheduler.intake.text import name_key
from scheduler.pipeline.district_folder import SchoolFiles
from scheduler.pipeline.district_order import Seat
from scheduler.pipeline.ends import ExitStatus
from scheduler.words import district as words


def seated(
    read: Sequence[tuple[SchoolFiles, Member]], people: Mapping[StaffId, SharedPerson]
) -> tuple[list[SchoolRow], list[Seat]]:
    """Rows of the schools that cannot be used, seats of the others."""
    rows, seats = [], []
    names = Counter(member.name for _, member in read)
    for files, member in read:
        if member.school is None:
            rows.append(_unusable(files, member))
            continue
        here = (*member.guests, *member.known)
        listed = {key for key in here if may_come(people[key], member.name, files.stem)}
        alone = names[member.name] == 1
        seats.append(
            Seat(
                files=files,
                name=member.name if alone else f"{member.name}（{files.key}）",
                school=member.school,
                guests=member.guests,
                known=member.known,
                listed=frozenset(listed),
                issues=member.issues,
            )
        )
    return rows, seats


def _unusable(files: SchoolFiles, member: Member) -> SchoolRow:
    errors = [row for row in member.issues if row.severity is Severity.ERROR]
    first = " ".join(
        part
        for part in (errors[0].book, errors[0].sheet, errors[0].cell, errors[0].text)
        if part
    )
    return SchoolRow(
        key=files.key,
        name=member.name or files.stem,
        files=tuple(path.name for path in files.books),
        state=SchoolState.UNUSABLE,
        exit=ExitStatus.UNUSABLE,
        pupils=0,
        shared=(),
        facts=None,
        reason=words.bad_issues(len(errors), first),
        issues=member.issues,
    )


def strangers(
    read: Sequence[tuple[SchoolFiles, Member]], people: Sequence[SharedPerson]
) -> tuple[Issue, ...]:
    """Names in 可到学校 that no school of the folder has."""
    known = {
        name_key(name) for files, member in read for name in (files.stem, member.name)
    }
    return tuple(
        issue(
            "shared_school_unknown",
            Severity.WARNING,
            person.staff.origin,
            SCHOOLS,
            value=typed,
        )
        for person in people
        for typed in person.schools
        if name_key(typed) not in known
    )
