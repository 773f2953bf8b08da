from dataclasses import replace
from datetime import date

from scheduler.domain.plan import Departure, Plan, RosterEntry
from scheduler.export.views import index_plan, teacher_week
from scheduler.ui.cards import colleagues
from scheduler.ui.html.week import week_table
from scheduler.ui.weeks import departures_in, during, present_week, weeks_of
from scheduler.words.ui import timetable as words
from tests.builders import staff
from tests.ui.handmade import handmade_plan, handmade_school

SATURDAY = date(2026, 9, 12)


def with_make_up_day(plan: Plan) -> Plan:
    """Saturday 12 September follows Wednesday."""
    extra = tuple(
        RosterEntry(day=SATURDAY, session=session.id, staff=(staff("T6").id,))
        for session in plan.sessions
        if session.weekday == 3
    )
    return replace(plan, roster=plan.roster + extra)


def test_the_rotation_comes_first_and_then_every_week_of_the_term() -> None:
    weeks = weeks_of(handmade_plan(handmade_school()), date(2026, 8, 1))
    assert [week.label for week in weeks] == [
        words.TYPICAL_WEEK,
        "第 1 周　9月7日至9月11日",
        "第 2 周　9月14日至9月18日",
    ]
    assert present_week(weeks) == 0


def test_the_week_of_today_is_shown_and_today_is_marked() -> None:
    weeks = weeks_of(handmade_plan(handmade_school()), date(2026, 9, 16))
    week = weeks[present_week(weeks)]
    assert [day.heading for day in week.days if day.today] == ["周三"]


def test_a_make_up_saturday_is_a_week_of_its_own_after_its_weekday() -> None:
    weeks = weeks_of(with_make_up_day(handmade_plan(handmade_school())), SATURDAY)
    (saturday,) = (week for week in weeks if SATURDAY in week.dates)
    assert [(day.weekday, day.note) for day in saturday.days] == [(3, "9月12日 按周三")]
    assert all(crew == ("T6",) for crew in (saturday.crews or {}).values())


def test_a_day_without_service_stays_empty() -> None:
    school = handmade_school()
    plan = handmade_plan(school)
    holiday = date(2026, 9, 9)
    plan = replace(
        plan, roster=tuple(entry for entry in plan.roster if entry.day != holiday)
    )
    week = weeks_of(plan, holiday)[1]
    assert "无服务" in week.days[2].note
    index = during(index_plan(school, plan), week)
    grid = teacher_week(index, staff("T4").id)  # leads the club on Wednesday only
    assert grid.rows == ()
    whole = week_table(week, teacher_week(index, staff("T1").id))
    assert whole.count('class="c"') == 4


def test_a_teachers_cards_name_the_others_only() -> None:
    school = handmade_school()
    plan = handmade_plan(school)
    pair = (staff("T1").id, staff("T2").id)
    plan = replace(
        plan, cycle=tuple(replace(entry, staff=pair) for entry in plan.cycle)
    )
    index = index_plan(school, plan)
    grid = colleagues(teacher_week(index, pair[0]), index.names[pair[0]])
    assert {card.people for card in grid.cards} == {((index.names[pair[1]],),)}


def test_departures_are_listed_with_their_week() -> None:
    plan = handmade_plan(handmade_school())
    session = plan.sessions[0]
    departure = Departure(
        day=date(2026, 9, 14),
        session=session.id,
        planned=(staff("T1").id,),
        actual=(staff("T2").id,),
        reason="请假",
    )
    plan = replace(plan, departures=(departure,))
    rotation, first, second = weeks_of(plan, date(2026, 9, 1))
    assert departures_in(plan, rotation) == ()
    assert departures_in(plan, first) == ()
    assert departures_in(plan, second) == (departure,)
