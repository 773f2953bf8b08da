import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scheduler.jobs.files import write_json
from scheduler.jobs.folder import create_run, list_runs, run_id
from scheduler.jobs.status import RunState, RunStatus
from scheduler.office.actor import local_actor
from scheduler.store.kinds import Role
from scheduler.ui.menu import names_for
from scheduler.words.ui import data as data_words
from scheduler.words.ui import frame as frame_words
from scheduler.words.ui import planning as planning_words
from scheduler.words.ui import timetable as timetable_words
from tests.jobs.test_folder import NOW, request

Open = Callable[..., AppTest]
PLANNERS = ("data", "planning", "editing", "absences", "whatif")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]")
PLAN_PAGES = (
    "timetable",
    "editing",
    "absences",
    "compare",
    "wishes",
    "compliance",
    "money",
    "approval",
    "downloads",
)


def said(app: AppTest) -> str:
    """All HTML and text of the page."""
    return "\n".join(str(getattr(element, "value", "")) for element in app.main)


@pytest.mark.parametrize("name", frame_words.PAGE_TITLES)
def test_an_empty_school_finds_a_way_on_every_page(open_page: Open, name: str) -> None:
    app = open_page(name)
    assert app.title[0].value == frame_words.PAGE_TITLES[name]
    assert app.button or name in ("start", "people")


@pytest.mark.parametrize("role", [frame_words.PRINCIPAL, frame_words.FINANCE])
@pytest.mark.parametrize("name", ["people", *PLANNERS])
def test_a_page_of_others_refuses_by_its_address(
    outputs: Path, open_page: Open, name: str, role: str
) -> None:
    app = open_page(name, role=role)
    assert "权限" in app.warning[0].value
    assert [button.label for button in app.button] == [frame_words.GO_START]


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


def test_each_role_finds_its_own_pages_first_and_only_what_is_for_it() -> None:
    def listed(role: Role) -> dict[str, tuple[str, ...]]:
        return names_for(local_actor(role))

    assert listed(Role.FINANCE)[frame_words.NAV_FIRST][0] == "money"
    assert listed(Role.PRINCIPAL)[frame_words.NAV_FIRST][0] == "approval"
    everything = set(frame_words.PAGE_TITLES)
    for role, hidden in (
        (Role.PLANNER, {"people"}),
        (Role.PRINCIPAL, {"people", *PLANNERS}),
        (Role.FINANCE, {"people", *PLANNERS}),
        (Role.ADMIN, everything - {"people", "start"}),
    ):
        names = [name for group in listed(role).values() for name in group]
        assert len(names) == len(set(names))
        assert set(names) == everything - hidden


def test_problems_stand_beside_their_cells(
    outputs: Path, open_page: Open, tmp_path: Path
) -> None:
    id = "0123456789abcdef"
    book = outputs / "uploads" / id / "名单.xlsx"
    book.parent.mkdir(parents=True)
    book.write_bytes(b"no workbook")
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
