from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scheduler.store.kinds import Decision
from scheduler.words import office as office_words
from scheduler.words.ui import approval as words
from scheduler.words.ui import frame as frame_words
from tests.office.acts import finished_run

Open = Callable[..., AppTest]
SUBMIT, RETURN = Decision.SUBMITTED, Decision.RETURNED
APPROVE, PUBLISH = Decision.APPROVED, Decision.PUBLISHED


@pytest.fixture
def own(planned: Path) -> Path:
    """The school's own plan, beside the sample."""
    finished_run(planned / "runs", 1)
    return planned


def offered(app: AppTest) -> set[str]:
    return {
        str(each.key).removeprefix("decide_")
        for each in app.button
        if str(each.key).startswith("decide_")
    }


def take(app: AppTest, decision: Decision, comment: str = "") -> AppTest:
    if comment:
        app.text_area(key="comment").set_value(comment)
    app.button(key=f"decide_{decision.value}").click().run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join(str(getattr(element, "value", "")) for element in app.main)


def as_role(open_page: Open, role: str) -> AppTest:
    return open_page("approval", role=role)


def test_a_plan_goes_from_draft_to_published(own: Path, open_page: Open) -> None:
    planner = as_role(open_page, frame_words.OFFICE)
    assert offered(planner) == {"submitted"}
    take(planner, SUBMIT)
    assert offered(planner) == set()
    principal = as_role(open_page, frame_words.PRINCIPAL)
    assert offered(principal) == {"approved", "returned"}
    take(principal, APPROVE, "同意")
    assert "同意" in said(principal)
    assert "本机选择" in said(principal)
    take(as_role(open_page, frame_words.OFFICE), PUBLISH)
    finance = as_role(open_page, frame_words.FINANCE)
    assert office_words.STATE["published"] in said(finance)
    assert offered(finance) == set()


def test_returning_asks_for_a_reason_and_keeps_it(own: Path, open_page: Open) -> None:
    take(as_role(open_page, frame_words.OFFICE), SUBMIT)
    principal = as_role(open_page, frame_words.PRINCIPAL)
    take(principal, RETURN)
    assert principal.error[0].value == office_words.NO_COMMENT
    take(principal, RETURN, "<b>周三</b>人手太紧")
    planner = as_role(open_page, frame_words.OFFICE)
    assert "&lt;b&gt;周三" in said(planner)
    assert offered(planner) == {"submitted"}


def test_the_slower_of_two_is_told(own: Path, open_page: Open) -> None:
    take(as_role(open_page, frame_words.OFFICE), SUBMIT)
    quick = as_role(open_page, frame_words.PRINCIPAL)
    slow = as_role(open_page, frame_words.PRINCIPAL)
    take(quick, APPROVE)
    take(slow, RETURN, "再看看")
    assert slow.error[0].value == office_words.CHANGED_MEANWHILE
    assert office_words.STATE["approved"] in said(slow)


def test_finance_sees_no_draft(own: Path, open_page: Open) -> None:
    finance = open_page("money", role=frame_words.FINANCE)
    (choice,) = (box for box in finance.sidebar.selectbox if box.key == "plan")
    assert choice.options == [frame_words.SAMPLE_PLAN]


def test_the_sample_is_not_for_approval(planned: Path, open_page: Open) -> None:
    app = as_role(open_page, frame_words.OFFICE)
    assert app.info[0].value == words.SAMPLE
