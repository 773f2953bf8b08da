"""Clauses of the regime with what the plan makes of them."""

from collections.abc import Iterable
from html import escape

from scheduler.domain.verdict import ClauseVerdict
from scheduler.ui.html.facts import tag
from scheduler.ui.html.scroll import scrolled
from scheduler.words.ui import compliance as words


def clause_table(rows: Iterable[ClauseVerdict]) -> str:
    """One row per clause."""
    heads = "".join(
        f'<th style="width:{width}">{escape(head)}</th>'
        for head, width in zip(
            words.CLAUSE_HEADS, ("8.5rem", "48%", "auto"), strict=True
        )
    )
    body = "".join(
        f"<tr><td>{tag(row.verdict.value, words.VERDICT_TONE[row.verdict.value])}"
        f"<br><small>{escape(row.strength)}</small></td><td>{escape(row.words)}"
        f"<br><small>{escape(row.source)}</small></td>"
        f"<td>{escape(row.evidence)}</td></tr>"
        for row in rows
    )
    return scrolled(
        f'<table class="tt cl"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
