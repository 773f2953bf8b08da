"""Formula texts of a workbook, read from its XML: calamine gives only values."""

import re
import zipfile
from html import unescape
from pathlib import Path

from scheduler.check.recount.live.places import At, moved, place_of

Formulas = dict[str, dict[At, str]]

SHEET = re.compile(r'<sheet [^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
LINK = re.compile(r"<Relationship [^>]*>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
CELL = re.compile(r'<c r="([A-Z]+\d+)"[^>]*><f([^>]*?)(?:/>|>([^<]*)</f>)')


def read_formulas(path: Path) -> Formulas:
    """Formula of each cell that has one, without ``=``, by sheet and place.

    A shared formula (Excel writes these when it saves, we do not) is written out for
    each cell that points to it.

    Raises:
        OSError, KeyError, ValueError, zipfile.BadZipFile: no readable workbook.
    """
    with zipfile.ZipFile(path) as book:
        links = {}
        relations = book.read("xl/_rels/workbook.xml.rels").decode("utf-8")
        for link in LINK.findall(relations):
            each = dict(ATTRIBUTE.findall(link))
            target = each["Target"].removeprefix("/xl/")
            links[each["Id"]] = f"xl/{target}"
        names = SHEET.findall(book.read("xl/workbook.xml").decode("utf-8"))
        return {
            unescape(name): _formulas(book.read(links[link]).decode("utf-8"))
            for name, link in names
        }


def _formulas(xml: str) -> dict[At, str]:
    found: dict[At, str] = {}
    shared: dict[str, tuple[At, str]] = {}
    for address, attributes, raw in CELL.findall(xml):
        at, text = place_of(address), unescape(raw) if "&" in raw else raw
        if 'si="' in attributes:
            number = dict(ATTRIBUTE.findall(attributes))["si"]
            if text:
                shared[number] = (at, text)
            elif number in shared:
                origin, stated = shared[number]
                text = moved(stated, at[0] - origin[0], at[1] - origin[1])
        found[at] = text
    return found
