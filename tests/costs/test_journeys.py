"""The curve, a trial of other cells and the prices, from a workbook to files."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from scheduler.cli.main import main
from scheduler.domain.curve import Point
from scheduler.domain.outcome import Change
from scheduler.intake.changed import write_changed
from scheduler.money import Fen
from scheduler.pipeline.costs.prices import load_prices
from scheduler.pipeline.costs.scenarios import joined, leaders, more_teachers, setting
from scheduler.pipeline.costs.tradeoff import load_curve, undominated
from scheduler.pipeline.costs.whatif import paired, what_if
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.load import load_books
from tests.pipeline.book import SEARCH, never, planned, written

POINT = Point(
    prefer="cheapest",
    floor=0,
    served=10,
    served_bound=20,
    ranks=(10, 0, 0, 0, 0),
    clubs=1,
    posts=5,
    cost=Fen(1000),
    cost_bound=Fen(900),
)


def test_a_point_that_costs_no_less_is_left_out() -> None:
    better = replace(POINT, served=12, cost=Fen(1000), cost_bound=Fen(500))
    cheaper = replace(POINT, served=3, cost=Fen(800), cost_bound=Fen(700))
    assert [row.served for row in undominated((POINT, cheaper, better))] == [12, 3]


def test_what_fewer_cost_more_cost_too() -> None:
    more = replace(POINT, served=12, cost=Fen(1100), cost_bound=Fen(500))
    bounds = [row.cost_bound for row in undominated((more, POINT))]
    assert bounds == [900, 900]


def test_the_curve_falls_and_bounds_stay_below(tmp_path: Path) -> None:
    book, out = written(tmp_path / "in"), tmp_path / "out"
    assert main(["tradeoff", str(book), "--out", str(out), "--json"]) == 0
    curve = load_curve(out)
    assert curve is not None
    assert curve.points
    for point in curve.points:
        assert point.cost_bound <= point.cost
        assert point.served <= point.served_bound
        assert curve.least <= point.cost
    for dear, cheap in zip(curve.points, curve.points[1:], strict=False):
        assert dear.served > cheap.served
        assert dear.cost > cheap.cost
        assert dear.cost_bound >= cheap.cost_bound
    sheet = load_workbook(out / "curve.xlsx").worksheets[0]
    assert sheet["B4"].value == curve.points[0].served


def test_a_broken_book_has_no_curve(tmp_path: Path) -> None:
    book = tmp_path / "学校.xlsx"
    book.write_bytes(b"no workbook")
    status = main(["tradeoff", str(book), "--out", str(tmp_path / "out"), "--json"])
    assert status == ExitStatus.UNUSABLE
    assert not (tmp_path / "out").exists()


def test_prices_are_written_with_their_cells(tmp_path: Path) -> None:
    book, out = written(tmp_path / "in"), tmp_path / "out"
    assert main(["prices", str(book), "--out", str(out), "--json"]) == 0
    assert (out / "prices.xlsx").exists()
    for row in load_prices(out):
        assert row["change"]["sheet"]


def test_a_trial_is_planned_and_stands_beside_today(tmp_path: Path) -> None:
    book, today = written(tmp_path / "in"), tmp_path / "today"
    planned(book, today)
    school = load_books([book]).school
    assert school is not None
    scenario = joined((setting(school, "收费标准", "280"), more_teachers(school, 1, 1)))
    trial = what_if(
        [book],
        today,
        scenario.changes,
        tmp_path / "trial",
        SEARCH,
        report=lambda _: None,
        cancelled=never,
    )
    assert trial.end.status is ExitStatus.DONE
    assert len(paired(trial.before, trial.after)) >= len(trial.before)
    changed = load_books([tmp_path / "trial" / book.name]).school
    assert changed is not None
    assert changed.settings.fee == 28000
    assert len(changed.staff) == len(school.staff) + 1
    assert load_books([book]).school == school


def test_a_sheet_that_is_not_there_is_told(tmp_path: Path) -> None:
    book, today = written(tmp_path / "in"), tmp_path / "today"
    planned(book, today)
    change = Change(sheet="没有", cell="A1", before="", after="1")
    trial = what_if(
        [book],
        today,
        [change],
        tmp_path / "trial",
        SEARCH,
        report=lambda _: None,
        cancelled=never,
    )
    assert trial.end.status is ExitStatus.UNUSABLE
    assert "没有" in trial.end.issues[0].text
    assert not (tmp_path / "trial").exists()


def test_a_club_may_have_two_leaders(tmp_path: Path) -> None:
    book = written(tmp_path / "in")
    school = load_books([book]).school
    assert school is not None
    club = school.clubs[0].name
    copies, lost = write_changed(
        [book], leaders(school, club, 2).changes, tmp_path / "copy"
    )
    assert not lost
    changed = load_books(copies).school
    assert changed is not None
    assert changed.clubs[0].leaders == 2


def test_a_bound_above_a_price_limits_the_pupils() -> None:
    dear = replace(POINT, floor=12, served=12, cost=Fen(2000), cost_bound=Fen(1500))
    bounds = [row.served_bound for row in undominated((dear, POINT))]
    assert bounds == [12, 11]
