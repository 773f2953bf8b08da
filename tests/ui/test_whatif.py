"""The page 如果: a trial is queued beside the plan, and is no version of it."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scheduler.domain.curve import Curve, Point
from scheduler.jobs.folder import TRIALS, list_runs
from scheduler.money import Fen
from scheduler.ui.curve_chart import beside_chart, curve_chart
from scheduler.words.ui import whatif as words

Open = Callable[..., AppTest]


def test_the_curve_and_the_prices_are_asked_for_in_the_queue(
    planned: Path, open_page: Open
) -> None:
    for view, key, task in (
        (words.CURVE, "curve_go", "tradeoff"),
        (words.PRICES, "prices_go", "prices"),
    ):
        app = open_page("whatif", whatif_view=view)
        app.button(key=key).click().run()
        assert not app.exception
        request = list_runs(planned / "runs")[0].request()
        assert request is not None
        assert (request.task, request.base) == (task, "sample")
        assert request.task in TRIALS


def test_nothing_changed_is_nothing_to_try(planned: Path, open_page: Open) -> None:
    app = open_page("whatif")
    assert app.button(key="trial_go").disabled
    assert not (planned / "runs").exists() or not list_runs(planned / "runs")


def test_charts_draw_every_point() -> None:
    point = Point(
        prefer="thrift",
        floor=3,
        served=3,
        served_bound=3,
        ranks=(3, 0, 0, 0, 0),
        clubs=1,
        posts=2,
        cost=Fen(900),
        cost_bound=Fen(800),
    )
    curve = Curve(
        school="甲", pool=Fen(850), least=Fen(700), wishing=3, points=(point,)
    )
    drawn = str(curve_chart(curve).to_dict())
    assert "9.0" in drawn
    assert "8.0" in drawn
    assert words.POOL_LINE in drawn
    rows = [{"name": "第一志愿", "number": 3.0, "plan": words.NOW}]
    assert "第一志愿" in str(beside_chart(rows).to_dict())
