"""Weeks seen from one person: a teacher's with colleagues, a pupil's with wishes."""

from dataclasses import replace

from scheduler.domain.kinds import Activity
from scheduler.domain.people import Pupil
from scheduler.export.views import (
    Card,
    PlanIndex,
    WeekGrid,
    session_title,
)
from scheduler.export.views.grids import rotation
from scheduler.export.views.week import week_grid
from scheduler.words.ui import common as common_words
from scheduler.words.ui import timetable as timetable_words


def colleagues(grid: WeekGrid, name: str) -> WeekGrid:
    """A teacher's week whose cards name the others only, in the teacher's weeks."""
    return replace(grid, cards=tuple(_with_others(card, name) for card in grid.cards))


def _with_others(card: Card, name: str) -> Card:
    crews = [crew for crew in card.people if name in crew]
    others = {other for crew in crews for other in crew} - {name}
    return replace(card, people=(tuple(sorted(others)),))


def duty_text(index: PlanIndex) -> dict[int, str]:
    """Who leads the afternoon, by weekday; weeks of the rotation apart."""
    led: dict[int, list[str]] = {}
    for session in index.plan.sessions:
        if session.activity is Activity.DUTY:
            weeks = [
                common_words.LIST.join(crew) for crew in rotation(index, session.id)
            ]
            led.setdefault(session.weekday, []).append(" / ".join(filter(None, weeks)))
    return {weekday: common_words.LIST.join(names) for weekday, names in led.items()}


def pupil_week(index: PlanIndex, pupil: Pupil) -> WeekGrid:
    """The sessions of one pupil."""
    cards = [
        Card(
            weekday=session.weekday,
            period=session.period,
            start=session.start,
            end=session.end,
            activity=session.activity,
            title=session_title(session),
            place=session.room or "",
            group="",
            note="",
            pupils=0,
            people=rotation(index, session.id),
            weeks=(),
            moves=(),
            sessions=(session.id,),
        )
        for session in index.plan.sessions
        if pupil.id in session.pupils
    ]
    return week_grid(pupil.name, pupil.class_name, cards)


def pupil_wishes(index: PlanIndex, pupil: Pupil) -> list[list[str]]:
    """Wish, club, held or not, and why not."""
    held = {club.club for club in index.plan.clubs if pupil.id in club.members}
    reasons = {
        reason.club: reason.text
        for reason in index.plan.reasons
        if reason.pupil == pupil.id
    }
    return [
        [
            common_words.wish(rank),
            club,
            timetable_words.HELD if club in held else timetable_words.NOT_HELD,
            reasons.get(club, ""),
        ]
        for rank, club in enumerate(pupil.wishes, start=1)
    ]
