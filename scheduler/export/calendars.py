"""calendar/工号.ics: every dated duty and flexible hour of one person."""

import re
from collections import defaultdict
from datetime import UTC, date, datetime, time
from functools import lru_cache
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
# What an event's pattern has where its own identity and day will be.
NOBODY = f"{'0' * 32}@after-school-scheduler"
NO_DAY = date(2000, 1, 1)
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
        events = [_duty(index, person, row) for row in duties[person]]
        taken = sorted(flex[person], key=lambda each: (each.day, each.kind))
        events += [_flex(index, entry) for entry in taken]
        text = _calendar(index, person, zone)
        at = text.rindex(b"END:VCALENDAR")
        (folder / f"{safe_name(person)}.ics").write_bytes(
            b"".join((text[:at], *events, text[at:]))
        )


def safe_name(staff: str) -> str:
    """A file name Windows takes: unsafe characters as ``%XX``, as in web addresses."""
    name = UNSAFE.sub(lambda match: f"%{ord(match.group()):02X}", staff)
    if name.endswith((".", " ")):
        name = f"{name[:-1]}%{ord(name[-1]):02X}"
    if name.split(".", maxsplit=1)[0].upper() in DEVICES:
        name = f"%{ord(name[0]):02X}{name[1:]}"
    return name


def _calendar(index: PlanIndex, person: StaffId, zone: Timezone) -> bytes:
    """A person's calendar, without its events."""
    calendar = Calendar()
    name = texts.calendar_name(index.plan.school, index.staff[person].name)
    calendar.add("prodid", texts.CALENDAR_PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add_component(zone)
    text: bytes = calendar.to_ical(sorted=False)
    return text


def _duty(index: PlanIndex, person: StaffId, row: DutyRow) -> bytes:
    group = "" if row.group == words.DUTY_GROUP else row.group
    pattern = _pattern(
        index.plan.term_start,
        (row.start, row.end),
        texts.event_summary(words.ACTIVITY_NAMES[row.activity], group),
        texts.event_description(index.plan.school, row.period, row.pupils, row.reason),
        row.room or "",
        transparent=False,
    )
    identity = (row.day.isoformat(), f"{row.start:%H:%M}", person)
    return _dated(pattern, index.plan.school, identity, row.day)


def _flex(index: PlanIndex, entry: FlexEntry) -> bytes:
    settings = index.school.settings
    if entry.kind == "late_arrival":
        hours = (settings.staff_on, shifted(settings.staff_on, entry.minutes))
    else:
        hours = (shifted(settings.staff_off, -entry.minutes), settings.staff_off)
    pattern = _pattern(
        index.plan.term_start,
        hours,
        texts.flex_summary(entry.kind, entry.minutes),
        texts.flex_description(index.plan.school, entry.earned_on),
        "",
        transparent=True,
    )
    identity = (entry.day.isoformat(), entry.kind, entry.staff)
    return _dated(pattern, index.plan.school, identity, entry.day)


@lru_cache(maxsize=4096)
def _pattern(
    stamp: date,
    hours: tuple[time, time],
    summary: str,
    description: str,
    room: str,
    *,
    transparent: bool,
) -> bytes:
    """An event on no day yet.

    A term has a few hundred different events on many thousand days, and writing one
    out by the library costs as much as all else together; so each is written once.
    The stamp is the term's start: a file depends on the plan alone, not on a clock.
    """
    event = Event()
    event.add("uid", NOBODY)
    event.add("dtstamp", datetime.combine(stamp, time(0), UTC))
    event.add("dtstart", datetime.combine(NO_DAY, hours[0], ZONE))
    event.add("dtend", datetime.combine(NO_DAY, hours[1], ZONE))
    event.add("summary", summary)
    event.add("description", description)
    if room:
        event.add("location", room)
    if transparent:
        event.add("transp", "TRANSPARENT")
    text: bytes = event.to_ical(sorted=False)
    return text


def _dated(
    pattern: bytes, school: str, identity: tuple[str, str, str], day: date
) -> bytes:
    """The event on its day; the places to fill are the first in the pattern."""
    digest = sha256("\x1f".join((school, *identity)).encode()).hexdigest()
    uid = f"{digest[:32]}{NOBODY[32:]}"
    return pattern.replace(NOBODY.encode(), uid.encode(), 1).replace(
        f":{NO_DAY:%Y%m%d}T".encode(), f":{day:%Y%m%d}T".encode(), 2
    )
