"""timetable.pdf and compliance.pdf re-read: pages, names, and what a card must say."""

import re
from collections.abc import Iterator
from pathlib import Path

from scheduler.check.breach import Breach
from scheduler.check.recount import cards, pdf
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.telling import Place

POSTERS, REPORT = "timetable.pdf", "compliance.pdf"
CLASS_TITLE, TEACHER_TITLE = "{} 课后服务课表", "{}（{}）课后服务安排"
COUNT = re.compile(r"第 (\d+) 页 / 共 (\d+) 页")


def check_posters(scene: Scene, path: Path) -> Iterator[Breach]:
    """A page for each class and teacher, with all that their card names."""
    try:
        pages = pdf.pages(path)
    except pdf.Unreadable:
        yield Place(POSTERS, "").absent()
        return
    yield from _counted(POSTERS, pages)
    classes, teachers = cards.classes_and_teachers(scene)
    titled = {
        **{CLASS_TITLE.format(name): card for name, card in classes.items()},
        **{
            TEACHER_TITLE.format(scene.staff[name].name, name): card
            for name, card in teachers.items()
            if name in scene.staff
        },
    }
    texts = _by_title(pages, set(titled))
    for title, card in sorted(titled.items()):
        text = texts.get(title)
        place = Place(POSTERS, title)
        if text is None:
            yield place.absent()
            continue
        wanted = {piece for cell in card.values() for piece in cell.must if piece}
        for piece in sorted(wanted):
            if piece not in text:
                yield place.lacking(piece)
    whole = "".join(pages)
    for row in scene.paper.clubs:
        if row.opened and row.club not in whole:
            yield Place(POSTERS, "").lacking(row.club)


def check_report(scene: Scene, path: Path) -> Iterator[Breach]:
    """Every clause in force with its words; with its verdict when that is known."""
    try:
        pages = pdf.pages(path)
    except pdf.Unreadable:
        yield Place(REPORT, "").absent()
        return
    yield from _counted(REPORT, pages)
    whole = COUNT.sub("", "".join(pages))
    for clause in scene.regime.clauses:
        if f"{clause.id}" not in whole or clause.operative not in whole:
            yield Place(REPORT, str(clause.id)).lacking(clause.operative)
    for row in scene.verdicts or ():
        if row.evidence not in whole:
            yield Place(REPORT, str(row.clause)).lacking(row.evidence)


def _counted(file: str, pages: list[str]) -> Iterator[Breach]:
    """Every page says which it is of how many, where any says so."""
    found = [COUNT.findall(text) for text in pages]
    if not any(found):
        return
    for number, counts in enumerate(found, start=1):
        wanted = (str(number), str(len(pages)))
        if counts != [wanted]:
            yield Place(file, f"{number}").lacking(
                "第 {} 页 / 共 {} 页".format(*wanted)
            )


def _by_title(pages: list[str], titles: set[str]) -> dict[str, str]:
    """Text of the pages under each title; a long card goes on over the page."""
    found: dict[str, str] = {}
    current = ""
    starts = {title[:1] for title in titles}
    for text in pages:
        if text[:1] in starts:
            current = next((t for t in titles if text.startswith(t)), current)
        if current:
            found[current] = found.get(current, "") + text
    return found
