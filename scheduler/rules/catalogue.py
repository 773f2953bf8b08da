"""Every rule of the project, by hand, in the order of their ids."""

from scheduler.domain.ids import RuleId
from scheduler.rules.card import Judge, Kind, RuleCard
from scheduler.words import rules as words


def _card(name: str, kind: Kind, judge: Judge = Judge.PLAN) -> RuleCard:
    return RuleCard(
        id=RuleId(name),
        kind=kind,
        title=words.TITLE[name],
        because=words.BECAUSE.get(name, ""),
        broken=tuple(words.BROKEN[name].items()),
        added="0.1",
        judge=judge,
    )


CATALOGUE: tuple[RuleCard, ...] = (
    _card("F00", Kind.FORMAT),
    _card("F01", Kind.FORMAT),
    _card("F02", Kind.FORMAT),
    _card("F03", Kind.FORMAT),
    _card("F04", Kind.FORMAT),
    _card("H01", Kind.HARD),
    _card("H02", Kind.HARD),
    _card("H03", Kind.HARD),
    _card("H04", Kind.HARD),
    _card("H05", Kind.HARD),
    _card("H06", Kind.HARD),
    _card("H07", Kind.HARD),
    _card("H08", Kind.HARD),
    _card("H09", Kind.HARD),
    _card("H10", Kind.HARD),
    _card("H11", Kind.HARD),
    _card("H12", Kind.HARD),
    _card("H13", Kind.HARD),
    _card("H14", Kind.HARD),
    _card("H15", Kind.HARD),
    _card("H16", Kind.HARD),
    _card("H17", Kind.HARD),
    _card("H18", Kind.HARD),
    _card("H19", Kind.HARD),
    _card("H20", Kind.HARD),
    _card("H21", Kind.HARD, Judge.MONEY),
    _card("H22", Kind.HARD),
    _card("H23", Kind.HARD),
    _card("H24", Kind.HARD, Judge.MONEY),
    _card("H25", Kind.HARD),
    _card("S01", Kind.SOFT),
    _card("S02", Kind.SOFT),
    _card("S03", Kind.SOFT),
    _card("S04", Kind.SOFT),
    _card("S05", Kind.SOFT),
    _card("S06", Kind.SOFT),
    _card("S07", Kind.SOFT),
    _card("S08", Kind.SOFT),
    _card("S09", Kind.SOFT),
    _card("S10", Kind.SOFT),
    _card("S11", Kind.SOFT),
    _card("S12", Kind.SOFT),
    _card("S13", Kind.SOFT),
    _card("S14", Kind.SOFT),
    _card("S15", Kind.SOFT),
    _card("S16", Kind.SOFT),
)


def card(rule: RuleId) -> RuleCard:
    """The card of a rule.

    Raises:
        KeyError: no rule has this id.
    """
    for each in CATALOGUE:
        if each.id == rule:
            return each
    raise KeyError(rule)
