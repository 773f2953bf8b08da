"""Nobody is paid twice for one session, or for the same time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.origin import Issue
from scheduler.domain.plan import Session
from scheduler.domain.worked import WorkedRow
from scheduler.intake.attendance_issue import issue
from scheduler.words import attendance as words


def once(
    rows: Sequence[WorkedRow],
    sessions: Mapping[SessionId, Session],
    names: Mapping[StaffId, str],
) -> tuple[list[WorkedRow], list[Issue]]:
    """The rows, with substitutes who were already working then marked as doubled.

    A person's own rows stand before substitutions, and of two substitutions at the
    same time the earlier one, whatever the order of the sheet.
    """
    by_person: defaultdict[tuple[date, StaffId], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.paid is not None:
            by_person[row.day, row.paid].append(place)
    result, issues = list(rows), list[Issue]()
    for (_, person), places in by_person.items():
        served: list[WorkedRow] = []
        for place in sorted(places, key=lambda each: _order(rows[each], sessions)):
            row = rows[place]
            clash = _clash(row, served, sessions)
            if clash is None:
                served.append(row)
                continue
            facts = {"name": names[person], "value": person, "row": clash.origin.row}
            other = sessions[clash.session].period
            if row.substitute is not None:
                result[place] = replace(row, doubled=True)
                code, heading = "attendance_doubled", words.SUBSTITUTE
            else:
                same = row.session == clash.session
                code = "attendance_twice" if same else "attendance_overlap"
                heading = words.STAFF
            issues.append(issue(code, row.origin, heading, other=other, **facts))
    return result, issues


def _order(row: WorkedRow, sessions: Mapping[SessionId, Session]) -> tuple[object, ...]:
    return (
        row.substitute is not None,
        sessions[row.session].start,
        row.session,
        row.planned,
    )


def _clash(
    row: WorkedRow,
    served: Sequence[WorkedRow],
    sessions: Mapping[SessionId, Session],
) -> WorkedRow | None:
    """The row that pays the person for this time already.

    The same row twice is said elsewhere.
    """
    one = sessions[row.session]
    for earlier in served:
        if (earlier.session, earlier.planned) == (row.session, row.planned):
            continue
        other = sessions[earlier.session]
        if one.start < other.end and other.start < one.end:
            return earlier
    return None
