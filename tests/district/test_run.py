"""Two schools, one music teacher: planned, published, reported, never double-booked."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest

from scheduler.pipeline.district_task import Product, Task, plan_task
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.judge import audit_plan
from tests.district.books import CLUB, district, school, shared
from tests.district.runs import report, row, run, services
from tests.intake.books import Cell, put

RESULTS = {
    "plan.json",
    "timetable.xlsx",
    "subsidy.xlsx",
    "compliance.xlsx",
    "compliance.pdf",
    "manifest.json",
    "attendance-2026-10.xlsx",
    "timetable.pdf",
    "calendar",
}


def minutes(clock: str) -> int:
    hours, _, rest = clock.partition(":")
    return int(hours) * 60 + int(rest)


def assert_one_place_at_a_time(out: Path, person: str, travel: int) -> None:
    found = list(services(out, person))
    assert found
    for one, other in combinations(found, 2):
        if one[0] == other[0] and one[3] != other[3]:
            first, second = sorted([one, other], key=lambda each: each[1])
            assert minutes(second[1]) - minutes(first[2]) >= travel, (one, other)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """甲校 and 乙校 share G1; 坏 is no workbook at all."""
    root = tmp_path_factory.mktemp("district")
    folder = district(root / "区", 甲校=school("甲校"), 乙校=school("乙校"))
    (folder / "坏.xlsx").write_bytes(b"not a workbook")
    (folder / "~$甲校.xlsx").write_bytes(b"Excel's lock file")
    end = run(folder, root / "out", shared())
    assert end.status is ExitStatus.UNUSABLE  # 坏, the gravest end of the three
    return root


def test_each_school_gets_all_its_results(planned: Path) -> None:
    for name in ("甲校", "乙校"):
        files = {path.name for path in (planned / "out" / name).iterdir()}
        assert files == RESULTS | {"共享教师.xlsx"}


def test_the_broken_school_is_told_and_stops_nobody(planned: Path) -> None:
    out = planned / "out"
    states = {each["key"]: each["status"] for each in report(out)["schools"]}
    assert states == {"坏": "unusable", "甲校": "planned", "乙校": "planned"}
    assert row(out, "坏")["exit"] == 2
    assert "不是 Excel 文件" in row(out, "坏")["reason"]
    assert row(out, "坏")["money"] is None
    assert not (out / "坏").exists()


def test_the_shared_teacher_leads_in_both_and_is_in_one_place(planned: Path) -> None:
    out = planned / "out"
    assert {each[3] for each in services(out, "G1")} == {"甲校", "乙校"}
    assert_one_place_at_a_time(out, "G1", 30)


def test_a_row_says_what_the_school_has(planned: Path) -> None:
    found = row(planned / "out", "甲校")
    assert (found["name"], found["folder"]) == ("甲校", "甲校")
    assert (found["exit"], found["students"]) == (0, 2)
    assert found["certificate"] in ("optimal", "feasible")
    assert found["audit"] == "passed"
    assert found["shared_staff"] == ["G1"]
    assert found["posts"] == 5 + 5 + 1 + 4  # study, duty, the club, study beside it
    assert found["verdicts"]["不符合"] == 0


def test_money_and_totals_add_up(planned: Path) -> None:
    out = planned / "out"
    rows = [each for each in report(out)["schools"] if each["money"]]
    totals = report(out)["totals"]
    for channel in ("own", "labour", "institution", "paid"):
        cents = sum(round(float(each["money"][channel]) * 100) for each in rows)
        assert round(float(totals["money"][channel]) * 100) == cents
    assert float(totals["money"]["labour"]) > 0  # G1 is no school's own
    assert (totals["schools"], totals["planned"], totals["failed"]) == (3, 2, 1)
    assert totals["students"] == 4
    assert totals["posts"] == sum(each["posts"] for each in rows)


def test_money_is_what_the_schools_own_book_says(planned: Path) -> None:
    for name in ("甲校", "乙校"):
        path = planned / "out" / name / "subsidy.xlsx"
        book = openpyxl.load_workbook(path, data_only=True)
        rows = list(book["课时明细"].iter_rows(values_only=True))
        head = next(r for r in rows if r and "工号" in map(str, r))
        people = {str(r[head.index("工号")]) for r in rows}
        assert "G1" in people


def test_the_week_of_the_shared_teacher(planned: Path) -> None:
    load = report(planned / "out")["shared"][0]
    assert (load["staff"], load["visits_limit"], load["units_limit"]) == ("G1", 2, 4)
    assert load["most_visits"] == 2
    assert load["most_units"] == 2
    assert {each["school"] for each in load["week"]} == {"甲校", "乙校"}
    assert all(each["group"] == CLUB and each["weeks"] == [] for each in load["week"])
    assert sum(each["dates"] for each in load["week"]) == load["services"]
    assert len(load["dates"]) == load["services"]


def test_the_book_shows_schools_week_and_problems(planned: Path) -> None:
    book = openpyxl.load_workbook(planned / "out" / "district.xlsx")
    assert book.sheetnames == ["学校汇总", "共享教师一周", "共享教师逐日", "问题清单"]
    names = [cell.value for cell in book["学校汇总"]["A"]]
    assert names[3:] == ["乙校", "坏", "甲校", "合计"]
    week = [
        str(cell.value) for line in book["共享教师一周"].iter_rows() for cell in line
    ]
    assert any("甲校" in cell and CLUB in cell for cell in week)


def test_a_published_school_is_judged_again_with_the_book_beside_it(
    planned: Path,
) -> None:
    folder = planned / "out" / "甲校"
    books = [planned / "区" / "甲校.xlsx", folder / "共享教师.xlsx"]
    end = audit_plan(books, folder)
    assert end.status is ExitStatus.DONE, end


def test_one_visit_a_week_serves_one_school_only(tmp_path: Path) -> None:
    folder = district(tmp_path / "区", 甲校=school("甲校"), 乙校=school("乙校"))
    end = run(folder, tmp_path / "out", shared(visits=1))
    assert end.status is ExitStatus.DONE
    weeks: dict[date, set[tuple[date, str]]] = {}
    for day, _, _, place in services(tmp_path / "out", "G1"):
        weeks.setdefault(day - timedelta(days=day.weekday()), set()).add((day, place))
    assert max(map(len, weeks.values())) == 1


def test_schools_that_are_not_listed_get_nobody(tmp_path: Path) -> None:
    folder = district(
        tmp_path / "区", 甲校=school("甲校"), 乙校=school("乙校", leader="T2")
    )
    run(folder, tmp_path / "out", shared(schools="甲校、丙校"))
    assert {each[3] for each in services(tmp_path / "out", "G1")} == {"甲校"}
    assert row(tmp_path / "out", "乙校")["shared_staff"] == []
    codes = [issue["code"] for issue in report(tmp_path / "out")["issues"]]
    assert codes == ["shared_school_unknown"]


@pytest.mark.parametrize(("later", "both"), [(time(17, 30), True), (time(17), False)])
def test_two_schools_on_one_day_need_the_travel_time(
    tmp_path: Path, later: time, both: bool
) -> None:
    """甲校's club ends at 18:00; 乙校's begins at 18:30 or at 18:00; only Mondays."""
    folder = district(
        tmp_path / "区",
        甲校=school("甲校", club_windows="周一"),
        乙校=school("乙校", club_windows="周一", start=later),
    )
    run(folder, tmp_path / "out", shared())
    assert_one_place_at_a_time(tmp_path / "out", "G1", 30)
    places = {each[3] for each in services(tmp_path / "out", "G1")}
    assert (len(places) == 2) is both


def test_a_make_up_saturday_that_follows_other_weekdays(tmp_path: Path) -> None:
    """10 October follows Monday in one school and Tuesday in the other."""

    def made_up(weekday: str) -> list[list[Cell]]:
        return [[date(2026, 10, 10), "上课", weekday, "调休"]]

    folder = district(
        tmp_path / "区",
        甲校=school("甲校", club_windows="周一", calendar=made_up("周一")),
        乙校=school("乙校", club_windows="周二", calendar=made_up("周二")),
    )
    end = run(folder, tmp_path / "out", shared())
    assert end.status is ExitStatus.DONE
    assert_one_place_at_a_time(tmp_path / "out", "G1", 30)
    saturday = [
        each for each in services(tmp_path / "out", "G1") if each[0].isoweekday() == 6
    ]
    assert len(saturday) <= 1


def test_a_school_short_of_its_part_is_tried_again_with_the_rest(
    tmp_path: Path,
) -> None:
    """Nobody of 甲校 watches over study: it needs all five 课时 of G1, 乙校 none."""
    needy = school("甲校", leader="T1")
    put(needy, "教师", "E2", "带班")
    put(needy, "教师", "E3", "带班")
    needy["时段"] = needy["时段"][:2]
    for line in needy["学校"]:
        if line[0] == "正常下班时间":
            line[1] = "17:00"  # the grid that is left ends then
    helper: list[Cell] = [
        *("G1", "高音", "退休教师", None, "是", "语文", "作业辅导"),
        *(None, 5, None, "甲校、乙校", None, 30),
    ]
    folder = district(tmp_path / "区", 甲校=needy, 乙校=school("乙校", leader="T1"))
    said: list[str] = []
    end = run(folder, tmp_path / "out", shared(helper), tell=said.append)
    assert end.status is ExitStatus.DONE, said
    assert [line for line in said if "甲校" in line][:2] == [
        "开始：甲校",
        next(line for line in said if line.startswith("无解：甲校")),
    ]
    assert said[-1] == "已完成：甲校"
    assert {path.name for path in (tmp_path / "out" / "甲校").iterdir()} == (
        RESULTS | {"共享教师.xlsx"}
    )


def test_the_same_id_for_another_person_is_told(tmp_path: Path) -> None:
    folder = district(tmp_path / "区", 甲校=school("甲校"), 乙校=school("乙校"))
    person: list[Cell] = [
        *("T1", "同号", "退休教师", None, "是", None, "社团"),
        *(None, 4, None, "甲校", 2, 30),
    ]
    end = run(folder, tmp_path / "out", shared(person))
    assert end.status is ExitStatus.UNUSABLE
    found = row(tmp_path / "out", "甲校")
    assert (found["status"], found["issues"][0]["code"]) == (
        "unusable",
        "shared_id_taken",
    )
    assert found["issues"][0]["cell"] == "A2"


def test_a_fault_in_one_school_is_told_and_stops_nobody(tmp_path: Path) -> None:
    folder = district(
        tmp_path / "区",
        甲校=school("甲校", leader="T1"),
        乙校=school("乙校", leader="T1"),
    )

    def work(task: Task) -> Product:
        if task.key == "甲校":
            raise ZeroDivisionError
        return plan_task(task)

    end = run(folder, tmp_path / "out", work=work)
    assert end.status is ExitStatus.FAULT
    assert row(tmp_path / "out", "甲校")["status"] == "fault"
    assert "ZeroDivisionError test_run.py" in row(tmp_path / "out", "甲校")["reason"]
    assert row(tmp_path / "out", "乙校")["status"] == "planned"


def test_a_run_that_is_stopped_reports_what_is_there(tmp_path: Path) -> None:
    folder = district(
        tmp_path / "区",
        甲校=school("甲校", leader="T1"),
        乙校=school("乙校", leader="T1"),
    )
    out = tmp_path / "out"

    def impatient(line: str) -> None:
        if line == "已完成：乙校":
            raise KeyboardInterrupt

    end = run(folder, out, tell=impatient)
    assert end.status is ExitStatus.NO_PLAN_IN_TIME
    states = {each["key"]: each["status"] for each in report(out)["schools"]}
    assert states == {"乙校": "planned", "甲校": "out_of_time"}


def test_a_plan_that_double_books_is_not_published(tmp_path: Path) -> None:
    """A planner that ignores what other schools took is caught by the cross-check."""
    folder = district(
        tmp_path / "区",
        甲校=school("甲校", club_windows="周一"),
        乙校=school("乙校", club_windows="周一"),
    )

    def careless(task: Task) -> Product:
        staff = tuple(
            replace(person, unavailable=frozenset(), weekly_max=400)
            if person.id == "G1"
            else person
            for person in task.school.staff
        )
        return plan_task(replace(task, school=replace(task.school, staff=staff)))

    end = run(folder, tmp_path / "out", shared(), work=careless)
    assert end.status is ExitStatus.REFUSED
    states = sorted(each["status"] for each in report(tmp_path / "out")["schools"])
    assert states == ["planned", "refused"]
    rules = {each["rule"] for each in report(tmp_path / "out")["violations"]}
    assert rules == {"D01"}
    assert len(list((tmp_path / "out").glob("*/plan.json"))) == 1


def test_a_second_run_beside_the_schools_does_not_read_its_own_results(
    tmp_path: Path,
) -> None:
    folder = district(tmp_path / "区", 甲校=school("甲校", leader="T1"))
    for _ in range(2):
        run(folder, folder / "结果")
        assert [each["key"] for each in report(folder / "结果")["schools"]] == ["甲校"]
