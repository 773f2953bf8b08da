"""What the texts of the money workbook may say: the sentences of the words layer.

A note, a remark or a title is no figure, but people act on it. Each is held against
every sentence the program has words for, with a gap wherever a sentence takes a value.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType
from typing import Any

from scheduler.words import money, policy, subsidy, subsidy_book, subsidy_closing

MODULES: tuple[ModuleType, ...] = (subsidy_book, subsidy, subsidy_closing, money)
LEAST = 4  # letters of its own a sentence must have to be told by them
GAP = "\x00"


class _Any(str):
    """Stands for every value of a sentence, whatever is done with it."""

    __slots__ = ()

    def __new__(cls) -> "_Any":
        return super().__new__(cls, GAP)

    def __format__(self, _: str) -> str:
        return GAP

    def __getattr__(self, _: str) -> "_Any":
        return self

    def __hash__(self) -> int:
        return hash(GAP)

    def __eq__(self, other: object) -> bool:
        return self is other


GIVEN: tuple[Callable[[], object], ...] = (_Any, lambda: [], str, int)


def known(text: str) -> bool:
    """Whether the program can say this."""
    texts, patterns = _sentences()
    return text in texts or any(each.fullmatch(text) for each in patterns)


@cache
def _sentences() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    plain: set[str] = set()
    gapped = {policy.unstated(name, _Any()) for name in policy.PARAMETER_LABELS}
    for module in MODULES:
        for name, member in vars(module).items():
            if name.startswith("__"):
                continue
            for text in _texts(module, member):
                (gapped if GAP in text else plain).add(text)
    patterns = (
        _pattern(text) for text in sorted(gapped) if len(text.replace(GAP, "")) >= LEAST
    )
    return frozenset(plain), tuple(patterns)


def pattern(function: Callable[..., str]) -> re.Pattern[str]:
    """What one sentence of the words layer looks like, whatever its values."""
    (text,) = _said(function, _Any)
    return _pattern(text)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, text.split(GAP))), re.DOTALL)


def _texts(module: ModuleType, member: object) -> Iterator[str]:
    if isinstance(member, str):
        yield member
    elif isinstance(member, tuple | list | set | frozenset):
        for each in member:
            yield from _texts(module, each)
    elif isinstance(member, dict):
        for each in member.values():
            yield from _texts(module, each)
    elif inspect.isfunction(member) and member.__module__ == module.__name__:
        for given in GIVEN:
            yield from _said(member, given)


def _said(function: Callable[..., Any], given: Callable[[], object]) -> Iterator[str]:
    """What a sentence says of one kind of values; not every kind fits every one."""
    count = len(inspect.signature(function).parameters)
    try:
        said = function(*(given() for _ in range(count)))
    except (TypeError, ValueError, AttributeError, IndexError, KeyError):
        return
    if isinstance(said, str):
        yield said
