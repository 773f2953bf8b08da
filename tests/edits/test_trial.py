"""The quick judge says of a change what the whole audit says of the changed plan."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from scheduler.check import audit
from scheduler.domain.edits import Edit, Rehouse, Rejoin, Remeet, Restaff, Step
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.plan import Meeting
from scheduler.domain.plan_json import to_document
from scheduler.pipeline.edits.apply import step_patch
from scheduler.pipeline.edits.desk import Desk
from scheduler.pipeline.edits.table import CannotEdit

LATER = ("H15", "F01")  # dealt anew when the change is saved
Draw = Callable[[Desk, random.Random], Step]


def _row(desk: Desk, dice: random.Random) -> tuple[Restaff, Step]:
    row = dice.choice(desk.table.plan.roster)
    others = [p.id for p in desk.table.school.staff if p.id not in row.staff]
    edit = Restaff(
        session=row.session,
        out=dice.choice(row.staff),
        into=dice.choice(others),
        day=row.day,
    )
    return edit, (edit,)


def on_a_date(desk: Desk, dice: random.Random) -> Step:
    return _row(desk, dice)[1]


def all_term(desk: Desk, dice: random.Random) -> Step:
    edit, _ = _row(desk, dice)
    planned = next(s for (_, id), s in desk.table.cycle.items() if id == edit.session)
    return (replace(edit, out=planned[0], day=None),)


def exchanged(desk: Desk, dice: random.Random) -> Step:
    edit, _ = _row(desk, dice)
    there = [
        row
        for row in desk.table.plan.roster
        if row.day == edit.day and edit.into in row.staff and edit.out not in row.staff
    ]
    back: list[Edit] = [
        Restaff(session=row.session, out=edit.into, into=edit.out, day=edit.day)
        for row in there[:1]
    ]
    return (edit, *back)


def another_room(desk: Desk, dice: random.Random) -> Step:
    session = dice.choice(desk.table.plan.sessions)
    return (
        Rehouse(session=session.id, room=dice.choice(desk.table.school.rooms).name),
    )


def another_time(desk: Desk, dice: random.Random) -> Step:
    club = dice.choice([row for row in desk.table.plan.clubs if row.opened])
    slots = [s for s in desk.table.school.slots if s.kind is PeriodKind.CLUB]
    slot = dice.choice(slots)
    new = Meeting(weekday=slot.weekday, period=slot.period)
    return (Remeet(club=club.club, old=club.meets[0], new=new),)


def another_club(desk: Desk, dice: random.Random) -> Step:
    pupil = dice.choice([row for row in desk.table.school.pupils if row.wishes])
    held = [row.club for row in desk.table.plan.clubs if pupil.id in row.members]
    joins = dice.choice([None, *(wish for wish in pupil.wishes if wish not in held)])
    leaves = held[0] if held else None
    return (Rejoin(pupil=pupil.id, leaves=leaves, joins=joins),)


@pytest.mark.parametrize(
    "draw",
    [on_a_date, all_term, exchanged, another_room, another_time, another_club],
)
def test_the_quick_judge_is_the_auditor(desk: Desk, draw: Draw) -> None:
    dice = random.Random(draw.__name__)
    judged = set()
    for _ in range(8):
        step = draw(desk, dice)
        try:
            patch = step_patch(desk.table, step)
        except CannotEdit:
            continue
        plan = replace(desk.table.over(patch).plan, flex=())
        whole = audit(desk.table.school, to_document(plan), desk.profile)
        told = {v.text for v in whole.violations if v.rule not in LATER}
        quick = {v.text for v in desk.trial.breaks(patch, forgive_leave=False)}
        assert quick == told, step
        judged.add(bool(quick))
    assert judged  # something was judged


def test_an_audit_of_the_plan_itself_finds_nothing(desk: Desk) -> None:
    report = audit(desk.table.school, to_document(desk.table.plan), desk.profile)
    assert report.passed
