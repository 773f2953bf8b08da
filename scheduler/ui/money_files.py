"""Where attendance sheets handed in on the page 经费 lie until a month is submitted."""

from pathlib import Path

from scheduler.store import outputs


def sheets_root() -> Path:
    """Where the sheets are kept."""
    return outputs() / "attendance"
