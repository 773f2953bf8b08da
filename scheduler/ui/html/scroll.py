"""A table that scrolls in its own frame, also by the keyboard."""

from scheduler.words.ui import common as words


def scrolled(table: str, *, low: bool = False) -> str:
    """The table in a frame one can step into with Tab and move with the arrows."""
    kind = "wrap low" if low else "wrap"
    return (
        f'<div class="{kind}" tabindex="0" role="group" '
        f'aria-label="{words.SCROLLED}">{table}</div>'
    )
