"""Times of day and dates as offices type them: a value, or why not."""

import re
from datetime import date, datetime, time, timedelta

from scheduler.intake.bad import Bad, bad
from scheduler.intake.text import Raw, clean, key

_DAY_SECONDS = 86_400
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)  # 2000-01-01 .. 2100-01-01
_CLOCK = re.compile(
    r"(?P<half>上午|下午|晚上|早上|中午)?(?P<hour>\d{1,2})[:点时]"
    r"(?:(?P<minute>\d{1,2})分?|(?P<thirty>半))?(?::00)?(?P<suffix>am|pm)?"
)
_COMPACT = re.compile(r"(\d{1,2})(\d{2})")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:00:00(?::00)?)?")
_COMPACT_DATE = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_RANGE = re.compile(r"[~～至到]|—+")


def clock(raw: Raw) -> time | Bad:
    """A time of day: ``17:30``, ``17：30``, ``下午5点半``, an Excel time."""
    moment = _clock_of(raw)
    return bad("time", value=clean(raw)) if moment is None else moment


def _clock_of(raw: Raw) -> time | None:
    if isinstance(raw, datetime):
        raw = raw.time()
    if isinstance(raw, time):
        return _from_seconds(raw.hour * 3600 + raw.minute * 60 + raw.second)
    if isinstance(raw, timedelta):
        return _from_seconds(round(raw.total_seconds()))
    if isinstance(raw, float) and 0 <= raw < 1:
        return _from_seconds(round(raw * _DAY_SECONDS))
    text = key(raw).lower()
    if compact := _COMPACT.fullmatch(text):
        return _checked(int(compact[1]), int(compact[2]))
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour = int(match["hour"])
    minute = 30 if match["thirty"] else int(match["minute"] or 0)
    if (match["half"] in ("下午", "晚上") or match["suffix"] == "pm") and hour < 12:
        hour += 12
    return _checked(hour, minute)


def _from_seconds(seconds: int) -> time | None:
    """Whole minutes; Excel fractions are off by less than a second."""
    minutes = (seconds + 1) // 60
    return _checked(*divmod(minutes, 60)) if 0 <= seconds < _DAY_SECONDS else None


def _checked(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def day(raw: Raw) -> date | Bad:
    """A date: a date cell, ``2026-09-01``, ``2026.9.1``, ``2026年9月1日``, a serial."""
    moment = _day_of(raw)
    return bad("date", value=clean(raw)) if moment is None else moment


def _day_of(raw: Raw) -> date | None:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, (int, float)) and int(raw) in _SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(raw))
    text = key(raw)
    match = _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def days(raw: Raw) -> tuple[date, ...] | Bad:
    """A date, or all dates of a range such as ``2026-10-01至2026-10-07``."""
    ends = _RANGE.split(key(raw)) if isinstance(raw, str) else []
    if len(ends) != 2:
        single = day(raw)
        return single if isinstance(single, Bad) else (single,)
    first, last = day(ends[0]), day(ends[1])
    if isinstance(first, Bad) or isinstance(last, Bad) or last < first:
        return bad("date", value=clean(raw))
    if (last - first).days > 366:
        return bad("date", value=clean(raw))
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
