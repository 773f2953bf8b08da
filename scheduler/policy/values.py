"""What a parameter can be, and what it is when the text says nothing."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import Enum, auto

from scheduler import money
from scheduler.money import Fen
from scheduler.policy.profile import RawValue
from scheduler.words import policy as words


class Kind(Enum):
    """The type behind a unit."""

    MONEY = auto()
    WHOLE = auto()
    FLAG = auto()
    CLOCK = auto()
    WORD = auto()
    WORDS = auto()
    BANDS = auto()


KIND_OF_UNIT: dict[str, Kind] = {
    "CNY/pupil/term": Kind.MONEY,
    "day/week": Kind.WHOLE,
    "minute": Kind.WHOLE,
    "minute/day": Kind.WHOLE,
    "period/day": Kind.WHOLE,
    "grade": Kind.WHOLE,
    "percent": Kind.WHOLE,
    "week": Kind.WHOLE,
    "time/week": Kind.WHOLE,
    "yes/no": Kind.FLAG,
    "time of day": Kind.CLOCK,
    "word": Kind.WORD,
    "words": Kind.WORDS,
    "minute/day by grade": Kind.BANDS,
    "minute by grade": Kind.BANDS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """A whole number per band of grades, each ``(first, last, value)``."""

    bands: tuple[tuple[int, int, int], ...]

    def at(self, grade: int) -> int | None:
        """The number for a grade, None for a grade in no band."""
        for first, last, value in self.bands:
            if first <= grade <= last:
                return value
        return None


Value = bool | int | Fen | time | str | tuple[str, ...] | Bands


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstated:
    """The regime says nothing here: the school's own value holds and is shown so.

    Neither true nor false, so that silence is never taken for either; tell it
    apart with ``isinstance``.
    """

    parameter: str
    region: str

    @property
    def text(self) -> str:
        """The Chinese sentence to show beside the school's own value."""
        return words.unstated(self.parameter, self.region)

    def __bool__(self) -> bool:
        raise TypeError(f"{self.parameter} is unstated: ask isinstance(_, Unstated)")


def typed(kind: Kind, raw: RawValue) -> Value:
    """The value of a parameter from what the file holds.

    Raises:
        ValueError: the file holds another type; the text is the Chinese mend.
    """
    match kind, raw:
        case Kind.MONEY, Decimal():
            return _amount(raw)
        case Kind.FLAG, bool():
            return raw
        case Kind.WHOLE, int() if not isinstance(raw, bool):
            return raw
        case Kind.CLOCK, time():
            return raw
        case Kind.WORD, str():
            return raw
        case Kind.WORDS, tuple() if raw:
            return raw
        case Kind.BANDS, dict() if raw:
            return _bands(raw)
    raise ValueError(words.VALUE_FORMS[kind.name])


def _amount(raw: Decimal) -> Fen:
    try:
        return money.fen(raw)
    except ValueError as refused:
        raise ValueError(words.VALUE_FORMS["MONEY"]) from refused


def _bands(raw: dict[str, int]) -> Bands:
    bands: list[tuple[int, int, int]] = []
    for name, value in raw.items():
        first, dash, last = name.partition("-")
        if not (first.isdecimal() and (last.isdecimal() or not dash)):
            raise ValueError(words.VALUE_FORMS["BANDS"])
        low, high = int(first), int(last or first)
        if low > high or (bands and low <= bands[-1][1]):
            raise ValueError(words.VALUE_FORMS["BANDS"])
        bands.append((low, high, value))
    return Bands(bands=tuple(bands))
