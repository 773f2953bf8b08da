"""Faults of the pages: the log gets their place, the person a sentence.

Streamlit and the web server log whole exceptions, with messages that may hold what a
school typed; here they are cut down to kind and place before any handler sees them.
"""

import logging
import sys
import threading
from errno import EDQUOT, ENOSPC, EROFS
from typing import Any

import streamlit as st
from sqlalchemy.exc import DBAPIError

from scheduler.jobs.fault import fault_text
from scheduler.office.refusals import Refusal
from scheduler.words.ui import frame as words

_NO_ROOM = frozenset({ENOSPC, EDQUOT, EROFS})


def quiet_logs() -> None:
    """Let no message of an exception into any log of this process."""
    made = logging.getLogRecordFactory()

    def quiet(*arguments: Any, **more: Any) -> logging.LogRecord:  # noqa: ANN401
        record = made(*arguments, **more)
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = fault_text(record.exc_info[0], record.exc_info[2])
            record.exc_info = None
        if isinstance(record.args, tuple):
            record.args = tuple(
                type(each).__name__ if isinstance(each, BaseException) else each
                for each in record.args
            )
        return record

    logging.setLogRecordFactory(quiet)
    sys.excepthook = lambda kind, error, trace: _say(fault_text(kind, trace))
    threading.excepthook = lambda told: _say(
        fault_text(told.exc_type, told.exc_traceback)
    )


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def tell(error: Exception) -> bool:
    """Say what a page stumbled on, when there is a sentence for it."""
    sentence = sentence_of(error)
    if sentence:
        st.error(sentence)
    return bool(sentence)


def sentence_of(error: Exception) -> str:
    """What to do about a fault; empty when the page's own general word must do."""
    if isinstance(error, Refusal):
        return error.sentence
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return words.NO_ROOM
    if isinstance(error, PermissionError):
        return words.NOT_WRITABLE
    if isinstance(error, DBAPIError):
        return words.STORE_FAILED
    return ""
