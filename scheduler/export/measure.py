"""How much room text takes: widths in Latin characters, lines when wrapped."""

import unicodedata
from functools import lru_cache
from math import ceil


@lru_cache(maxsize=1 << 16)  # a term's sheets repeat their texts thousands of times
def text_width(text: str) -> int:
    """Width in characters: a Chinese character is as wide as two Latin ones."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


@lru_cache(maxsize=1 << 16)
def lines_of(text: str, width: float) -> int:
    """Lines a wrapped text takes in a column; a little room is kept at the edges."""
    usable = max(2.0, width - 1.2)
    return sum(max(1, ceil(text_width(line) / usable)) for line in text.split("\n"))
