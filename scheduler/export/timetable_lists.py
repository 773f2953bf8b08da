"""What is dated or decided: roster, changes, flexible hours, wishes, closed clubs."""

from datetime import date, datetime, time, timedelta

from scheduler.domain.kinds import weekday_text
from scheduler.domain.plan import FlexEntry
from scheduler.domain.settings import Settings
from scheduler.export.palette import RED, WARM
from scheduler.export.table import table_columns, write_table
from scheduler.export.views import (
    PlanIndex,
    daily_roster,
    group_text,
    unopened_clubs,
    wish_counts,
    wish_results,
)
from scheduler.export.xlsx import Book
from scheduler.words import export as words
from scheduler.words import timetable_book as texts


def write_daily(book: Book, index: PlanIndex) -> None:
    """Write 每日排班: a row per date and session; departures stand out."""
    duties = daily_roster(index)
    rows = [
        (
            each.day,
            _weekday(each.day, each.weekday),
            each.period,
            words.span_text(each.start, each.end),
            words.ACTIVITY_NAMES[each.activity],
            each.group,
            each.room or "",
            each.pupils,
            words.LIST_SEPARATOR.join(each.staff),
            words.LIST_SEPARATOR.join(each.names) or words.NOBODY,
            each.reason,
        )
        for each in duties
    ]
    write_table(
        book,
        book.sheet(texts.DAILY_SHEET),
        texts.DAILY_SHEET,
        texts.DAILY_NOTE,
        table_columns(
            texts.DAILY_HEADINGS,
            (13, 15, 12, 15, 11, 26, 18, 7, 16, 20, 34),
            centred={0, 1, 7},
        ),
        rows,
        bands=[each.day for each in duties],
        grounds=[WARM if each.reason else None for each in duties],
        frozen=2,
    )


def write_changes(book: Book, index: PlanIndex) -> None:
    """Write 变更清单: every departure from the cycle with its reason."""
    rows = []
    departures = sorted(
        index.plan.departures,
        key=lambda each: (each.day, index.sessions[each.session].start, each.session),
    )
    for each in departures:
        session = index.sessions[each.session]
        rows.append(
            (
                each.day,
                _weekday(each.day, session.weekday),
                session.period,
                words.ACTIVITY_NAMES[session.activity],
                group_text(index, session),
                session.room or "",
                words.LIST_SEPARATOR.join(index.people(each.planned)),
                words.LIST_SEPARATOR.join(index.people(each.actual)) or words.NOBODY,
                each.reason,
            )
        )
    write_table(
        book,
        book.sheet(texts.CHANGE_SHEET),
        texts.CHANGE_SHEET,
        texts.CHANGE_NOTE,
        table_columns(
            texts.CHANGE_HEADINGS, (13, 15, 12, 11, 24, 16, 18, 18, 44), centred={0, 1}
        ),
        rows,
        bands=[each.day for each in departures],
    )


def write_flex(book: Book, index: PlanIndex) -> None:
    """Write 弹性上下班: a row per late arrival or early leave."""
    entries = sorted(index.plan.flex, key=lambda each: (each.staff, each.day))
    rows = [
        (
            each.staff,
            index.staff[each.staff].name,
            each.day,
            weekday_text(each.day.isoweekday()),
            words.FLEX_NAMES[each.kind],
            each.minutes,
            flex_text(each, index.school.settings),
            words.days_text(each.earned_on),
        )
        for each in entries
    ]
    write_table(
        book,
        book.sheet(texts.FLEX_SHEET),
        texts.FLEX_SHEET,
        texts.FLEX_NOTE,
        table_columns(
            texts.FLEX_HEADINGS, (12, 11, 13, 8, 12, 8, 28, 50), centred={2, 3, 4, 5}
        ),
        rows,
        bands=[each.staff for each in entries],
    )


def write_wishes(book: Book, index: PlanIndex) -> None:
    """Write 志愿结果: a row per pupil with wishes; those left without stand out."""
    results = wish_results(index)
    counts = wish_counts(results)
    ranks = len(counts.by_rank)
    rows = [
        (
            each.class_name,
            each.pupil,
            each.name,
            *each.wishes,
            *("",) * (ranks - len(each.wishes)),
            words.LIST_SEPARATOR.join(each.held),
            texts.rank_text(each.rank),
            "\n".join(each.reasons),
        )
        for each in results
    ]
    write_table(
        book,
        book.sheet(texts.WISH_SHEET),
        texts.WISH_SHEET,
        texts.wish_summary(counts.pupils, counts.by_rank, counts.without),
        table_columns(
            texts.wish_headings(ranks),
            (13, 13, 11, *(14,) * ranks, 16, 10, 76),
            centred={4 + ranks},
        ),
        rows,
        grounds=[RED if each.rank is None else None for each in results],
        frozen=3,
    )


def write_closed(book: Book, index: PlanIndex) -> None:
    """Write 未开社团 with reasons."""
    rows = [
        (
            club.club,
            club.category,
            club.minimum,
            club.maximum,
            club.wishes,
            club.first_wishes,
            club.reason,
        )
        for club in unopened_clubs(index)
    ]
    write_table(
        book,
        book.sheet(texts.CLOSED_SHEET),
        texts.CLOSED_SHEET,
        texts.CLOSED_NOTE,
        table_columns(
            texts.CLOSED_HEADINGS, (20, 12, 10, 10, 10, 14, 70), centred={2, 3, 4, 5}
        ),
        rows,
    )


def _weekday(day: date, follows: int) -> str:
    return texts.follows_text(weekday_text(day.isoweekday()), weekday_text(follows))


def flex_text(entry: FlexEntry, settings: Settings) -> str:
    """The new hour of coming or going."""
    if entry.kind == "late_arrival":
        until = shifted(settings.staff_on, entry.minutes)
        return texts.late_arrival_text(settings.staff_on, until)
    since = shifted(settings.staff_off, -entry.minutes)
    return texts.early_leave_text(settings.staff_off, since)


def shifted(moment: time, minutes: int) -> time:
    """A time of day some minutes later or earlier."""
    anchor = datetime.combine(date(2000, 1, 1), moment)
    return (anchor + timedelta(minutes=minutes)).time()
