import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scheduler.jobs.files import write_json
from scheduler.jobs.folder import create_run, list_runs, run_id
from scheduler.jobs.status import RunState, RunStatus
from scheduler.ui.menu import names_for
from scheduler.words.ui import data as data_words
from scheduler.words.ui import frame as frame_words
from scheduler.words.ui import planning as planning_words
from scheduler.words.ui import timetable as timetable_words
from tests.jobs.test_folder import NOW, request

Open = Callable[..., AppTest]
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]")
PLAN_PAGES = ("timetable", "wishes", "compliance", "money", "downloads")


def said(app: AppTest) -> str:
    """All HTML and text of the page."""
    return "\n".join(str(getattr(element, "value", "")) for element in app.main)


@pytest.mark.parametrize("name", frame_words.PAGE_TITLES)
def test_an_empty_school_finds_a_way_on_every_page(open_page: Open, name: str) -> None:
    app = open_page(name)
    assert app.title[0].value == frame_words.PAGE_TITLES[name]
    assert app.button or name == "start"


@pytest.mark.parametrize("name", ["start", *PLAN_PAGES])
def test_a_plan_is_shown_on_every_page_without_emoji(
    planned: Path, open_page: Open, name: str
) -> None:
    app = open_page(name)
    text = said(app)
    assert "测试小学" in text
    assert not EMOJI.search(text)


def test_names_are_escaped(planned: Path, open_page: Open) -> None:
    app = open_page("timetable", view="学生")
    drawn = "\n".join(str(getattr(element, "value", "")) for element in app.get("html"))
    assert "&lt;b&gt;甲" in drawn
    assert "<b>甲" not in drawn


@pytest.mark.parametrize("view", timetable_words.VIEW_NAMES)
def test_every_view_of_the_timetable_opens_by_link(
    planned: Path, open_page: Open, view: str
) -> None:
    app = open_page("timetable", view=view)
    assert app.segmented_control(key="view").value == view
    assert "<table" in said(app)


def test_a_dated_week_opens_by_link(planned: Path, open_page: Open) -> None:
    week = timetable_words.dated_week(2, "9月14日", "9月18日")
    app = open_page("timetable", view="班级", week=week)
    assert "9月16日" in said(app)


def test_each_role_finds_its_own_pages_first_and_the_others_below() -> None:
    assert names_for(frame_words.FINANCE)[frame_words.NAV_FIRST][0] == "money"
    assert names_for(frame_words.PRINCIPAL)[frame_words.NAV_FIRST][0] == "compliance"
    for role in (frame_words.OFFICE, frame_words.PRINCIPAL, frame_words.FINANCE, None):
        names = [name for group in names_for(role).values() for name in group]
        assert sorted(names) == sorted(frame_words.PAGE_TITLES)


def test_problems_stand_beside_their_cells(
    outputs: Path, open_page: Open, tmp_path: Path
) -> None:
    from scheduler.ui.data import keep_upload

    id = keep_upload(outputs / "uploads", [("名单.xlsx", b"no workbook")])
    app = open_page("data", data=id)
    assert app.error[0].value == data_words.MUST_MEND
    assert "名单.xlsx" in said(app)
    assert "改法" in said(app)


@pytest.mark.parametrize("state", list(RunState))
def test_every_end_of_a_run_says_what_to_do_next(
    outputs: Path, open_page: Open, tmp_path: Path, state: RunState
) -> None:
    root = outputs / "runs"
    root.mkdir()
    book = tmp_path / "名单.xlsx"
    book.write_bytes(b"x")
    run = create_run(root, [book], request(), run_id(NOW, "00000a"))
    run.write(RunStatus(state=state, seconds=30.0, elapsed=3.0, stage="轮值"))
    if state is RunState.STOPPED:
        run.cancel()
    app = open_page("planning", run=run.id)
    assert planning_words.STATE[state.value] in said(app)
    assert planning_words.STATE_NEXT[state.value] in said(app)


def test_an_impossible_run_shows_its_conflict_and_what_to_change(
    outputs: Path, open_page: Open, tmp_path: Path
) -> None:
    root = outputs / "runs"
    root.mkdir()
    book = tmp_path / "名单.xlsx"
    book.write_bytes(b"x")
    run = create_run(root, [book], request(), run_id(NOW, "00000a"))
    run.write(RunStatus(state=RunState.IMPOSSIBLE, seconds=30.0))
    run.result.mkdir()
    need = {"sheet": "教师", "cell": "J12", "text": "周三不可用"}
    change = {"sheet": "教师", "cell": "J12", "from": "周三", "to": ""}
    write_json(
        run.result / "conflicts.json",
        {
            "conflicts": [{"requirements": [need], "minimal": True}],
            "repairs": [{"text": "请李老师周三到校", "cost": 1, "changes": [change]}],
        },
    )
    text = said(open_page("planning"))
    assert "周三不可用" in text
    assert "J12" in text
    assert "请李老师周三到校" in text
    assert planning_words.minimal(True) in text


def test_stopping_raises_the_flag(
    outputs: Path, open_page: Open, tmp_path: Path
) -> None:
    root = outputs / "runs"
    root.mkdir()
    book = tmp_path / "名单.xlsx"
    book.write_bytes(b"x")
    run = create_run(root, [book], request(), run_id(NOW, "00000a"))
    run.write(RunStatus(state=RunState.RUNNING, seconds=30.0))
    app = open_page("planning")
    app.button(key="cancel").click().run()
    assert run.cancel_flag.exists()
    assert planning_words.CANCELLING in said(app)


def test_starting_puts_one_run_into_the_queue(outputs: Path, open_page: Open) -> None:
    app = open_page("planning", data="sample")
    app.button(key="begin").click().run()
    (run,) = list_runs(outputs / "runs")
    asked = run.request()
    assert asked is not None
    assert asked.seconds == 90.0
    assert app.query_params["run"] == run.id
    assert planning_words.STATE["queued"] in said(app)
