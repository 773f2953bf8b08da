"""What the auditor counted for a hard rule that is kept: numbers, in Chinese."""

from collections import Counter

from scheduler.check.facts import Facts
from scheduler.check.presence import granted
from scheduler.check.score import credit
from scheduler.domain.ids import RuleId
from scheduler.domain.kinds import StaffKind
from scheduler.domain.people import Stay
from scheduler.domain.settlement import Settlement
from scheduler.money import Fen, yuan_text
from scheduler.rules import card
from scheduler.words import check as check_words
from scheduler.words import compliance as words


def evidence(rule: str, facts: Facts, money: Settlement | None) -> str:
    """One sentence with the numbers behind a kept hard rule."""
    match rule:
        case "H01":
            return words.seats(_seats(facts))
        case "H02":
            return words.rolls(sum(len(g.pupils) for g in facts.paper.groups))
        case "H07":
            return words.staff_kinds(_kinds(facts))
        case "H12":
            return _tutoring(facts)
        case "H15":
            return words.flex(len(facts.paper.flex), *credit(facts))
        case "H16":
            return words.roster(len(facts.days), len(facts.paper.roster))
        case "H17":
            return _care(facts)
        case "H18":
            return _evening(facts)
        case "H19":
            return _third_party(facts)
        case "H20":
            return _fee(facts)
        case "H22":
            return words.activities(_activities(facts))
        case "H21" | "H24" if money is not None:
            return _money(rule, money)
        case "H21" | "H24":
            return words.NO_MONEY
    return words.passed(card(RuleId(rule)).title)


def _seats(facts: Facts) -> int:
    return sum(
        granted(facts.regime, pupil, slot)
        for pupil in facts.school.pupils
        for weekday in range(1, 6)
        for slot in facts.asked[pupil.id, weekday]
    )


def _kinds(facts: Facts) -> list[tuple[str, int]]:
    serving = {name for name, _ in facts.served}
    counts = Counter(facts.staff[name].kind for name in serving if name in facts.staff)
    return [(kind, counts[kind]) for kind in StaffKind if counts[kind]]


def _tutoring(facts: Facts) -> str:
    groups = [g for g in facts.paper.groups if g.activity == "tutoring"]
    pupils = {name for group in groups for name in group.pupils}
    flagged = sum(pupil.struggling for pupil in facts.school.pupils)
    return words.tutoring(len(groups), len(pupils), flagged)


def _care(facts: Facts) -> str:
    asking = sum(
        any(day.stay is Stay.EXTENDED for day in pupil.week)
        for pupil in facts.school.pupils
    )
    groups = sum(group.activity == "care" for group in facts.paper.groups)
    return words.care(asking, groups)


def _evening(facts: Facts) -> str:
    groups = [g for g in facts.paper.groups if g.activity == "evening"]
    if not groups:
        return words.NO_EVENING
    return words.evening(len(groups), len({n for g in groups for n in g.pupils}))


def _third_party(facts: Facts) -> str:
    people = {
        name
        for name, _ in facts.served
        if name in facts.staff and facts.staff[name].kind is StaffKind.INSTITUTION
    }
    clubs = sum(
        bool(facts.clubs[name].institution)
        for name in facts.opened
        if name in facts.clubs
    )
    return words.third_party(len(people), clubs)


def _fee(facts: Facts) -> str:
    cap = facts.regime.get("fee.cap_per_term")
    bound = yuan_text(Fen(cap)) if isinstance(cap, int) else None
    return words.fee(yuan_text(facts.settings.fee), bound)


def _activities(facts: Facts) -> list[tuple[str, int]]:
    counts = Counter(group.activity for group in facts.paper.groups)
    return [
        (text, counts[name])
        for name, text in check_words.ACTIVITY.items()
        if counts[name]
    ]


def _money(rule: str, money: Settlement) -> str:
    if rule == "H21":
        return words.channels(
            yuan_text(money.own_total),
            yuan_text(money.labour_total),
            yuan_text(money.institution_total),
        )
    return words.sums(len(money.lines), yuan_text(money.paid))
