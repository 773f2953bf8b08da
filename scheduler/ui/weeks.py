"""Which week a timetable shows: the rotation as such, or a dated week of the term."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import WEEKDAYS, weekday_text
from scheduler.domain.plan import Departure, Plan
from scheduler.export.views import PlanIndex
from scheduler.words.ui import common as common_words
from scheduler.words.ui import timetable as timetable_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A column: the weekday it follows, its heading and a note (the date)."""

    weekday: int
    heading: str
    note: str
    today: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week to look at; ``crews`` is None for the rotation itself.

    Weekdays of ``days`` are distinct: a make-up Saturday is a week of its own.
    """

    label: str
    days: tuple[Day, ...]
    crews: dict[SessionId, tuple[StaffId, ...]] | None = None
    dates: frozenset[date] = frozenset()


def weeks_of(plan: Plan, today: date) -> tuple[Week, ...]:
    """The rotation first, then every dated week of the term."""
    typical = Week(
        label=timetable_words.TYPICAL_WEEK,
        days=tuple(
            Day(weekday=weekday, heading=weekday_text(weekday), note="")
            for weekday in WEEKDAYS
        ),
    )
    return (typical, *_dated_weeks(plan, today))


def present_week(weeks: Sequence[Week]) -> int:
    """Index of the week that holds today, else the rotation's."""
    for index, week in enumerate(weeks):
        if any(day.today for day in week.days):
            return index
    return 0


def during(index: PlanIndex, week: Week) -> PlanIndex:
    """The index as it stands in a week: crews are those who really serve."""
    if week.crews is None:
        return index
    crews = {id: (week.crews.get(id, ()),) for id in index.sessions}
    return replace(index, crews=crews)


def departures_in(plan: Plan, week: Week) -> tuple[Departure, ...]:
    """Departures from the rotation on the dates of a week, in order."""
    found = (entry for entry in plan.departures if entry.day in week.dates)
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.session)))


def _dated_weeks(plan: Plan, today: date) -> list[Week]:
    weekday_of = {session.id: session.weekday for session in plan.sessions}
    crews: dict[date, dict[SessionId, tuple[StaffId, ...]]] = {}
    for entry in plan.roster:
        crews.setdefault(entry.day, {})[entry.session] = entry.staff
    weeks: list[Week] = []
    mondays = sorted({day - timedelta(days=day.weekday()) for day in crews})
    for number, monday in enumerate(mondays, start=1):
        workdays = [monday + timedelta(days=offset) for offset in range(5)]
        weeks.append(
            Week(
                label=timetable_words.dated_week(
                    number, common_words.day(monday), common_words.day(workdays[-1])
                ),
                days=tuple(
                    _day(day, day in crews, _follows(crews.get(day), weekday_of), today)
                    for day in workdays
                ),
                dates=frozenset(workdays),
                crews={
                    session: staff
                    for day in workdays
                    for session, staff in crews.get(day, {}).items()
                },
            )
        )
        for day in (monday + timedelta(days=5), monday + timedelta(days=6)):
            if day in crews:
                follows = _follows(crews[day], weekday_of)
                column = _day(day, True, follows, today)
                label = timetable_words.make_up_week(
                    common_words.day(day), column.heading
                )
                weeks.append(
                    Week(
                        label=label,
                        days=(column,),
                        crews=crews[day],
                        dates=frozenset({day}),
                    )
                )
    return weeks


def _follows(
    served: dict[SessionId, tuple[StaffId, ...]] | None,
    weekday_of: dict[SessionId, int],
) -> int | None:
    return weekday_of[next(iter(served))] if served else None


def _day(day: date, served: bool, follows: int | None, today: date) -> Day:
    natural = day.isoweekday()
    note = common_words.day(day)
    if not served:
        note = f"{note} {timetable_words.NO_SERVICE}"
    elif follows is not None and follows != natural:
        note = f"{note} {timetable_words.follows(weekday_text(follows))}"
    return Day(
        weekday=natural if follows is None else follows,
        heading=weekday_text(natural),
        note=note,
        today=day == today,
    )
