"""What the workbook library hides: how far an .xlsx sheet reaches, broken formulas.

The library builds a dense grid, so a single cell far out would take all memory; it
also reads error values and formulas without a stored result as blanks.
"""

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree

# A cell's attributes and all that follows up to the next tag called c; written so
# that it takes linear time on any bytes.
_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>([^<]*(?:<(?!/?(?:\w+:)?c\b)[^<]*)*)", re.ASCII
)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_TYPE = re.compile(rb'\bt="(\w+)"')
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_INLINE = re.compile(rb"<(?:\w+:)?is\b")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True, kw_only=True)
class Reach:
    """The last row and column (from 1) that hold anything, and cells at fault.

    ``faults`` maps (row, column), from 0, to an error value, or to the empty text
    for a formula without a stored result.
    """

    height: int = 0
    width: int = 0
    faults: dict[tuple[int, int], str] = field(default_factory=dict)


def reaches(data: bytes) -> dict[str, Reach]:
    """The reach of every worksheet of an .xlsx by sheet name.

    Raises:
        ValueError: the parts of the file do not fit together.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {name: _reach(archive.read(part)) for name, part in _parts(archive)}
    except (KeyError, ElementTree.ParseError) as error:
        raise ValueError(str(error)) from error


def _parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Sheet names with the parts that hold them; chart sheets left out."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {
        relation.attrib["Id"]: relation.attrib["Target"]
        for relation in relations
        if relation.attrib.get("Type", "").endswith("/worksheet")
    }
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return [
        (
            sheet.attrib["name"],
            normpath(join("/xl", targets[sheet.attrib[_RELATION]])).lstrip("/"),
        )
        for sheet in book.iter()
        if sheet.tag.endswith("}sheet") and sheet.attrib.get(_RELATION) in targets
    ]


def _reach(xml: bytes) -> Reach:
    reach = Reach()
    for cell in _CELL.finditer(xml):
        attributes, content = cell.groups()
        place = _PLACE.search(attributes)
        if attributes.endswith(b"/") or not content or place is None:
            continue
        row, column = int(place[2]), _column(place[1])
        value = _VALUE.search(content)
        kind = _TYPE.search(attributes)
        if kind is not None and kind[1] == b"e":
            error = value[1].decode() if value else "#N/A"
            reach.faults[row - 1, column - 1] = error
        elif value is None and _FORMULA.search(content):
            if kind is None or kind[1] != b"str":
                reach.faults[row - 1, column - 1] = ""
        elif value is None and not _INLINE.search(content):
            continue
        reach.height = max(reach.height, row)
        reach.width = max(reach.width, column)
    return reach


def _column(letters: bytes) -> int:
    number = 0
    for char in letters:
        number = number * 26 + char - 64
    return number
