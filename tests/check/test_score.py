"""The auditor's own counts of what a plan is worth."""

from dataclasses import replace

from scheduler.check import audit
from scheduler.domain.ids import ClubName
from scheduler.domain.school import School
from tests.check import judge, plans, schools
from tests.check.plans import Row
from tests.check.test_sabotage import changed, ruled


def measures(school: School, plan: Row | None = None) -> dict[str, str]:
    document = plan or plans.document(school)
    report = audit(school, document, judge.profile(school))
    return {measure.name: measure.value for measure in report.measures}


def test_wishes_are_counted_by_rank() -> None:
    school = schools.rich()
    plan = plans.document(school)
    wishes = (ClubName("棋艺"), ClubName("合唱"))
    second = changed(school, "pupils", "id", "P7", wishes=wishes)
    found = measures(second, plan)
    assert found["志愿·填报人数"] == "4"
    assert found["志愿·有社团人数"] == "4"
    assert found["志愿·第1志愿人数"] == "3"
    assert found["志愿·第2志愿人数"] == "1"
    assert found["志愿·落到第2志愿人数"] == "1"


def test_a_pupil_with_two_clubs_is_left_with_the_better_one() -> None:
    school = ruled(schools.rich(), clubs_per_pupil=2)
    plan = plans.document(school)
    for row in plan["clubs"]:
        if row["club"] == "足球":
            row["members"].append("P1")
    found = measures(school, plan)
    assert found["志愿·第2志愿人数"] == "1"
    assert found["志愿·落到第2志愿人数"] == "0"


def test_tutoring_that_could_be_given_and_is_not() -> None:
    school = schools.rich()
    plan = plans.document(school)
    assert measures(school, plan)["补习·未安排人次"] == "0"
    twice = ruled(school, tutoring_per_week=2)
    assert measures(twice, plan)["补习·未安排人次"] == "1"
    seven = ruled(school, tutoring_per_week=7)
    assert measures(seven, plan)["补习·未安排人次"] == "4"


def test_weeks_below_the_minimum_are_full_weeks_without_leave() -> None:
    school = replace(schools.rich(), calendar=())
    plan = plans.document(school)
    assert measures(school, plan)["课时·不足每周最少课时的人周"] == "0"
    idle = changed(school, "staff", "id", "X2", weekly_min=100)
    assert measures(idle, plan)["课时·不足每周最少课时的人周"] == "2"
    away = changed(school, "staff", "id", "T1", weekly_min=9900)
    assert measures(away, plan)["课时·不足每周最少课时的人周"] == "1"
