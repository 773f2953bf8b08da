"""Pupils' names on pages: there for who works with them, asked for by the others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from scheduler.office.names import masked_id, masked_name
from scheduler.store.models import AuditEntry
from scheduler.ui.who import store
from scheduler.words.ui import frame as words
from tests.ui.handmade import handmade_facts
from tests.ui.test_pages import said

Open = Callable[..., AppTest]
ASK = "show_names"


def drawn(app: AppTest) -> str:
    boxes = [option for box in app.selectbox for option in box.options]
    html = [str(getattr(each, "value", "")) for each in app.get("html")]
    return said(app) + "\n".join([*boxes, *html])


def names() -> set[str]:
    school = handmade_facts().school
    return {row.name.replace("<", "&lt;").replace(">", "&gt;") for row in school.pupils}


def test_a_mask_keeps_the_family_name_and_the_end_of_the_number() -> None:
    assert masked_name("张小明") == masked_name("张三") == "张*"
    assert masked_name("") == "*"
    assert masked_id("20260117") == "****17"
    assert masked_id("17") == "****"


@pytest.mark.parametrize("role", [words.PRINCIPAL, words.FINANCE])
@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("timetable", {"view": "学生"}),
        ("timetable", {"view": "社团"}),
    ],
)
def test_names_are_masked_until_they_are_asked_for(
    planned: Path, open_page: Open, role: str, page: str, query: dict[str, str]
) -> None:
    app = open_page(page, role=role, **query)
    before = drawn(app)
    assert not [name for name in names() if name in before]
    ids = [str(row.id) for row in handmade_facts().school.pupils]
    assert not [id for id in ids if id in before]
    assert masked_name("学生") in before
    app.button(key=ASK).click().run()
    assert [name for name in names() if name in drawn(app)]
    assert ASK not in [button.key for button in app.button]
    with store().reading() as session:
        entry = session.scalars(
            select(AuditEntry).where(AuditEntry.verb == "reveal_names")
        ).one()
    assert (entry.subject, entry.detail) == ("run/sample", {})


def test_who_plans_sees_the_names_at_once(planned: Path, open_page: Open) -> None:
    app = open_page("timetable", view="学生")
    assert [name for name in names() if name in drawn(app)]
    assert ASK not in [button.key for button in app.button]


def test_an_address_names_no_pupil(planned: Path, open_page: Open) -> None:
    app = open_page("timetable", view="学生", pupil="2")
    assert app.query_params["pupil"] == "2"
    pupils = [
        row
        for row in handmade_facts().school.pupils
        if row.class_name == app.selectbox(key="class").value
    ]
    assert pupils[1].name in said(app)
    for asked in ("0", "999", "x", "-1"):
        other = open_page("timetable", view="学生", pupil=asked)
        assert other.query_params["pupil"] == "1"
