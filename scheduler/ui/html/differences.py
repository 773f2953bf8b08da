"""Differences of two plans as rows of a table."""

from scheduler.domain.ids import PupilId, StaffId
from scheduler.domain.kinds import weekday_text
from scheduler.export.views import PlanIndex
from scheduler.pipeline.edits.differences import Difference, Matter
from scheduler.ui.editing.telling import person, pupil, what, when
from scheduler.words.ui import common as common_words
from scheduler.words.ui import compare as words

_OF_STAFF = (Matter.ROTATION, Matter.DATE)


def difference_row(index: PlanIndex, row: Difference) -> list[str]:
    """What, when, about whom, before, after."""
    return [
        words.MATTER[row.matter.value],
        _when(row),
        _about(index, row),
        _side(index, row, row.before),
        _side(index, row, row.after),
    ]


def _when(row: Difference) -> str:
    if row.session is None:
        return ""
    period = when(row.session)
    if row.day is not None:
        return words.dated(common_words.day(row.day), period)
    if row.week is not None:
        return words.rotation(row.week + 1, period)
    return period


def _about(index: PlanIndex, row: Difference) -> str:
    if row.pupil is not None:
        return pupil(index, PupilId(row.pupil))
    if row.club is not None:
        return row.club
    return "" if row.session is None else what(index, row.session)


def _side(index: PlanIndex, row: Difference, side: tuple[str, ...]) -> str:
    if row.matter in _OF_STAFF:
        texts = [person(index, StaffId(id)) for id in side]
    elif row.matter is Matter.MEETING:
        texts = [_meeting(text) for text in side]
    elif row.matter is Matter.OPENING:
        texts = [words.OPENED if text == "True" else words.CLOSED for text in side]
    elif row.matter is Matter.GROUP:
        texts = [words.pupils(text) for text in side]
    else:
        texts = list(side)
    return common_words.LIST.join(texts) or words.NONE


def _meeting(text: str) -> str:
    weekday, _, period = text.partition("/")
    return f"{weekday_text(int(weekday))}{period}"
