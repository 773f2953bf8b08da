"""Spoil a legal plan in one way; exactly the rule meant for it must speak."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any, cast

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.ids import ClubName, RoomName, StaffId
from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.school import School
from scheduler.money import Fen, fen
from tests import builders as b
from tests.check import judge, plans, schools
from tests.check.plans import Row

Sabotage = Callable[[School, Row], School | None]


def session(plan: Row, name: str) -> Row:
    found: Row = next(row for row in plan["sessions"] if row["id"] == name)
    return found


def rows_of(plan: Row, name: str) -> list[Row]:
    """Everybody's rows for a session: the cycle and the roster."""
    return [row for row in plan["cycle"] + plan["roster"] if row["session"] == name]


def serve(plan: Row, name: str, *staff: str) -> None:
    for row in rows_of(plan, name):
        row["staff"] = list(staff)


def serve_like(plan: Row, name: str, other: str) -> None:
    for table, key in (("cycle", "week"), ("roster", "date")):
        for row in plan[table]:
            if row["session"] == name:
                twin = next(
                    o
                    for o in plan[table]
                    if o["session"] == other and o[key] == row[key]
                )
                row["staff"] = list(twin["staff"])


def drop(plan: Row, name: str) -> None:
    plan["sessions"] = [row for row in plan["sessions"] if row["id"] != name]
    for table in ("cycle", "roster"):
        plan[table] = [row for row in plan[table] if row["session"] != name]


def on_date(plan: Row, day: str, name: str) -> Row:
    found: Row = next(
        row for row in plan["roster"] if (row["date"], row["session"]) == (day, name)
    )
    return found


def club_row(plan: Row, name: str) -> Row:
    found: Row = next(row for row in plan["clubs"] if row["club"] == name)
    return found


def changed(
    school: School, table: str, key: str, name: str, **changes: object
) -> School:
    rows = tuple(
        replace(row, **cast("Any", changes)) if getattr(row, key) == name else row
        for row in getattr(school, table)
    )
    assert rows != getattr(school, table)
    return replace(school, **{table: cast("Any", rows)})


def ruled(school: School, **changes: object) -> School:
    settings: Any = replace(school.settings, **cast("Any", changes))
    return replace(school, settings=settings)


FRI1, FRI2 = "W5-16:00-study-一年级1班", "W5-16:00-study-一年级2班"
FRI2ND = "W5-17:00-study-二年级1班"
TUE1, TUE2 = "W2-16:00-study-一年级1班", "W2-16:00-study-一年级2班"
MON1, CARE = "W1-16:00-study-一年级1班", "W1-18:00-care-一年级1班"
TUTOR = "W1-16:00-tutoring-一年级1班"
BALL2, BALL4 = "W2-17:00-club-足球", "W4-17:00-club-足球"
CHOIR = "W1-17:00-club-合唱"


def unseat_pupil(s: School, d: Row) -> None:
    session(d, FRI2ND)["students"].remove("P8")


def seat_pupil_twice(s: School, d: Row) -> None:
    session(d, MON1)["students"].append("P3")


def write_pupil_twice(s: School, d: Row) -> None:
    session(d, FRI2ND)["students"].append("P8")


def keep_pupil_who_left(s: School, d: Row) -> None:
    session(d, FRI2ND)["students"].append("P6")


def invent_pupil(s: School, d: Row) -> None:
    session(d, FRI2ND)["students"].append("P99")


def care_unasked(s: School, d: Row) -> None:
    session(d, CARE)["students"].append("P2")


def member_stays_away(s: School, d: Row) -> None:
    session(d, BALL2)["students"].remove("P2")
    session(d, BALL2)["classes"].remove("一年级1班")
    session(d, "W2-17:00-study-一年级1班")["students"].append("P2")


def forget_club(s: School, d: Row) -> None:
    d["clubs"].remove(club_row(d, "棋艺"))


def close_without_reason(s: School, d: Row) -> None:
    club_row(d, "棋艺")["reason"] = " "


def club_too_big(s: School, d: Row) -> School:
    return changed(s, "clubs", "name", "合唱", maximum=1)


def club_too_small(s: School, d: Row) -> School:
    return changed(s, "clubs", "name", "合唱", minimum=3)


def unlisted_club(s: School, d: Row) -> School:
    return changed(s, "pupils", "id", "P7", wishes=(ClubName("足球"),))


def wrong_grade(s: School, d: Row) -> School:
    return changed(s, "clubs", "name", "合唱", grades=frozenset({1}))


def too_few_meetings(s: School, d: Row) -> School:
    return changed(s, "clubs", "name", "足球", meetings=3)


def outside_window(s: School, d: Row) -> School:
    windows = frozenset({Window(2), Window(4, "作业辅导")})
    return changed(s, "clubs", "name", "足球", windows=windows)


def lose_member(s: School, d: Row) -> None:
    club_row(d, "合唱")["members"].remove("P7")


def one_club_too_many(s: School, d: Row) -> None:
    club_row(d, "足球")["members"].append("P1")
    for day, ball in ((2, BALL2), (4, BALL4)):
        session(d, ball)["students"].append("P1")
        session(d, f"W{day}-17:00-study-一年级1班")["students"].remove("P1")


def surplus_post(s: School, d: Row) -> None:
    session(d, FRI1)["posts"] = 2
    for row in rows_of(d, FRI1):
        row["staff"].append("X2")


def nobody_serves(s: School, d: Row) -> None:
    serve(d, FRI1)


def groups_too_big(s: School, d: Row) -> School:
    return ruled(s, group_size=2)


def duty_with_pupil(s: School, d: Row) -> None:
    session(d, "W3-duty")["students"] = ["P8"]


def club_needs_two_leaders(s: School, d: Row) -> School:
    return changed(s, "clubs", "name", "足球", leaders=2)


def no_room(s: School, d: Row) -> None:
    session(d, FRI1)["room"] = None


def unknown_room(s: School, d: Row) -> None:
    session(d, FRI1)["room"] = "地下室"


def wrong_venue(s: School, d: Row) -> None:
    session(d, BALL2)["room"] = "多功能厅"


def room_too_small(s: School, d: Row) -> School:
    return changed(s, "rooms", "name", "一年级1班教室", capacity=2)


def room_double_booked(s: School, d: Row) -> None:
    session(d, FRI2)["room"] = "一年级1班教室"


def room_unavailable(s: School, d: Row) -> School:
    return changed(s, "rooms", "name", "操场", unavailable=frozenset({Window(4)}))


def teacher_double_booked(s: School, d: Row) -> None:
    serve_like(d, TUE2, TUE1)


def teacher_written_twice(s: School, d: Row) -> None:
    for row in rows_of(d, TUE1):
        row["staff"] *= 2


def post_not_held(s: School, d: Row) -> None:
    serve(d, FRI1, "N1")


def unqualified(s: School, d: Row) -> School:
    serve(d, FRI1, "X2")
    return changed(s, "staff", "id", "X2", qualified=False)


def invent_teacher(s: School, d: Row) -> None:
    serve(d, FRI1, "T99")


def staff_kind_unknown_to_law(s: School, d: Row) -> School:
    serve(d, FRI1, "X2")
    d["policy"] = "shanghai-2021"
    school = ruled(s, policy="shanghai-2021")
    return changed(school, "staff", "id", "X2", kind=StaffKind.VOLUNTEER)


def not_available(s: School, d: Row) -> School:
    windows = frozenset({Window(2, "作业辅导")})
    return changed(s, "staff", "id", "T3", unavailable=windows)


def on_leave(s: School, d: Row) -> School:
    away = schools.leave("T3", date(2026, 9, 8))
    return replace(s, leaves=(*s.leaves, away))


def in_lesson(s: School, d: Row) -> School:
    return replace(s, lessons=(b.lesson("T3", 2, time(15, 20), time(16, 5)),))


def above_weekly_max(s: School, d: Row) -> School:
    return changed(s, "staff", "id", "T3", weekly_max=100)


def not_a_candidate(s: School, d: Row) -> None:
    club_row(d, "足球")["staff"] = ["N1"]
    serve(d, BALL2, "N1")
    serve(d, BALL4, "N1")


def needless_stand_in(s: School, d: Row) -> None:
    on_date(d, "2026-09-14", CHOIR)["staff"] = ["N1"]
    d["departures"][0]["actual"] = ["N1"]


def no_duty(s: School, d: Row) -> None:
    drop(d, "W5-duty")


def duty_too_short(s: School, d: Row) -> None:
    session(d, "W5-duty")["end"] = "18:00"


def duty_combined(s: School, d: Row) -> None:
    serve_like(d, "W5-duty", FRI1)


def duty_posts(s: School, d: Row) -> School:
    return ruled(s, duty_posts=2)


def tutoring_unflagged(s: School, d: Row) -> School:
    return changed(s, "pupils", "id", "P3", struggling=False)


def tutoring_too_often(s: School, d: Row) -> School:
    return ruled(s, tutoring_per_week=0)


def tutoring_too_big(s: School, d: Row) -> School:
    session(d, MON1)["students"].remove("P2")
    session(d, TUTOR)["students"].append("P2")
    return ruled(changed(s, "pupils", "id", "P2", struggling=True), tutoring_size=1)


def false_classes(s: School, d: Row) -> None:
    session(d, FRI1)["classes"].append("二年级1班")


def class_split(s: School, d: Row) -> None:
    session(d, FRI1)["students"].remove("P2")
    session(d, FRI2)["students"].append("P2")
    session(d, FRI2)["classes"].append("一年级1班")


def grades_merged(s: School, d: Row) -> None:
    drop(d, FRI2ND)
    group = session(d, "W5-17:00-study-一年级2班")
    group["students"] += ["P7", "P8"]
    group["classes"].append("二年级1班")


def merged_too_big(s: School, d: Row) -> None:
    drop(d, FRI2)
    group = session(d, FRI1)
    group["students"] += ["P4", "P5"]
    group["classes"].append("一年级2班")
    group["posts"] = 2
    for row in rows_of(d, FRI1):
        row["staff"].append("X2")


def secret_swap(s: School, d: Row) -> None:
    on_date(d, "2026-09-14", TUTOR)["staff"] = ["X2"]


def departure_without_reason(s: School, d: Row) -> None:
    d["departures"][0]["reason"] = ""


def departure_not_true(s: School, d: Row) -> None:
    d["departures"][0]["actual"] = ["N1"]


def departure_of_nothing(s: School, d: Row) -> None:
    d["departures"].append({**d["departures"][0], "session": "W9"})


def departure_without_cause(s: School, d: Row) -> None:
    row = on_date(d, "2026-09-08", TUE1)
    d["departures"].append(
        {
            "date": row["date"],
            "session": TUE1,
            "planned": row["staff"],
            "actual": ["X2"],
            "reason": "调换",
        }
    )
    row["staff"] = ["X2"]


def cycle_incomplete(s: School, d: Row) -> None:
    d["cycle"].pop()


def flex_not_earned(s: School, d: Row) -> None:
    d["flex"].append(flex("T3", "2026-09-10", earned_on=["2026-09-08"]))


def flex_for_outsider(s: School, d: Row) -> None:
    d["flex"].append(flex("X2", "2026-09-10", earned_on=["2026-09-08"]))


def flex_lost(s: School, d: Row) -> School:
    return ruled(s, staff_off=time(17))


def too_many_late_days(s: School, d: Row) -> School:
    return ruled(s, staff_off=time(17), flex_rate=Decimal(0), late_days=1)


def weeks_swapped(s: School, d: Row) -> None:
    first, second = (row for row in d["cycle"] if row["session"] == FRI2ND)
    first["staff"], second["staff"] = second["staff"], first["staff"]


def dates_swapped(s: School, d: Row) -> None:
    for row in d["roster"]:
        if row["date"] in ("2026-09-11", "2026-09-18"):
            row["date"] = {"11": "2026-09-18", "18": "2026-09-11"}[row["date"][-2:]]


def friday_without_periods(s: School, d: Row) -> School:
    for row in list(d["sessions"]):
        if row["weekday"] == 5:
            drop(d, row["id"])
    kept = tuple(slot for slot in s.slots if slot.weekday != 5)
    return replace(s, slots=kept)


def ends_too_early(s: School, d: Row) -> School:
    return ruled(s, off_work=time(18, 31))


def periods_too_short(s: School, d: Row) -> School:
    d["policy"] = "panyu-2021"
    for row in d["sessions"]:
        row["start"] = "16:25" if row["start"] == "16:00" else row["start"]
    slots = tuple(
        replace(slot, start=time(16, 25)) if slot.start == time(16) else slot
        for slot in s.slots
    )
    return ruled(replace(s, slots=slots), policy="panyu-2021")


def flex(person: str, day: str, **changes: object) -> Row:
    row = {"staff": person, "date": day, "kind": "late_arrival", "minutes": 30}
    return {**row, **changes}


def roster_gap(s: School, d: Row) -> None:
    d["roster"].remove(on_date(d, "2026-09-08", TUE1))


def roster_double(s: School, d: Row) -> None:
    d["roster"].append(deepcopy(on_date(d, "2026-09-08", TUE1)))


def roster_on_saturday(s: School, d: Row) -> None:
    d["roster"].append({**on_date(d, "2026-09-08", TUE1), "date": "2026-09-19"})


def roster_wrong_weekday(s: School, d: Row) -> None:
    row = {"date": "2026-09-07", "session": FRI1, "staff": ["X2"]}
    d["roster"].append(row)


def roster_of_nothing(s: School, d: Row) -> None:
    d["roster"].append({"date": "2026-09-08", "session": "W9", "staff": ["X2"]})


def make_up_day_forgotten(s: School, d: Row) -> None:
    d["roster"] = [row for row in d["roster"] if row["date"] != "2026-09-20"]


def care_refused(s: School, d: Row) -> None:
    session(d, CARE)["students"].remove("P5")
    session(d, CARE)["classes"].remove("一年级2班")


def care_without_agreement(s: School, d: Row) -> School:
    d["policy"] = "jilin-2021"
    return ruled(s, policy="jilin-2021")


def institution_not_approved(s: School, d: Row) -> School:
    return replace(s, institutions=(schools.institution(approved=False),))


def institution_not_listed(s: School, d: Row) -> School:
    return replace(s, institutions=())


def institution_academic(s: School, d: Row) -> School:
    return replace(s, institutions=(schools.institution(academic=True),))


def bought_in_club_academic(s: School, d: Row) -> School:
    return changed(s, "clubs", "name", "足球", academic=True)


def institution_does_study(s: School, d: Row) -> School:
    serve(d, FRI1, "X1")
    return changed(s, "staff", "id", "X1", posts=frozenset(Post))


def fee_over_cap(s: School, d: Row) -> School:
    return ruled(s, fee=Fen(fen(300) + 1))


def new_lesson(s: School, d: Row) -> None:
    session(d, FRI1)["activity"] = "lesson"


def study_in_care_time(s: School, d: Row) -> None:
    session(d, CARE)["activity"] = "study"


def pinned_teacher_gone(s: School, d: Row) -> None:
    serve(d, MON1, "X2")


def pinned_room_changed(s: School, d: Row) -> None:
    session(d, MON1)["room"] = "多功能厅"


def pinned_club_elsewhere(s: School, d: Row) -> School:
    pin = b.pin(5, "社团", club=ClubName("合唱"), room=RoomName("音乐室"))
    return replace(s, pins=(*s.pins, pin))


def pinned_leader(s: School, d: Row) -> School:
    pin = b.pin(1, "社团", club=ClubName("合唱"), staff=(StaffId("T2"),))
    return replace(s, pins=(*s.pins, pin))


def no_certificate(s: School, d: Row) -> None:
    del d["certificate"]


def other_school(s: School, d: Row) -> None:
    d["school"] = "另一小学"


def wrong_term(s: School, d: Row) -> None:
    d["term"]["end"] = "2026-10-01"


def number_as_text(s: School, d: Row) -> None:
    d["flex"].append(flex("T3", "2026-09-10", minutes="30", earned_on=[]))


def wish_count_wrong(s: School, d: Row) -> None:
    d["certificate"]["stages"].append(stage("志愿·第1志愿人数", "max", 5, 5))


def bound_passed(s: School, d: Row) -> None:
    d["certificate"]["stages"].append(stage("人手", "min", 5, 6))


def not_optimal(s: School, d: Row) -> None:
    d["certificate"]["stages"].append(stage("人手", "min", 5, 4))
    d["certificate"]["status"] = "optimal"


def stage(name: str, sense: str, value: int, bound: int) -> Row:
    return {
        "name": name,
        "sense": sense,
        "value": value,
        "bound": bound,
        "seconds": 0.1,
    }


def club_listed_twice(s: School, d: Row) -> None:
    d["clubs"].append(deepcopy(club_row(d, "棋艺")))


def member_written_twice(s: School, d: Row) -> None:
    club_row(d, "合唱")["members"].append("P7")


def meets_twice_a_day(s: School, d: Row) -> School:
    club_row(d, "合唱")["meets"] *= 2
    return changed(s, "clubs", "name", "合唱", meetings=2)


def leader_written_twice(s: School, d: Row) -> None:
    club_row(d, "合唱")["staff"] *= 2


def duty_on_a_saturday(s: School, d: Row) -> None:
    d["sessions"].append({**session(d, "W5-duty"), "id": "W6-duty", "weekday": 6})
    for week in range(2):
        turn = {"week": week, "session": "W6-duty", "staff": ["X2"]}
        d["cycle"].append(turn)


def tutoring_across_grades(s: School, d: Row) -> School:
    session(d, "W1-16:00-study-二年级1班")["students"].remove("P8")
    session(d, TUTOR)["students"].append("P8")
    session(d, TUTOR)["classes"].append("二年级1班")
    return changed(s, "pupils", "id", "P8", struggling=True)


def tutoring_in_club_time(s: School, d: Row) -> School:
    session(d, "W1-17:00-study-一年级2班")["activity"] = "tutoring"
    school = changed(s, "pupils", "id", "P4", struggling=True)
    return changed(school, "pupils", "id", "P5", struggling=True)


TABLE: tuple[tuple[str, Sabotage], ...] = (
    ("H01", unseat_pupil),
    ("H01", seat_pupil_twice),
    ("H01", write_pupil_twice),
    ("H02", keep_pupil_who_left),
    ("H02", invent_pupil),
    ("H02", care_unasked),
    ("H03", member_stays_away),
    ("H03", forget_club),
    ("H03", close_without_reason),
    ("H03", club_too_big),
    ("H03", club_too_small),
    ("H03", unlisted_club),
    ("H03", wrong_grade),
    ("H03", too_few_meetings),
    ("H03", outside_window),
    ("H03", lose_member),
    ("H03", one_club_too_many),
    ("H03", club_listed_twice),
    ("H03", member_written_twice),
    ("H03", meets_twice_a_day),
    ("H04", surplus_post),
    ("H04", nobody_serves),
    ("H04", groups_too_big),
    ("H04", duty_with_pupil),
    ("H04", club_needs_two_leaders),
    ("H05", no_room),
    ("H05", unknown_room),
    ("H05", wrong_venue),
    ("H05", room_too_small),
    ("H05", room_double_booked),
    ("H05", room_unavailable),
    ("H06", teacher_double_booked),
    ("H06", teacher_written_twice),
    ("H07", post_not_held),
    ("H07", unqualified),
    ("H07", invent_teacher),
    ("H07", staff_kind_unknown_to_law),
    ("H08", not_available),
    ("H08", on_leave),
    ("H08", in_lesson),
    ("H09", above_weekly_max),
    ("H10", not_a_candidate),
    ("H10", needless_stand_in),
    ("H10", leader_written_twice),
    ("H11", no_duty),
    ("H11", duty_too_short),
    ("H11", duty_combined),
    ("H11", duty_posts),
    ("H11", duty_on_a_saturday),
    ("H12", tutoring_unflagged),
    ("H12", tutoring_too_often),
    ("H12", tutoring_too_big),
    ("H12", tutoring_across_grades),
    ("H12", tutoring_in_club_time),
    ("H13", false_classes),
    ("H13", class_split),
    ("H13", grades_merged),
    ("H13", merged_too_big),
    ("H14", secret_swap),
    ("H14", departure_without_reason),
    ("H14", departure_not_true),
    ("H14", departure_of_nothing),
    ("H14", departure_without_cause),
    ("H14", cycle_incomplete),
    ("H15", flex_not_earned),
    ("H15", flex_for_outsider),
    ("H14", weeks_swapped),
    ("H14", dates_swapped),
    ("H15", flex_lost),
    ("H16", friday_without_periods),
    ("S02", ends_too_early),
    ("S01", periods_too_short),
    ("H16", roster_gap),
    ("H16", roster_double),
    ("H16", roster_on_saturday),
    ("H16", roster_wrong_weekday),
    ("H16", roster_of_nothing),
    ("H16", make_up_day_forgotten),
    ("H17", care_refused),
    ("H17", care_without_agreement),
    ("H19", institution_not_approved),
    ("H19", institution_not_listed),
    ("H19", institution_academic),
    ("H19", bought_in_club_academic),
    ("H19", institution_does_study),
    ("H20", fee_over_cap),
    ("H22", new_lesson),
    ("H22", study_in_care_time),
    ("H25", too_many_late_days),
    ("H23", pinned_teacher_gone),
    ("H23", pinned_room_changed),
    ("H23", pinned_club_elsewhere),
    ("H23", pinned_leader),
    ("F00", no_certificate),
    ("F00", other_school),
    ("F00", wrong_term),
    ("F00", number_as_text),
    ("F01", wish_count_wrong),
    ("F01", bound_passed),
    ("F01", not_optimal),
)


def test_the_plan_before_any_sabotage_is_legal() -> None:
    school = schools.rich()
    found = judge.violations(school, plans.document(school))
    assert [each.text for each in found] == []


@pytest.mark.parametrize(
    ("rule", "spoil"), TABLE, ids=[spoil.__name__ for _, spoil in TABLE]
)
def test_exactly_the_rule_meant_for_it_catches(rule: str, spoil: Sabotage) -> None:
    school = schools.rich()
    plan = plans.document(school)
    spoiled = spoil(school, plan) or school
    found = judge.violations(spoiled, plan)
    assert {each.rule for each in found} == {rule}, [each.text for each in found]


@pytest.mark.parametrize(("late_days", "needless"), [(None, True), (0, False)])
def test_a_candidate_without_a_late_day_left_cannot_come(
    late_days: int | None, needless: bool
) -> None:
    school = schools.rich()
    plan = plans.document(school)
    needless_stand_in(school, plan)
    late = ruled(school, staff_off=time(17), flex_rate=Decimal(0), late_days=late_days)
    assert ("H10" in judge.broken(late, plan)) is needless
