"""What a cell says as text: cleaned for keeping, and as a key for comparing."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Raw = None | str | float | int | bool | date | datetime | time | timedelta
"""A cell as the workbook library returns it; blank cells are ``None``."""

_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_SEPARATORS = re.compile(r"[、，,；;\n\r]+")
_UNIT = re.compile(r"\([^()]*\)")
_WHOLE_NUMBER = re.compile(r"\d+\.0+")
EXAMPLE_PREFIX = "示例"
REMARK_PREFIXES = ("合计", "总计", "小计", "共计", "备注:", "注:", "说明:", "制表人")
_NOBODY = frozenset(["", "无", "-", "/", "—", "暂无"])


@lru_cache(maxsize=65536)
def _clean_text(value: str) -> str:
    return _INVISIBLE.sub("", value).replace("\u3000", " ").strip()


def clean(raw: Raw) -> str:
    """The text as typed, without blanks around it or invisible characters.

    Whole numbers lose the ``.0`` that Excel gives them.
    """
    if raw is None:
        return ""
    if isinstance(raw, str):
        return _clean_text(raw)
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.strftime("%Y-%m-%d")
    if isinstance(raw, time):
        return raw.strftime("%H:%M")
    return str(raw)


@lru_cache(maxsize=65536)
def _key_text(value: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", _clean_text(value)))


def key(raw: Raw) -> str:
    """The text for comparing: half-width, without any blanks."""
    return _key_text(raw if isinstance(raw, str) else clean(raw))


def name_key(raw: Raw) -> str:
    """The key of a name: case does not matter either."""
    return key(raw).casefold()


def header_key(raw: Raw) -> str:
    """The key of a header: no units in parentheses, question numbers or stars."""
    text = _UNIT.sub("", key(raw))
    text = re.sub(r"^\d+[、.]", "", text)
    return text.strip("*:;。※")


def identifier(raw: Raw) -> str:
    """An id as typed, half-width: leading zeros stay, a trailing ``.0`` goes."""
    text = key(raw)
    return text.partition(".")[0] if _WHOLE_NUMBER.fullmatch(text) else text


def optional_name(raw: Raw) -> str:
    """A name as typed; empty for the words people write instead of one."""
    return "" if key(raw) in _NOBODY else clean(raw)


def pieces(raw: Raw) -> tuple[str, ...]:
    """The parts of a list inside one cell, in order, without repetition."""
    parts = (_clean_text(part) for part in _SEPARATORS.split(clean(raw)))
    return tuple(dict.fromkeys(part for part in parts if part))
