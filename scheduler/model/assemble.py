"""A week and its dated roster as a plan."""

from scheduler.domain.ids import RoomName, SessionId, StaffId
from scheduler.domain.plan import ClubPlan, CycleEntry, Meeting, Plan, Session
from scheduler.model.certify import certificate
from scheduler.model.flex import give_back
from scheduler.model.groups import Group
from scheduler.model.past import base_near, past_decided
from scheduler.model.reading import Reading
from scheduler.model.reasons import closed_reason, wish_reasons
from scheduler.model.run import Run
from scheduler.model.term import by_cycle, roster_term
from scheduler.model.week import Week
from scheduler.words import plan as words

VERSION = "0.1.0"


def plan_of(reading: Reading, run: Run, week: Week) -> Plan:
    """Roster every date, give time back, and say all of it as plain data.

    Raises:
        TermShort, StageOutOfTime
    """
    school, settings = reading.school, reading.school.settings
    works = week.cycle.works
    base = base_near(reading, works, week.dealt, by_cycle(reading, works, week.dealt))
    term = roster_term(reading, run, works, week.dealt, base)
    departures, decided = past_decided(reading, term.departures)
    began = run.elapsed
    flex, left = give_back(reading, week.groups, term.roster)
    placed = sum(entry.minutes for entry in flex)
    run.record_sum(words.STAGE_FLEX, "max", placed, placed, run.elapsed - began)
    notices = [*reading.day_notices, *week.notices]
    if left:
        notices.append(words.flex_left(left, time_off=reading.time_off))
    return Plan(
        school=settings.name,
        policy=settings.policy,
        term_start=settings.term_start,
        term_end=settings.term_end,
        certificate=certificate(run),
        clubs=tuple(_club_plans(reading, week)),
        sessions=tuple(_session(group, week.rooms) for group in week.groups),
        roster=tuple(term.roster),
        flex=flex,
        departures=departures,
        cycle=tuple(
            CycleEntry(week=number, session=session, staff=staff)
            for (number, session), staff in sorted(week.dealt.items())
        ),
        notices=tuple(notices),
        reasons=wish_reasons(reading, week.choice),
        inputs=school.sources,
        version=VERSION,
        decided=decided,
    )


def _club_plans(reading: Reading, week: Week) -> list[ClubPlan]:
    leaders: dict[SessionId, set[StaffId]] = {}
    for (index_week, session), staff in week.dealt.items():
        leaders.setdefault(session, set()).update(staff if index_week == 0 else ())
    result = []
    for club in sorted(reading.school.clubs, key=lambda row: row.name):
        pattern = week.choice.patterns.get(club.name)
        sessions = [group for group in week.groups if group.club == club.name]
        led_by = {person for group in sessions for person in leaders[group.id]}
        result.append(
            ClubPlan(
                club=club.name,
                opened=pattern is not None,
                meets=tuple(
                    Meeting(weekday=slot.weekday, period=slot.period)
                    for slot in pattern or ()
                ),
                members=week.choice.members.get(club.name, ()),
                staff=tuple(sorted(led_by)),
                reason=None if pattern is not None else closed_reason(reading, club),
            )
        )
    return result


def _session(group: Group, rooms: dict[SessionId, RoomName]) -> Session:
    return Session(
        id=group.id,
        weekday=group.weekday,
        period=group.period,
        start=group.start,
        end=group.end,
        activity=group.activity,
        classes=group.classes,
        club=group.club,
        room=rooms.get(group.id),
        pupils=group.pupils,
        posts=group.posts,
    )
