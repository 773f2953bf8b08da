"""timetable.pdf: posters for the wall, set by typst with the bundled font."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import typst

from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.export.poster_data import poster_document
from scheduler.export.views import index_plan

TEMPLATE = Path(__file__).with_name("posters.typ")
FONTS = Path(__file__).parents[2] / "inputs" / "fonts"
# PDF/A makes typst refuse a character no font can show, instead of printing a box.
STANDARD: Literal["a-2b"] = "a-2b"
MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
GETA = "〓"  # the printers' mark for a character that is not in the case
MOST_MISSING = 40


class PosterError(RuntimeError):
    """Typst could not set the posters, or warned about how they will look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterResult:
    """Characters no font of this machine has; they stand as 〓 on the posters."""

    missing: tuple[str, ...]


def write_posters(path: Path, school: School, plan: Plan) -> PosterResult:
    """Write the A3 matrix, the clubs, and an A4 page per class and teacher.

    Raises:
        PosterError: the template fails or a font is missing.
        OSError: the file cannot be written.
    """
    text = json.dumps(
        poster_document(index_plan(school, plan)), ensure_ascii=False, sort_keys=True
    )
    missing: list[str] = []
    while True:
        try:
            pdf = compile_pdf(text)
        except typst.TypstError as error:
            lacking = _lacking(error, text)
            if not lacking or len(missing) > MOST_MISSING:
                raise PosterError(str(error)) from error
            missing.extend(lacking)
            for character in lacking:
                text = text.replace(character, GETA)
            continue
        path.write_bytes(pdf)
        return PosterResult(missing=tuple(missing))


def compile_pdf(data: str) -> bytes:
    """Compile the template with data; any warning of typst is an error.

    Raises:
        PosterError: typst warned.
        typst.TypstError: typst failed.
    """
    pdf, warnings = typst.compile_with_warnings(
        str(TEMPLATE),
        format="pdf",
        font_paths=[str(FONTS)],
        sys_inputs={"data": data},
        pdf_standards=STANDARD,
    )
    if warnings:
        raise PosterError("; ".join(str(warning.message) for warning in warnings))
    return pdf


def _lacking(error: typst.TypstError, text: str) -> list[str]:
    """Characters typst names as impossible to show, as far as they are in the data."""
    named = "".join(MISSING.findall(str(error)))
    return sorted({each for each in named if each in text and not each.isascii()})
