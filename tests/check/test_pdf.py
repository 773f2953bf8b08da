"""Glyph strings of a PDF, with all the ways brackets may be written."""

import pytest

from scheduler.check.recount.pdf import Unreadable, _shown


@pytest.mark.parametrize(
    ("stream", "glyphs"),
    [
        (rb"[(\000A)]TJ", b"\0A"),
        (rb"[(\000(\000)\000\030)]TJ", b"\0(\0)\0\x18"),  # in pairs, bare
        (rb"(\000\()Tj", b"\0("),
        (rb"(\000\\)Tj", b"\0\\"),
        (rb"<0041>Tj", b"\0A"),
        (rb"(((\000)\000))Tj", b"((\0)\0)"),
    ],
)
def test_a_string_ends_with_its_own_bracket(stream: bytes, glyphs: bytes) -> None:
    assert list(_shown(b"/f0 14.95 Tf " + stream + b" ET")) == [
        (b"f0", b""),
        (b"", glyphs),
    ]


def test_a_string_without_end_is_told() -> None:
    with pytest.raises(Unreadable):
        list(_shown(rb"(\000(\000)Tj"))
