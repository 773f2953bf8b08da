"""Small pieces: number tiles, step cards, tags, lists of problems."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from scheduler.domain.origin import Issue
from scheduler.words.ui import data as words


@dataclass(frozen=True, slots=True)
class Tile:
    """A number with its name, unit and a line of explanation."""

    name: str
    value: str
    unit: str = ""
    note: str = ""


def tiles(items: Iterable[Tile]) -> str:
    """Number tiles in a row that wraps."""
    inside = "".join(
        f"<div><span>{escape(item.name)}</span><b>{escape(item.value)}</b>"
        f"<small>{escape(item.unit)}</small><em>{escape(item.note)}</em></div>"
        for item in items
    )
    return f'<div class="facts">{inside}</div>'


def steps(items: Iterable[tuple[str, str]]) -> str:
    """Numbered step cards: heading and sentence."""
    inside = "".join(
        f"<div><b>{number}　{escape(head)}</b><span>{escape(text)}</span></div>"
        for number, (head, text) in enumerate(items, start=1)
    )
    return f'<div class="steps">{inside}</div>'


def tag(text: str, tone: str) -> str:
    """A small coloured word; ``tone`` is good, bad, care or calm."""
    return f'<span class="tag {tone}">{escape(text)}</span>'


def issues(items: Iterable[Issue]) -> str:
    """Problems: where on the left, what and how to mend it on the right."""
    return "".join(
        f'<div class="issue {item.severity.value}"><div><code>{escape(_where(item))}'
        f"</code><br><span>{words.SEVERITY[item.severity.value]}　{escape(item.book)}"
        f"</span></div><div>{escape(item.text)}"
        f"<br><span>{escape(words.mend(item.mend))}</span></div></div>"
        for item in items
    )


def _where(issue: Issue) -> str:
    if not issue.sheet:
        return words.WHOLE_FILE
    return f"{issue.sheet} {issue.cell}".strip()
