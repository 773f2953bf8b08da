"""The sample's workbooks, found by content."""

import hashlib
from pathlib import Path

from scheduler.jobs.files import read_json


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find_sample_books(inputs: Path, result: Path) -> tuple[Path, ...]:
    """The sample workbooks a result was made from, found by content."""
    document = read_json(result / "plan.json") or {}
    wanted = {source["sha256"] for source in document.get("inputs", ())}
    return tuple(
        path for path in sorted(inputs.rglob("*.xlsx")) if digest(path) in wanted
    )
