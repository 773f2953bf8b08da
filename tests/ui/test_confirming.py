import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from scheduler.domain.verdict import Verdict
from scheduler.ui.confirmed_report import report_with
from scheduler.ui.facts import verdicts_of
from scheduler.ui.files import packed
from scheduler.words import office as office_words
from scheduler.words.ui import compliance as words
from scheduler.words.ui import frame as frame_words
from tests.office.acts import finished_run
from tests.ui.handmade import handmade_facts

Open = Callable[..., AppTest]
SAID = ("张校长（校长）", None, "协议已签")


@pytest.fixture
def own(planned: Path) -> Path:
    """The school's own plan, beside the sample."""
    finished_run(planned / "runs", 1)
    return planned


def as_role(open_page: Open, role: str) -> AppTest:
    return open_page("compliance", role=role)


def said(app: AppTest) -> str:
    return "\n".join(str(getattr(element, "value", "")) for element in app.main)


def buttons(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def choice(app: AppTest) -> Selectbox[str]:
    (found,) = (
        box for box in app.selectbox if str(box.key).startswith("confirm_clause_")
    )
    return found


def confirm(app: AppTest, clause: str | None = None, note: str = "") -> AppTest:
    if clause:
        choice(app).set_value(clause).run()
    app.text_input(key="confirm_note").set_value(note)
    app.button(key="confirm").click().run()
    assert not app.exception
    return app


def test_the_principal_confirms_and_takes_back(own: Path, open_page: Open) -> None:
    app = as_role(open_page, frame_words.PRINCIPAL)
    clause = choice(app).value
    confirm(app, note="<b>协议</b>已签")
    assert app.success[0].value == words.CONFIRM_DONE
    assert "&lt;b&gt;协议&lt;/b&gt;已签" in said(app)
    assert "本机选择" in said(app)
    assert choice(app).value != clause
    choice(app).set_value(clause).run()
    assert words.TAKE_BACK in buttons(app)
    app.button(key="confirm").click().run()
    assert app.error[0].value == office_words.CONFIRM_NO_REASON
    confirm(app, clause, "看错了")
    assert app.success[0].value == words.TAKEN_BACK_DONE


def test_the_slower_of_two_is_told(own: Path, open_page: Open) -> None:
    quick = as_role(open_page, frame_words.PRINCIPAL)
    slow = as_role(open_page, frame_words.PRINCIPAL)
    confirm(quick)
    confirm(slow)
    assert slow.error[0].value == office_words.CONFIRM_CHANGED


@pytest.mark.parametrize("role", [frame_words.OFFICE, frame_words.FINANCE])
def test_others_see_who_will_confirm(own: Path, open_page: Open, role: str) -> None:
    app = as_role(open_page, role)
    assert words.CONFIRM not in buttons(app)


def test_the_sample_is_not_confirmed(planned: Path, open_page: Open) -> None:
    app = as_role(open_page, frame_words.PRINCIPAL)
    assert app.info[0].value == words.CONFIRM_SAMPLE


def test_the_report_given_out_tells_who_confirmed(tmp_path: Path) -> None:
    facts = handmade_facts()
    waiting = [
        row.clause
        for row in verdicts_of(facts)
        if row.verdict is Verdict.NEEDS_PERSON and not row.rule
    ]
    clause = waiting[0]
    assert report_with(facts, {}) == {}
    fresh = report_with(facts, {clause: SAID})
    book = openpyxl.load_workbook(io.BytesIO(fresh["compliance.xlsx"]()))
    (row,) = (row for row in book.worksheets[0].values if row[0] == clause)
    assert row[4] == "符合"
    assert "张校长（校长）确认属实（协议已签）" in str(row[5])
    assert fresh["compliance.pdf"]().startswith(b"%PDF")

    (tmp_path / "compliance.xlsx").write_bytes(b"old")
    (tmp_path / "subsidy.xlsx").write_bytes(b"money")
    listed = {"compliance.xlsx": "x", "subsidy.xlsx": "y"}
    (tmp_path / "manifest.json").write_text(json.dumps(listed), encoding="utf-8")
    content = packed(tmp_path, fresh)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        given = package.read("compliance.xlsx")
        manifest = json.loads(package.read("manifest.json"))
        assert package.read("subsidy.xlsx") == b"money"
    assert given == fresh["compliance.xlsx"]()
    assert manifest == {
        "compliance.xlsx": hashlib.sha256(given).hexdigest(),
        "subsidy.xlsx": "y",
    }
    assert (tmp_path / "compliance.xlsx").read_bytes() == b"old"
