"""Faults leave their place in a log and no name; people get a sentence."""

import logging
import os
import subprocess
import sys
import threading
import tomllib
from errno import EACCES, ENOSPC

import pytest
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest

from scheduler.office.refusals import NotNow
from scheduler.ui import quiet
from scheduler.ui.quiet import sentence_of
from scheduler.words.ui import frame as words
from tests.architecture.sources import ROOT

NAME = "张小明20260117"
_LOGS = f"""
import logging, threading
from scheduler.ui.quiet import quiet_logs
quiet_logs()
log = logging.getLogger("uvicorn.error")
logging.basicConfig()
def fail():
    raise KeyError("{NAME}")
try:
    fail()
except KeyError as error:
    log.exception("Exception in ASGI application")
    log.error("Uncaught app execution", exc_info=error)
    log.warning("it was %s, and %s", error, "more")
thread = threading.Thread(target=fail, name="dispatcher")
thread.start()
thread.join()
fail()
"""


def test_no_log_has_the_message_of_an_exception() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOGS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert NAME not in done.stderr
    assert done.stderr.count("KeyError") == 5
    assert "it was KeyError, and more" in done.stderr
    assert "fail" in done.stderr


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(ENOSPC, "no space", NAME), words.NO_ROOM),
        (OSError(EACCES, "denied", NAME), words.NOT_WRITABLE),
        (OperationalError(NAME, {}, Exception(NAME)), words.STORE_FAILED),
        (NotNow("先批准"), "先批准"),
        (KeyError(NAME), ""),
    ],
)
def test_what_a_person_can_mend_is_said(error: Exception, sentence: str) -> None:
    assert sentence_of(error) == sentence
    assert NAME not in sentence


def test_a_full_disk_is_told_and_an_unknown_fault_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr("streamlit.error", told.append)
    assert quiet.tell(OSError(ENOSPC, "no space"))
    assert not quiet.tell(KeyError(NAME))
    assert told == [words.NO_ROOM]


def test_the_factory_of_records_is_ours_in_the_server_only() -> None:
    assert logging.getLogRecordFactory() is logging.LogRecord


def test_the_pages_are_set_to_keep_faults_and_data_to_themselves() -> None:
    text = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["showErrorLinks"] is False
    assert settings["client"]["disableDataExport"] is True
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["logger"]["enableRich"] is False


def test_a_fault_of_a_page_prints_no_message(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def page() -> None:
        raise KeyError("".join(("张小明", "20260117")))

    before = logging.getLogRecordFactory()
    quiet.quiet_logs()
    try:
        app = AppTest.from_function(page).run()
    finally:
        logging.setLogRecordFactory(before)
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
    # Which of the two streams has it depends on who opened the log's handler.
    told = "".join((*capfd.readouterr(), caplog.text))
    assert app.exception
    assert "KeyError" in told
    assert NAME not in told
