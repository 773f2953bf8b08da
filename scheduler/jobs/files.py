"""Small files that are either the old or the new, never half of one."""

import json
import os
import time
from pathlib import Path
from typing import Any

_ATTEMPTS = 25
_PAUSE = 0.02  # seconds; Windows refuses while another process has the file open


def write_json(path: Path, document: dict[str, Any]) -> None:
    """Replace a JSON file in one step.

    Raises:
        OSError: the disk is full or the folder is gone.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    for attempt in range(_ATTEMPTS):
        try:
            draft.replace(path)
            return
        except PermissionError:
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE)


def read_json(path: Path) -> dict[str, Any] | None:
    """The document, or None when there is no such file or it is not one of ours."""
    for _ in range(_ATTEMPTS):
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except PermissionError:
            time.sleep(_PAUSE)
            continue
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None
        return document if isinstance(document, dict) else None
    return None
