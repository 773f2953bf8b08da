"""The school's workbooks: read into facts and issues, given back annotated."""

from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.origin import Issue
from scheduler.intake.intake import Intake, read_school
from scheduler.intake.template import write_template

__all__ = ["Intake", "annotate", "read_school", "write_template"]


def annotate(books: Sequence[Path], issues: Sequence[Issue], out: Path) -> None:
    """Write the books with marked cells; see :mod:`scheduler.intake.annotation`.

    Raises:
        OSError: the copy cannot be written, or would overwrite one of the books.
    """
    # openpyxl takes half a second to import, and only this verb needs it.
    from scheduler.intake import annotation

    annotation.annotate(books, issues, out)
