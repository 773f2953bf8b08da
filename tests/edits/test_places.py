"""Where something can be put, in the order people would choose."""

from scheduler.domain.edits import Restaff
from scheduler.domain.kinds import Activity
from scheduler.domain.plan import Absence
from scheduler.pipeline.edits.desk import Desk, open_desk
from scheduler.pipeline.edits.gaps import gaps, stand_ins
from scheduler.pipeline.edits.places import (
    Span,
    club_places,
    meeting_places,
    room_places,
    staff_places,
)


def test_legal_people_come_first_and_the_others_say_which_rule(desk: Desk) -> None:
    row = desk.table.plan.roster[0]
    session = desk.table.sessions[row.session]
    places = staff_places(desk, session, row.staff[0], Span(day=row.day))
    legal = [place.legal for place in places]
    assert legal == sorted(legal, reverse=True)
    assert any(legal)
    refused = [place for place in places if not place.legal]
    assert refused
    assert all(place.verdict.violations[0].text for place in refused)
    assert row.staff[0] not in {place.staff for place in places}


def test_a_person_at_work_then_is_offered_an_exchange(desk: Desk) -> None:
    row = next(
        row
        for row in desk.table.plan.roster
        if desk.table.sessions[row.session].activity is Activity.STUDY
    )
    session = desk.table.sessions[row.session]
    places = staff_places(desk, session, row.staff[0], Span(day=row.day))
    swaps = [place for place in places if place.legal and place.other is not None]
    assert swaps
    first, second = swaps[0].step
    assert isinstance(first, Restaff)
    assert isinstance(second, Restaff)
    assert (first.out, first.into) == (second.into, second.out)
    other = desk.table.sessions[second.session]
    assert other.weekday == session.weekday


def test_rooms_meetings_and_clubs_are_judged(desk: Desk) -> None:
    plan = desk.table.plan
    club = next(row for row in plan.sessions if row.club is not None)
    assert any(place.legal for place in room_places(desk, plan.sessions[0]))
    offered = [place.meeting for place in meeting_places(desk, club)]
    held = next(row.meets for row in plan.clubs if row.club == club.club)
    assert offered
    assert not set(offered) & set(held)
    pupil = next(row for row in desk.table.school.pupils if len(row.wishes) > 1)
    listed = {place.club for place in club_places(desk, pupil.id)}
    assert listed <= {*pupil.wishes, None}


def test_stand_ins_are_free_and_the_least_loaded_of_those_alike(desk: Desk) -> None:
    row = next(
        row
        for row in desk.table.plan.roster
        if desk.table.sessions[row.session].activity is Activity.STUDY
    )
    away = Absence(staff=row.staff[0], first=row.day, last=row.day)
    school, plan = desk.table.school, desk.table.plan
    today = open_desk(school, plan, desk.profile, (), (away,))
    (gap, *_) = gaps(today.table, [away])
    found = stand_ins(today, gap)
    assert found
    busy = {
        who
        for other in plan.roster
        if other.day == gap.day
        for who in other.staff
        if desk.table.sessions[other.session].start == gap.session.start
    }
    assert not busy & {place.staff for place in found}
    strangers = [place.load for place in found if not place.familiar]
    own = {p.id for p in school.staff if p.kind.value == "本校教师"}
    loads = [p.load for p in found if not p.familiar and p.staff in own]
    assert loads == sorted(loads)
    assert strangers
