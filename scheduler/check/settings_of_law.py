"""Clauses that set a parameter: what the number is and how the plan meets it."""

from datetime import time

from scheduler.check.facts import Facts
from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import Verdict
from scheduler.money import Fen, yuan_text
from scheduler.policy import Bands, Clause, Setting, Unstated
from scheduler.words import compliance as words
from scheduler.words import policy as policy_words

KIND_OF = {
    "outsiders.other_schools": StaffKind.OTHER_SCHOOL,
    "outsiders.student_teachers": StaffKind.STUDENT_TEACHER,
}
EVENING_APART = ("evening.inside_service", "evening.inside_fee")


def parameter_finding(
    facts: Facts, clause: Clause, money: Settlement | None
) -> tuple[Verdict, str]:
    """The verdict and evidence of a clause whose answer is a parameter."""
    name = clause.parameter or ""
    if name in EVENING_APART:
        return _evening_apart(facts, money)
    label = policy_words.PARAMETER_LABELS[name]
    setting = facts.regime.setting(name)
    if isinstance(setting, Unstated) or clause.binding == "delegated":
        return Verdict.UNSTATED, words.school_value(label)
    text = words.parameter(label, _value(setting))
    if name in KIND_OF:
        kind = KIND_OF[name]
        count = sum(
            facts.staff[who].kind is kind
            for who in {who for who, _ in facts.served}
            if who in facts.staff
        )
        text = words.both([text, words.kind_used(kind, count)])
    return Verdict.KEPT, text


def _evening_apart(facts: Facts, money: Settlement | None) -> tuple[Verdict, str]:
    if all(group.activity != "evening" for group in facts.paper.groups):
        return Verdict.KEPT, words.NO_EVENING
    if money is None:
        return Verdict.NEEDS_PERSON, words.NO_MONEY
    lines = [line for line in money.lines if line.post is Post.EVENING]
    inside = [line for line in lines if not line.apart]
    if inside:
        return Verdict.BROKEN, words.evening_inside(len(inside))
    return Verdict.KEPT, words.evening_apart(len(lines))


def _value(setting: Setting) -> str:
    value = setting.value
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, Bands):
        return "、".join(
            words.band(first, last, number) for first, last, number in value.bands
        )
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if setting.unit == "CNY/pupil/term":
        return yuan_text(Fen(int(value)))
    return str(value)
