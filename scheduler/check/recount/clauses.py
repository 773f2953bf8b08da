"""compliance.xlsx re-read: one row for each clause in force, counted again."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scheduler.check.breach import Breach
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import read_book, table_of, text_of
from scheduler.check.recount.telling import Place, compared
from scheduler.domain.verdict import Verdict
from scheduler.words import compliance_book as book
from scheduler.words import policy as policy_words

FILE = "compliance.xlsx"
HEADINGS = book.COMPLIANCE_HEADINGS


def check(scene: Scene, path: Path) -> Iterator[Breach]:
    """Words, strength and source of each clause; its verdict when that is known."""
    place = Place(FILE, book.COMPLIANCE_SHEET)
    sheets = read_book(path)
    rows = [] if sheets is None else sheets.get(place.sheet, [])
    table = table_of(rows, HEADINGS[0])
    if table is None or not table.has(*HEADINGS):
        yield place.absent()
        return
    known = HEADINGS if scene.verdicts is not None else HEADINGS[:4]
    found = [
        (line, tuple(line.text(heading) for heading in known)) for line in table.lines
    ]
    yield from compared(place, known, HEADINGS[:1], _wanted(scene), found)
    for line in table.lines:
        verdict = line.text("结论")
        if verdict not in set(Verdict):
            yield place.cell(line.address("结论"), verdict, "、".join(Verdict))
        if not line.text("依据与数据").endswith("。"):
            yield place.cell(line.address("依据与数据"), "", "…")
    counts = Counter(line.text("结论") for line in table.lines)
    summary = book.compliance_summary(len(table.lines)) + "".join(
        book.verdict_count(str(each), counts[each]) for each in Verdict
    )
    texts = [text_of(cell) for row in rows for cell in row]
    settings = scene.school.settings
    for wanted in (book.compliance_title(settings.name, settings.term_name), summary):
        if wanted not in texts:
            yield place.lacking(wanted)


def _wanted(scene: Scene) -> list[tuple[str, ...]]:
    if scene.verdicts is not None:
        return [
            (
                str(row.clause),
                row.source,
                row.words,
                row.strength,
                row.verdict.value,
                row.evidence,
            )
            for row in scene.verdicts
        ]
    return [
        (
            str(clause.id),
            f"{scene.regime.source(clause.source).title}，{clause.locator}",
            clause.operative,
            policy_words.STRENGTHS[clause.strength],
        )
        for clause in scene.regime.clauses
    ]
