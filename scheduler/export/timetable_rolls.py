"""Name lists: clubs, groups, care, each pupil's week, and who leaves when."""

from collections.abc import Sequence
from itertools import groupby

from scheduler.domain.ids import PupilId
from scheduler.domain.kinds import WEEKDAYS, Activity, weekday_text
from scheduler.export.card_text import meeting_rooms, meeting_times
from scheduler.export.table import table_columns, write_table
from scheduler.export.views import (
    PlanIndex,
    PupilDay,
    RollPupil,
    club_rolls,
    group_rolls,
    leaving_groups,
    pupil_weeks,
    short_title,
)
from scheduler.export.xlsx import Book
from scheduler.words import export as words
from scheduler.words import timetable_book as texts

STUDY_ACTIVITIES = frozenset({Activity.STUDY, Activity.TUTORING, Activity.EVENING})


def write_clubs(book: Book, index: PlanIndex) -> None:
    """Write 社团名册: a page per opened club, a row per member."""
    widths = (16, 9, 26, 14, 14, 6, 13, 12, 11, 24)
    rows: list[tuple[str | int, ...]] = []
    breaks = []
    leaves = _leaving_times(index)
    for roll in club_rolls(index):
        breaks.append(len(rows))
        days = [each.weekday for each in roll.meetings]
        for number, member in enumerate(roll.members, start=1):
            rows.append(
                (
                    roll.club,
                    roll.category,
                    meeting_times(roll),
                    meeting_rooms(roll),
                    words.LIST_SEPARATOR.join(roll.leaders),
                    number,
                    member.class_name,
                    member.id,
                    member.name,
                    words.LIST_SEPARATOR.join(
                        f"{weekday_text(day)}{leaves[member.id, day]}"
                        for day in days
                        if (member.id, day) in leaves
                    ),
                )
            )
    write_table(
        book,
        book.sheet(texts.CLUB_SHEET),
        texts.CLUB_SHEET,
        texts.CLUB_ROLL_NOTE,
        table_columns(texts.CLUB_HEADINGS, widths, centred={5}),
        rows,
        bands=[row[0] for row in rows],
        breaks=breaks,
        frozen=1,
    )


def write_groups(book: Book, index: PlanIndex) -> None:
    """Write 学习组名册: a row per group."""
    widths = (7, 12, 15, 11, 18, 16, 20, 7, 80)
    rolls = group_rolls(index, STUDY_ACTIVITIES)
    rows = [
        (
            weekday_text(roll.weekday),
            roll.period,
            words.span_text(roll.start, roll.end),
            words.ACTIVITY_NAMES[roll.activity],
            roll.group,
            roll.room or "",
            _people(roll.people),
            len(roll.pupils),
            _names(roll.pupils),
        )
        for roll in rolls
    ]
    write_table(
        book,
        book.sheet(texts.GROUP_SHEET),
        texts.GROUP_SHEET,
        texts.GROUP_ROLL_NOTE,
        table_columns(texts.GROUP_HEADINGS, widths, centred={0, 7}),
        rows,
        bands=[(roll.weekday, roll.period) for roll in rolls],
    )


def write_care(book: Book, index: PlanIndex) -> None:
    """Write 延时托管名册: a row per pupil and day, a page per weekday."""
    widths = (7, 11, 15, 16, 27, 6, 13, 14, 11, 12)
    rows: list[tuple[str | int, ...]] = []
    bands = []
    breaks = []
    leaves = _leaving_times(index)
    for roll in group_rolls(index, frozenset({Activity.CARE})):
        if not rows or rows[-1][0] != weekday_text(roll.weekday):
            breaks.append(len(rows))
        for number, pupil in enumerate(roll.pupils, start=1):
            bands.append(roll.session)
            rows.append(
                (
                    weekday_text(roll.weekday),
                    roll.period,
                    words.span_text(roll.start, roll.end),
                    roll.room or "",
                    _people(roll.people),
                    number,
                    pupil.class_name,
                    pupil.id,
                    pupil.name,
                    leaves[pupil.id, roll.weekday],
                )
            )
    write_table(
        book,
        book.sheet(texts.CARE_SHEET),
        texts.CARE_SHEET,
        texts.CARE_ROLL_NOTE,
        table_columns(texts.CARE_HEADINGS, widths, centred={0, 5, 9}),
        rows,
        bands=bands,
        breaks=breaks,
    )


def write_pupils(book: Book, index: PlanIndex) -> None:
    """Write 学生去向: a row per pupil, a column per weekday, a page per class."""
    weeks = pupil_weeks(index)
    rows = [
        (week.class_name, week.pupil, week.name, *(_day(day) for day in week.days))
        for week in weeks
    ]
    headings = (*texts.PUPIL_HEADINGS, *(weekday_text(day) for day in WEEKDAYS))
    breaks = [
        place
        for place, row in enumerate(rows)
        if place and row[0] != rows[place - 1][0]
    ]
    write_table(
        book,
        book.sheet(texts.PUPIL_SHEET),
        texts.PUPIL_SHEET,
        texts.PUPIL_NOTE,
        table_columns(headings, (13, 13, 11, 30, 30, 30, 30, 30), centred=set()),
        rows,
        bands=[row[0] for row in rows],
        breaks=breaks,
        frozen=3,
    )


def write_leaving(book: Book, index: PlanIndex) -> None:
    """Write 离校名单: a row per group that goes home together."""
    groups = leaving_groups(index)
    rows = [
        (
            weekday_text(each.weekday),
            f"{each.leaves:%H:%M}",
            words.ACTIVITY_NAMES[each.activity],
            each.group,
            each.pick_up or "",
            _people(each.people),
            len(each.pupils),
            _names(each.pupils),
        )
        for each in groups
    ]
    write_table(
        book,
        book.sheet(texts.LEAVING_SHEET),
        texts.LEAVING_SHEET,
        texts.LEAVING_NOTE,
        table_columns(
            texts.LEAVING_HEADINGS, (7, 10, 11, 18, 16, 20, 7, 80), centred={0, 1, 6}
        ),
        rows,
        bands=[(each.weekday, each.leaves) for each in groups],
    )


def _people(people: tuple[tuple[str, ...], ...]) -> str:
    return " / ".join(
        words.LIST_SEPARATOR.join(crew) or words.NOBODY for crew in people
    )


def _names(pupils: Sequence[RollPupil]) -> str:
    by_class = [
        (name, words.LIST_SEPARATOR.join(each.name for each in members))
        for name, members in groupby(pupils, key=lambda each: each.class_name)
    ]
    if len(by_class) == 1:
        return by_class[0][1]
    return "\n".join(f"{name}：{members}" for name, members in by_class)


def _day(day: PupilDay) -> str:
    if day.leaves is None:
        return ""
    steps = "→".join(short_title(session) for session in day.sessions)
    return f"{steps} {day.leaves:%H:%M}"


def _leaving_times(index: PlanIndex) -> dict[tuple[PupilId, int], str]:
    return {
        (week.pupil, weekday): f"{day.leaves:%H:%M}"
        for week in pupil_weeks(index)
        for weekday, day in zip(WEEKDAYS, week.days, strict=True)
        if day.leaves is not None
    }
