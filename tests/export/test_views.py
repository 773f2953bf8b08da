"""The views say what the plan says."""

from datetime import date, time

import pytest

from scheduler.domain.ids import ClassName, ClubName, PupilId, RoomName, StaffId
from scheduler.domain.kinds import Activity
from scheduler.export import views
from tests import builders as b
from tests.export import planned


@pytest.fixture
def index() -> views.PlanIndex:
    return views.index_plan(planned.school(), planned.plan())


def cards(grid: views.WeekGrid, period: str, weekday: int) -> tuple[views.Card, ...]:
    row = next(row for row in grid.rows if row.period == period)
    return grid.cell(row, weekday)


def test_a_merged_class_sees_its_own_pupils_and_the_rotation(
    index: views.PlanIndex,
) -> None:
    grid = views.class_week(index, ClassName(planned.ONE))
    (card,) = cards(grid, "作业辅导", 1)
    assert card.pupils == 2
    assert card.place == "本班教室"
    assert card.note == f"与{planned.TWO}合班"
    assert card.staff_text == "第1周 李明 / 第2周 赵蕾"


def test_a_class_slot_shows_the_clubs_and_the_rest_group(
    index: views.PlanIndex,
) -> None:
    grid = views.class_week(index, ClassName(planned.TWO))
    moves, rest = cards(grid, "社团", 3)
    assert moves.moves == (
        views.Move(club=ClubName("合唱"), room=RoomName("音乐室"), pupils=1),
    )
    assert moves.pupils == 1
    assert (rest.activity, rest.pupils) == (Activity.STUDY, 1)
    assert cards(grid, "社团", 2) == ()


def test_rows_run_from_early_to_late_with_their_time(index: views.PlanIndex) -> None:
    grid = views.class_week(index, ClassName(planned.TWO))
    assert [(row.period, row.time) for row in grid.rows] == [
        ("作业辅导", "16:00–17:00"),
        ("社团", "17:00–18:00"),
        ("延时托管", "18:00–18:30"),
    ]


def test_a_teacher_sees_in_which_weeks_a_post_is_theirs(
    index: views.PlanIndex,
) -> None:
    grid = views.teacher_week(index, StaffId("T1"))
    assert [card.weeks for card in cards(grid, "作业辅导", 1)] == [(1,)]
    assert [card.weeks for card in cards(grid, "社团", 1)] == [()]
    assert "带班" not in [row.period for row in grid.rows]
    assert views.teacher_week(index, StaffId("T3")).rows[-1].period == "带班"


def test_people_who_share_a_name_are_told_apart(index: views.PlanIndex) -> None:
    assert index.people((StaffId("T3"), StaffId("T1"))) == ("孙强(T3)", "李明")


def test_a_room_has_everything_that_happens_in_it(index: views.PlanIndex) -> None:
    grid = views.room_week(index, RoomName(f"{planned.TWO}教室"))
    assert {(card.weekday, card.activity) for card in grid.cards} == {
        (1, Activity.STUDY),
        (1, Activity.CARE),
        (3, Activity.STUDY),
        (3, Activity.CARE),
    }


def test_the_matrix_has_a_row_per_class_and_only_used_columns(
    index: views.PlanIndex,
) -> None:
    matrix = views.school_matrix(index)
    assert matrix.columns == (
        (1, "作业辅导"),
        (1, "社团"),
        (1, "延时托管"),
        (3, "作业辅导"),
        (3, "社团"),
        (3, "延时托管"),
    )
    first = matrix.rows[0]
    assert first.class_name == planned.ONE
    assert first.cells[2] == ()


def test_class_ten_comes_after_class_two() -> None:
    classes = tuple(b.school_class(f"一年级{number}班") for number in (1, 10, 2))
    index = views.index_plan(planned.school(classes=classes), planned.plan())
    assert [row.name for row in index.ordered_classes] == [
        "一年级1班",
        "一年级2班",
        "一年级10班",
    ]


def test_a_club_roll_names_leaders_meetings_and_members(
    index: views.PlanIndex,
) -> None:
    (roll,) = views.club_rolls(index)
    assert (roll.club, roll.leaders) == ("合唱", ("李明",))
    assert [(each.weekday, each.room) for each in roll.meetings] == [
        (1, "音乐室"),
        (3, "音乐室"),
    ]
    assert [(each.name, each.class_name) for each in roll.members] == [
        ("王小芳", planned.ONE),
        ("学生P3", planned.TWO),
    ]


def test_closed_clubs_come_with_wishes_and_reason(index: views.PlanIndex) -> None:
    chess, football = views.unopened_clubs(index)
    assert (chess.club, chess.wishes, chess.first_wishes) == ("围棋", 1, 1)
    assert chess.reason == "只有1人报名，不足最少人数5人"
    assert (football.wishes, football.first_wishes) == (2, 1)


def test_each_pupil_leaves_after_their_last_session_or_at_the_agreed_time(
    index: views.PlanIndex,
) -> None:
    monday = {week.pupil: week.days[0].leaves for week in views.pupil_weeks(index)}
    assert monday == {
        PupilId("P1"): time(18),
        PupilId("P2"): time(17, 10),
        PupilId("P3"): time(18, 30),
        PupilId("P4"): time(18),
    }
    assert all(week.days[1].leaves is None for week in views.pupil_weeks(index))


def test_those_who_leave_together_are_one_row_with_a_pick_up_point(
    index: views.PlanIndex,
) -> None:
    monday = [each for each in views.leaving_groups(index) if each.weekday == 1]
    assert [
        (each.leaves, each.group, each.pick_up, [p.id for p in each.pupils])
        for each in monday
    ] == [
        (time(17, 10), f"{planned.ONE}、{planned.TWO}", "一年级1班教室", ["P2"]),
        (time(18), planned.TWO, "一年级2班教室", ["P4"]),
        (time(18), "合唱", "音乐室", ["P1"]),
        (time(18, 30), planned.TWO, "一年级2班教室", ["P3"]),
    ]


def test_the_daily_roster_has_the_substitute_and_the_reason(
    index: views.PlanIndex,
) -> None:
    rows = views.daily_roster(index, planned.FIRST_DAY)
    assert len(rows) == 5
    (club,) = [row for row in rows if row.activity is Activity.CLUB]
    assert (club.names, club.reason) == (("孙强(T4)",), "李明请假（病假）")
    later = views.daily_roster(index, date(2026, 9, 14))
    assert all(row.reason == "" for row in later)
    assert len(views.daily_roster(index)) == 20


def test_wish_results_rank_what_is_held_and_keep_the_reasons(
    index: views.PlanIndex,
) -> None:
    rows = {row.pupil: row for row in views.wish_results(index)}
    assert (rows[PupilId("P1")].rank, rows[PupilId("P1")].held) == (1, ("合唱",))
    lost = rows[PupilId("P4")]
    assert (lost.rank, lost.held) == (None, ())
    assert lost.reasons == ("志愿1“围棋”：该社团未开设",)
    counts = views.wish_counts(tuple(rows.values()))
    assert (counts.pupils, counts.by_rank, counts.without) == (4, (2, 0), 2)
