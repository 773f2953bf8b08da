"""A regime's parameters as lines: what holds from when, and the words that say so."""

from datetime import time

from scheduler.domain.ids import ClauseId
from scheduler.money import Fen, yuan_text
from scheduler.policy import SPEC_OF, Bands, Kind, Parameter, Profile
from scheduler.policy.profile import RawValue
from scheduler.policy.values import typed
from scheduler.words import compliance as value_words
from scheduler.words import policy as words


def parameter_lines(
    profile: Profile, clauses: frozenset[ClauseId] | None = None
) -> tuple[str, ...]:
    """Every parameter with each of its values, oldest first.

    Args:
        profile: the regime with its overlays.
        clauses: only parameters that these clauses state; None for all, with those
            that rest on a judgement.
    """
    lines = []
    names = dict.fromkeys(
        entry.id
        for file in (profile.file, *profile.overlays)
        for entry in file.parameter
    )
    for name in names:
        for owner, entry in profile.history(name):
            if clauses is not None and entry.clause not in clauses:
                continue
            lines.append(words.parameter_line(name, words.PARAMETER_LABELS[name]))
            lines += _values(owner, entry)
    return tuple(lines)


def _values(owner: str, entry: Parameter) -> list[str]:
    found = []
    for each in entry.values:
        value = words.REPEALED if each.value is None else _text(entry, each.value)
        basis = "、".join(f"“{text}”" for text in entry.words_of(each))
        found.append(
            words.value_line(
                each.since.isoformat(),
                value,
                entry.clause or owner,
                basis or entry.judgement or "",
            )
        )
    return found


def _text(entry: Parameter, raw: RawValue) -> str:
    value = typed(SPEC_OF[entry.id].kind, raw)
    if isinstance(value, bool):
        return value_words.YES if value else value_words.NO
    if isinstance(value, Bands):
        return "、".join(value_words.band(*band) for band in value.bands)
    if isinstance(value, tuple):
        return "、".join(value)
    if SPEC_OF[entry.id].kind is Kind.MONEY and isinstance(value, int):
        return yuan_text(Fen(value))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return words.WORD_VALUES.get(str(value), str(value))
