"""Reading values out of raw JSON, each refusal said as a value of this module."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from scheduler.words import check as words

Row = Mapping[str, Any]


class Unreadable(Exception):
    """A value is missing or has the wrong shape; the text says which."""


def text(row: Row, key: str) -> str:
    """A string."""
    value = _value(row, key)
    if not isinstance(value, str):
        raise Unreadable(words.wrong_type(key, "文字"))
    return value


def text_or_none(row: Row, key: str) -> str | None:
    """A string or null; a missing key is null."""
    return None if row.get(key) is None else text(row, key)


def whole(row: Row, key: str) -> int:
    """An integer, not a truth value, not a fraction."""
    value = _value(row, key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unreadable(words.wrong_type(key, "整数"))
    return value


def flag(row: Row, key: str) -> bool:
    """True or false."""
    value = _value(row, key)
    if not isinstance(value, bool):
        raise Unreadable(words.wrong_type(key, "true 或 false"))
    return value


def texts(row: Row, key: str) -> tuple[str, ...]:
    """A list of strings."""
    value = _value(row, key)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Unreadable(words.wrong_type(key, "文字列表"))
    return tuple(value)


def day(row: Row, key: str) -> date:
    """An ISO date."""
    return _date(text(row, key), key)


def days(row: Row, key: str) -> tuple[date, ...]:
    """A list of ISO dates."""
    return tuple(_date(item, key) for item in texts(row, key))


def minute(row: Row, key: str) -> int:
    """A time ``HH:MM`` as the minute of the day."""
    hour, colon, rest = text(row, key).partition(":")
    if not (colon and hour.isdecimal() and rest.isdecimal() and len(rest) == 2):
        raise Unreadable(words.wrong_type(key, "HH:MM"))
    if int(hour) > 23 or int(rest) > 59:
        raise Unreadable(words.wrong_type(key, "HH:MM"))
    return int(hour) * 60 + int(rest)


def table(row: Row, key: str) -> list[Any]:
    """A list of anything."""
    value = _value(row, key)
    if not isinstance(value, list):
        raise Unreadable(words.wrong_type(key, "列表"))
    return value


def section(row: Row, key: str) -> Row:
    """A nested object."""
    value = _value(row, key)
    if not isinstance(value, Mapping):
        raise Unreadable(words.wrong_type(key, "对象"))
    return value


def _value(row: Row, key: str) -> object:
    if not isinstance(row, Mapping):
        raise Unreadable(words.NOT_OBJECT)
    if key not in row:
        raise Unreadable(words.missing_key(key))
    return row[key]


def _date(value: str, key: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Unreadable(words.wrong_type(key, "YYYY-MM-DD")) from None
