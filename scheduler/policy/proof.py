"""The proof that what a profile quotes stands in its sources, word for word.

White space, full and half width and the shape of quotation marks do not count:
the texts are copies of scans with broken lines and mixed punctuation.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from scheduler.policy.profile import Clause, Parameter, ProfileFile
from scheduler.words import policy as words

_BLANK = re.compile(r"\s+")
_QUOTES = str.maketrans("“”‘’", "\"\"''")

Refused = tuple[str, words.Refusal]
"""Where in the file, and what is wrong."""


def fold(text: str) -> str:
    """The text as it is compared."""
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _BLANK.sub("", folded)


def unproven(file: ProfileFile, folder: Path) -> Iterator[Refused]:
    """Every source, quotation or stated value of the file that does not hold."""
    texts: dict[str, str] = {}
    for source in file.source:
        where = words.entry("source", 0, source.id)
        try:
            sealed = (folder / source.file).read_bytes()
        except OSError:
            yield where, words.no_source_file(source.file)
            continue
        found = hashlib.sha256(sealed).hexdigest()
        if found != source.sha256:
            yield where, words.changed_source(source.file, found)
            continue
        try:
            texts[source.id] = fold(sealed.decode("utf-8"))
        except UnicodeDecodeError:
            yield where, words.source_not_utf8(source.file)
    for clause in file.clause:
        if clause.source in texts:
            yield from _unquoted(clause, texts[clause.source])
    clauses = {clause.id: clause for clause in file.clause}
    for parameter in file.parameter:
        if parameter.clause in clauses:
            yield from _unstated(parameter, clauses[parameter.clause])


def _unquoted(clause: Clause, text: str) -> Iterator[Refused]:
    where = words.entry("clause", 0, clause.id)
    start = 0
    for heading in clause.locator.split(" / "):
        start = text.find(fold(heading), start)
        if start < 0:
            yield where, words.heading_not_found(heading)
            return
    if fold(clause.operative) not in text[start:]:
        yield where, words.quote_not_found(clause.operative)
    if fold(clause.context) not in text[start:]:
        yield where, words.quote_not_found(clause.context)


def _unstated(parameter: Parameter, clause: Clause) -> Iterator[Refused]:
    where = words.entry("parameter", 0, parameter.id)
    quoted = (fold(clause.operative), fold(clause.context))
    for entry in parameter.values:
        if entry.repealed:
            continue
        stated = parameter.words_of(entry)
        if not stated:
            yield where, words.nothing_stated()
        for phrase in stated:
            if not any(fold(phrase) in quote for quote in quoted):
                yield where, words.not_stated(phrase)
