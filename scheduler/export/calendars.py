"""calendar/工号.ics: every dated duty and flexible hour of one person."""

import re
from collections import defaultdict
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from scheduler.domain.ids import StaffId
from scheduler.domain.plan import FlexEntry, Plan
from scheduler.domain.school import School
from scheduler.export.timetable_lists import shifted
from scheduler.export.views import DutyRow, PlanIndex, daily_roster, index_plan
from scheduler.words import calendars as texts
from scheduler.words import export as words

ZONE = ZoneInfo("Asia/Shanghai")
UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f%]')
DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10)}
)


def write_calendars(folder: Path, school: School, plan: Plan) -> None:
    """Write one calendar per rostered person into ``folder`` (made when missing).

    UIDs depend on school, person, date and hour only, so that importing a newer plan
    updates events instead of doubling them.

    Raises:
        OSError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index = index_plan(school, plan)
    duties: dict[StaffId, list[DutyRow]] = defaultdict(list)
    for row in daily_roster(index):
        for person in row.staff:
            duties[person].append(row)
    flex: dict[StaffId, list[FlexEntry]] = defaultdict(list)
    for entry in plan.flex:
        flex[entry.staff].append(entry)
    zone = Timezone.from_tzid(ZONE.key, first_date=date(2020, 1, 1))
    for person in sorted({*duties, *flex}):
        calendar = _calendar(index, person, duties[person], flex[person])
        calendar.subcomponents.insert(0, zone)
        (folder / f"{safe_name(person)}.ics").write_bytes(
            calendar.to_ical(sorted=False)
        )


def safe_name(staff: str) -> str:
    """A file name Windows takes: unsafe characters as ``%XX``, as in web addresses."""
    name = UNSAFE.sub(lambda match: f"%{ord(match.group()):02X}", staff)
    if name.endswith((".", " ")):
        name = f"{name[:-1]}%{ord(name[-1]):02X}"
    if name.split(".", maxsplit=1)[0].upper() in DEVICES:
        name = f"%{ord(name[0]):02X}{name[1:]}"
    return name


def _calendar(
    index: PlanIndex, person: StaffId, duties: list[DutyRow], flex: list[FlexEntry]
) -> Calendar:
    calendar = Calendar()
    name = texts.calendar_name(index.plan.school, index.staff[person].name)
    calendar.add("prodid", texts.CALENDAR_PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE.key)
    for row in duties:
        calendar.add_component(_duty(index, person, row))
    for entry in sorted(flex, key=lambda each: (each.day, each.kind)):
        calendar.add_component(_flex(index, entry))
    return calendar


def _duty(index: PlanIndex, person: StaffId, row: DutyRow) -> Event:
    group = "" if row.group == words.DUTY_GROUP else row.group
    event = _event(
        index,
        (row.day.isoformat(), f"{row.start:%H:%M}", person),
        row.day,
        (row.start, row.end),
        texts.event_summary(words.ACTIVITY_NAMES[row.activity], group),
        texts.event_description(index.plan.school, row.period, row.pupils, row.reason),
    )
    if row.room:
        event.add("location", row.room)
    return event


def _flex(index: PlanIndex, entry: FlexEntry) -> Event:
    settings = index.school.settings
    if entry.kind == "late_arrival":
        hours = (settings.staff_on, shifted(settings.staff_on, entry.minutes))
    else:
        hours = (shifted(settings.staff_off, -entry.minutes), settings.staff_off)
    event = _event(
        index,
        (entry.day.isoformat(), entry.kind, entry.staff),
        entry.day,
        hours,
        texts.flex_summary(entry.kind, entry.minutes),
        texts.flex_description(index.plan.school, entry.earned_on),
    )
    event.add("transp", "TRANSPARENT")
    return event


def _event(
    index: PlanIndex,
    identity: tuple[str, str, str],
    day: date,
    hours: tuple[time, time],
    summary: str,
    description: str,
) -> Event:
    digest = sha256("\x1f".join((index.plan.school, *identity)).encode()).hexdigest()
    event = Event()
    event.add("uid", f"{digest[:32]}@after-school-scheduler")
    # The stamp is the term's start: a file depends on the plan alone, not on a clock.
    stamp = datetime.combine(index.plan.term_start, time(0), UTC)
    event.add("dtstamp", stamp)
    event.add("dtstart", datetime.combine(day, hours[0], ZONE))
    event.add("dtend", datetime.combine(day, hours[1], ZONE))
    event.add("summary", summary)
    event.add("description", description)
    return event
