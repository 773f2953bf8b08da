"""Text of our own PDF files, page by page, with nothing but zlib.

No PDF library is among the requirements and none is needed for the little that is
looked at here: Typst writes plain objects, Flate streams, and fonts of two bytes to a
glyph with a ToUnicode map. Another writer's files may not be readable; that is told.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\b(.*?)\nendobj", re.DOTALL)
BEGIN = re.compile(rb"stream\r?\n")
PAIR = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4,})>")
RANGE = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>")
NAMED = re.compile(rb"/(\w+) (\d+) 0 R")
SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf|(\()|<([0-9A-Fa-f]+)>")
BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Unreadable(Exception):
    """Not a PDF file this can read."""


def pages(path: Path) -> list[str]:
    """The text of each page.

    Raises:
        Unreadable: see the module.
    """
    try:
        data = path.read_bytes()
        objects = {int(number): body for number, body in OBJECT.findall(data)}
        maps: dict[int, dict[int, str]] = {}
        return [
            _text(objects, maps, body)
            for body in objects.values()
            if b"/Type/Page/" in body
        ]
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as refused:
        raise Unreadable(str(refused)) from refused


def _stream(body: bytes) -> bytes:
    begin = BEGIN.search(body)
    if begin is None:
        raise Unreadable("stream")
    data = body[begin.end() :].rpartition(b"endstream")[0]
    if b"/FlateDecode" not in body[: begin.start()]:
        return data
    return zlib.decompressobj().decompress(data)


def _number(body: bytes, key: bytes) -> int:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", body)
    if found is None:
        raise Unreadable(key.decode())
    return int(found[1])


def _text(
    objects: dict[int, bytes], maps: dict[int, dict[int, str]], page: bytes
) -> str:
    resources = objects[_number(page, b"Resources")]
    listed = re.search(rb"/Font(?: (\d+) 0 R|<<(.*?)>>)", resources, re.DOTALL)
    if listed is None:
        return ""
    table = objects[int(listed[1])] if listed[1] else listed[2]
    fonts = {name: int(number) for name, number in NAMED.findall(table)}
    known: dict[int, str] = {}
    parts: list[str] = []
    for font, raw in _shown(_stream(objects[_number(page, b"Contents")])):
        if font:
            known = _map(objects, maps, fonts[font])
            continue
        parts += [
            known.get(high << 8 | low, "")
            for high, low in zip(raw[::2], raw[1::2], strict=False)
        ]
    return "".join(parts)


def _shown(stream: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Fonts chosen and strings of glyphs shown, in order: one of each pair is empty."""
    at = 0
    while found := SHOWN.search(stream, at):
        at = found.end()
        if found[1]:
            yield found[1], b""
        elif found[3]:
            yield b"", bytes.fromhex(found[3].decode())
        else:
            begin, at = at, _closing(stream, at)
            yield b"", _unescaped(stream[begin : at - 1])


def _closing(stream: bytes, at: int) -> int:
    """Behind the bracket that closes a string; brackets in pairs need no backslash."""
    depth = 1
    for found in BRACKET.finditer(stream, at):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    raise Unreadable("string")


def _unescaped(literal: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        what = found[1]
        if what[:1].isdigit():
            return bytes([int(what, 8) & 255])
        return PLAIN.get(what, what)

    return ESCAPE.sub(plain, literal) if b"\\" in literal else literal


def _map(
    objects: dict[int, bytes], maps: dict[int, dict[int, str]], font: int
) -> dict[int, str]:
    """Glyph to text of a font, read once."""
    if font not in maps:
        text = _stream(objects[_number(objects[font], b"ToUnicode")]).decode("latin-1")
        found = {}
        for first, last, start in RANGE.findall(text):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(start, 16) + step)
        text = RANGE.sub("", text)
        for glyph, letters in PAIR.findall(text):
            found[int(glyph, 16)] = bytes.fromhex(letters).decode("utf-16-be")
        maps[font] = found
    return maps[font]
