"""The command line in this process: status, what was printed, the one JSON object."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.main import main


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The JSON object on stdout: exactly one, on one line, and nothing else."""
        lines = self.out.splitlines()
        assert len(lines) == 1, self.out
        document = json.loads(lines[0])
        assert isinstance(document, dict)
        assert document["status"] == self.status
        return document


def said(
    capsys: pytest.CaptureFixture[str], *arguments: str | Path, json: bool = False
) -> Said:
    """Run a verb; argparse's own end is an exit status like any other."""
    typed: Sequence[str] = [*map(str, arguments), *(["--json"] if json else [])]
    capsys.readouterr()
    try:
        status = main(typed)
    except SystemExit as end:
        status = int(end.code or 0)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return Said(status, out, err)
