"""Weekdays, grades and time windows as offices type them: a value, or why not."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from scheduler.domain.grid import Window
from scheduler.intake.bad import Bad, bad
from scheduler.intake.text import Raw, clean, key, pieces

_NUMERALS = {char: number for number, char in enumerate("一二三四五六七八九", 1)}
_WEEKDAY_NUMERALS = {**{c: n for c, n in _NUMERALS.items() if n <= 6}, "日": 7, "天": 7}
_WEEKDAY_PREFIX = re.compile(r"周|星期|礼拜|每")
_GRADE_WORDS = {"初一": "七", "初二": "八", "初三": "九", "预初": "六", "小": ""}
_RANGE = re.compile(r"[-~～—–至到]+")
_LIST = re.compile(r"[、,;/和及]+")
_EVERY_DAY = frozenset(["每天", "每日", "工作日", "全周", "天天"])
_ALL_GRADES = frozenset(["全校", "全部", "所有年级", "各年级", "全体"])


def weekdays(raw: Raw) -> frozenset[int] | Bad:
    """Weekdays 1..5: ``一二三四五``, ``1-5``, ``周一至周五``, ``周一、周三``."""
    found = _weekday_set(_typed(raw))
    if found is None or not found:
        return bad("weekdays", value=clean(raw))
    if max(found) > 5:
        return bad("weekend", value=clean(raw))
    return found


def weekday(raw: Raw) -> int | Bad:
    """One weekday."""
    found = weekdays(raw)
    if isinstance(found, Bad):
        return found
    return min(found) if len(found) == 1 else bad("one_weekday", value=clean(raw))


def _typed(raw: Raw) -> str:
    """Undo Excel, which turns a typed ``1-5`` into the fifth of January."""
    if isinstance(raw, date):
        return f"{raw.month}-{raw.day}"
    return key(raw)


@lru_cache(maxsize=4096)
def _weekday_set(text: str) -> frozenset[int] | None:
    if text in _EVERY_DAY:
        return frozenset(range(1, 6))
    return _spans(_WEEKDAY_PREFIX.sub("", text), _weekday_numbers)


def _weekday_numbers(text: str) -> tuple[int, ...] | None:
    return _numbers(text, _WEEKDAY_NUMERALS, 7)


def grades(raw: Raw) -> frozenset[int] | Bad:
    """Grades 1..9: ``1-2``, ``1、3``, ``一至三年级``; empty for all of them."""
    text = _typed(raw)
    if text in _ALL_GRADES:
        return frozenset()
    for word, plain in _GRADE_WORDS.items():
        text = text.replace(word, plain)
    found = _spans(text.replace("年级", "").replace("年", ""), _grade_numbers)
    return found if found else bad("grades", value=clean(raw))


def grade(raw: Raw) -> int | Bad:
    """One grade."""
    found = grades(raw)
    if isinstance(found, Bad):
        return found
    return min(found) if len(found) == 1 else bad("grade", value=clean(raw))


def _grade_numbers(text: str) -> tuple[int, ...] | None:
    return _numbers(text, _NUMERALS, 9)


def _numbers(
    text: str, numerals: Mapping[str, int], highest: int
) -> tuple[int, ...] | None:
    """Every character is one number, so ``135`` means 1, 3 and 5."""
    found = []
    for char in text:
        number = int(char) if char in "123456789" else numerals.get(char, 0)
        if not 1 <= number <= highest:
            return None
        found.append(number)
    return tuple(found) or None


def _spans(
    text: str, numbers: Callable[[str], tuple[int, ...] | None]
) -> frozenset[int] | None:
    """Numbers and ranges between list separators."""
    found: set[int] = set()
    for part in filter(None, _LIST.split(text)):
        ends = [numbers(end) for end in _RANGE.split(part)]
        if any(end is None for end in ends) or len(ends) > 2:
            return None
        known = [end for end in ends if end is not None]
        if len(known) == 1:
            found.update(known[0])
        elif len(known[0]) == len(known[1]) == 1 and known[0] <= known[1]:
            found.update(range(known[0][0], known[1][0] + 1))
        else:
            return None
    return frozenset(found)


def windows(raw: Raw) -> frozenset[Window] | Bad:
    """Time windows: ``周三``, ``周三/第二时段``, lists of them."""
    found: set[Window] = set()
    for part in pieces(raw):
        days_text, slash, period = part.replace("／", "/").partition("/")
        days = _weekday_set(key(days_text))
        if not days or max(days) > 5 or (slash and not period.strip()):
            return bad("window", value=part)
        found.update(Window(day, period.strip() or None) for day in days)
    return frozenset(found)
