"""A regime in full as lines: whose texts it is, every clause, and what answers it."""

from collections.abc import Iterator

from scheduler.policy import Clause, Profile
from scheduler.policy.profile import ProfileFile
from scheduler.rules.catalogue import card
from scheduler.words import policy as words


def regime_lines(profile: Profile) -> tuple[str, ...]:
    """Every text with its clauses: words, meaning, place, and the answer to them."""
    lines: list[str] = []
    for file in (profile.file, *profile.overlays):
        lines += _heading(file)
        for clause in file.clause:
            lines += _clause(file, clause)
    return tuple(lines)


def answered(clause: Clause) -> str:
    """What answers a clause: the rules by name, a parameter, a person, or why none."""
    match clause.answer:
        case "rule":
            what = "；".join(f"{rule} {card(rule).title}" for rule in clause.rules)
        case "parameter":
            what = words.PARAMETER_LABELS[clause.parameter or ""]
        case "attest":
            what = clause.attest or ""
        case "not_modelled":
            what = clause.not_modelled or ""
    return words.answered(words.ANSWERS[clause.answer], what)


def _heading(file: ProfileFile) -> Iterator[str]:
    header = file.profile
    yield words.regime(header.region, header.id, header.title)
    for source in file.source:
        yield words.source(source.title, source.issuer, source.number)
    until = "" if header.applies_to is None else header.applies_to.isoformat()
    reviewed = header.reviewed_on.isoformat()
    yield words.in_force(header.applies_from.isoformat(), until, reviewed)
    if header.dates_note:
        yield words.indented(header.dates_note)


def _clause(file: ProfileFile, clause: Clause) -> Iterator[str]:
    title = ""
    if len(file.source) > 1:
        title = next(each.title for each in file.source if each.id == clause.source)
    yield words.clause(clause.id, words.STRENGTHS[clause.strength], clause.operative)
    yield words.indented(clause.chinese)
    yield words.indented(words.place(title, clause.locator))
    yield words.indented(answered(clause))
    if clause.remark:
        yield words.indented(words.remark(clause.remark))
