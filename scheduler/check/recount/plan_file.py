"""plan.json on disk against the plan that was judged."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scheduler.check.breach import Breach
from scheduler.check.recount.telling import Place

FILE = "plan.json"


def check(folder: Path, document: Mapping[str, Any]) -> Iterator[Breach]:
    """The file holds exactly the document."""
    try:
        written = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        yield Place(FILE, "").absent()
        return
    if written == document:
        return
    judged = json.loads(json.dumps(document, ensure_ascii=False))
    for key in sorted({*judged, *written}):
        if judged.get(key) != written.get(key):
            yield Place(FILE, key).cell(key, "…", "…")
