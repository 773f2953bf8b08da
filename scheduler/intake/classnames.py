"""The many spellings of a class name, reduced to grade and number."""

import re
from functools import lru_cache

from scheduler.intake.text import Raw, key

_DIGITS = "一二三四五六七八九"
_GRADE = r"(?P<grade>[一二三四五六七八九1-9]|预初|初[一二三])"
_ONES = "[一二三四五六七八九]"
_NUMBER = rf"(?P<number>\d{{1,2}}|{_ONES}?十{_ONES}?|{_ONES})"
_SPELLINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_GRADE}年?级?\({_NUMBER}\)班?",
        rf"{_GRADE}年级?{_NUMBER}班?",
        rf"{_GRADE}[.\-·]{_NUMBER}班?",
        rf"(?P<grade>[一二三四五六七八九]|预初|初[一二三]){_NUMBER}班?",
        r"(?P<grade>[1-9])(?P<number>\d{2})班?",
    )
)
_JUNIOR = {"预初": 6, "初一": 7, "初二": 8, "初三": 9}


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[int, int] | None:
    for spelling in _SPELLINGS:
        if match := spelling.fullmatch(text):
            number = _number(match["number"])
            return (_grade(match["grade"]), number) if number else None
    return None


def class_key(raw: Raw) -> tuple[int, int] | None:
    """Grade and number: ``三年级2班 · 三（2）班 · 三2 · 3.2 · 302`` are all (3, 2)."""
    return _parsed(key(raw))


def canonical(grade: int, number: int) -> str:
    """The spelling this program itself uses: ``三年级2班``."""
    return f"{_DIGITS[grade - 1]}年级{number}班"


def _grade(text: str) -> int:
    if text in _JUNIOR:
        return _JUNIOR[text]
    return int(text) if text.isdigit() else _DIGITS.index(text) + 1


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.index(text) + 1
    return (_DIGITS.index(tens) + 1 if tens else 1) * 10 + (
        _DIGITS.index(ones) + 1 if ones else 0
    )
