from dataclasses import replace

from scheduler.domain.kinds import Post
from scheduler.export.views import index_plan, wish_results
from scheduler.money import yuan_text
from scheduler.subsidy import settle
from scheduler.ui.ledger import LineFilter, channel_rows, flow_rows, line_rows
from scheduler.ui.load import loads_of, service_weeks
from scheduler.ui.outcomes import by_grade, by_rank, club_table
from scheduler.ui.preview import club_rows, grade_rows
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as money_words
from scheduler.words.ui import wishes as wishes_words
from tests.builders import ABSENT, NORMAL, staff
from tests.ui.handmade import handmade_facts, handmade_plan, handmade_school


def test_wishes_are_counted_by_rank_and_grade() -> None:
    school = handmade_school()
    plan = handmade_plan(school)
    choir, football = plan.clubs
    plan = replace(
        plan,
        clubs=(
            replace(choir, members=(*choir.members, football.members[0])),
            replace(football, members=football.members[2:]),
        ),
    )
    rows = wish_results(index_plan(school, plan))
    counted = {row["result"]: row["number"] for row in by_rank(rows)}
    assert counted == {
        common_words.wish(1): 22,
        common_words.wish(2): 1,
        wishes_words.NO_CLUB: 1,
    }
    graded = by_grade(index_plan(school, plan), rows)
    assert sum(row["number"] for row in graded if row["grade"] == "一年级") == 16
    assert sum(row["number"] for row in graded if row["grade"] == "二年级") == 8


def test_every_club_is_listed_with_its_demand() -> None:
    rows = club_table(handmade_facts().index)
    assert [(row[0], row[2], row[4]) for row in rows] == [
        ("合唱", "12", "12"),
        ("足球", "12", "12"),
    ]


def test_loads_count_units_over_the_whole_term() -> None:
    index = handmade_facts().index
    loads = {load.person.id: load for load in loads_of(index)}
    assert loads[staff("T1").id].units == 1000  # ten hours of homework
    assert loads[staff("T4").id].units == 200  # two club afternoons
    assert loads[staff("T6").id].units == 0
    assert service_weeks(index) == 2
    assert loads[staff("T1").id].may_stay_late


def test_who_holds_no_late_post_is_left_out_of_the_late_chart() -> None:
    school = handmade_school()
    posts = frozenset({Post.STUDY})
    school = replace(
        school, staff=tuple(replace(person, posts=posts) for person in school.staff)
    )
    index = index_plan(school, handmade_plan(school))
    assert not any(load.may_stay_late for load in loads_of(index))


def test_money_rows_add_up() -> None:
    facts = handmade_facts()
    settlement = settle(facts.school, facts.plan, facts.profile)
    heads, rows, total = channel_rows(settlement)
    assert len(heads) == len(rows[0]) == len(total)
    assert total[-1] == yuan_text(settlement.paid) == "1,700.00"
    assert {row["name"]: row["text"] for row in flow_rows(settlement)}[
        money_words.FEES
    ] == "7,200.00"


def test_lines_are_drilled_by_month_person_and_post() -> None:
    facts = handmade_facts()
    lines = settle(facts.school, facts.plan, facts.profile).lines
    one = LineFilter(month=(2026, 9), person=staff("T4").id, post="社团")
    picked = [line for line in lines if one.picks(line)]
    assert [line.day.day for line in picked] == [9, 16]
    assert line_rows(facts.index, picked)[0][1] == "教师T4"
    other = LineFilter(month=(2026, 10), person=None, post=None)
    assert not any(other.picks(line) for line in lines)


def test_the_preview_counts_who_stays_and_what_is_wanted() -> None:
    school = handmade_school()
    first = replace(school.pupils[0], week=(ABSENT, NORMAL, NORMAL, NORMAL, NORMAL))
    school = replace(school, pupils=(first, *school.pupils[1:]))
    _, rows = grade_rows(school)
    assert rows[0] == ["一年级", "2", "15", "16", "16", "16", "16"]
    assert club_rows(school)[0] == ["合唱", "1–30", "12", "24"]
