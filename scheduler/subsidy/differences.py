"""Plan against attendance, line by line: what was not as planned."""

from collections.abc import Iterator

from scheduler.domain.ids import SessionId
from scheduler.domain.plan import Plan, Session
from scheduler.domain.worked import Difference, Month, Worked, WorkState, month_of
from scheduler.subsidy.shifts import group_of, sessions_of


def differences(
    plan: Plan, worked: Worked | None, month: Month | None
) -> tuple[Difference, ...]:
    """Every row that is not a planned person present, and every row missing.

    In order of date, time, session and person; months without attendance have none.
    """
    if worked is None:
        return ()
    sessions = sessions_of(plan, worked)
    found = [
        each
        for each in (*_changed(worked, sessions), *_missing(plan, worked, sessions))
        if month is None or month_of(each.day) == month
    ]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.day,
                sessions[each.session].start,
                each.session,
                each.planned,
            ),
        )
    )


def _changed(
    worked: Worked, sessions: dict[SessionId, Session]
) -> Iterator[Difference]:
    for row in worked.rows:
        if row.state is WorkState.PRESENT and not row.added:
            continue
        session = sessions[row.session]
        yield Difference(
            day=row.day,
            session=row.session,
            period=session.period,
            group=group_of(session),
            planned=row.planned,
            state=row.state,
            paid=row.paid,
            added=row.added,
            note=row.note,
            source=row.origin,
            substitute=row.substitute,
        )


def _missing(
    plan: Plan, worked: Worked, sessions: dict[SessionId, Session]
) -> Iterator[Difference]:
    kept = {(row.day, row.session, row.planned) for row in worked.rows}
    for entry in plan.roster:
        if month_of(entry.day) not in worked.months:
            continue
        for person in entry.staff:
            if (entry.day, entry.session, person) in kept:
                continue
            session = sessions[entry.session]
            yield Difference(
                day=entry.day,
                session=entry.session,
                period=session.period,
                group=group_of(session),
                planned=person,
                state=None,
                paid=None,
                added=False,
                note="",
            )
