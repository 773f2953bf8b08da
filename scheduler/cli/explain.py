"""``explain RULE [--policy ID]``: a rule's card and the clauses it rests on."""

import argparse

from scheduler.cli.voice import answer, say
from scheduler.domain.ids import RuleId
from scheduler.pipeline import ExitStatus
from scheduler.policy import PolicyError, list_profiles, load_profile
from scheduler.rules import CATALOGUE
from scheduler.words import cli as words

NAME = "explain"
HELP = words.HELP[NAME]


def arguments(parser: argparse.ArgumentParser) -> None:
    """The rule and, if wanted, one regime."""
    parser.add_argument("rule", metavar="RULE", help=words.RULE)
    parser.add_argument("--policy", metavar="ID", help=words.POLICY)


def run(options: argparse.Namespace) -> int:
    """Print the card and the clauses of every regime that state it."""
    cards = {str(card.id): card for card in CATALOGUE}
    card = cards.get(options.rule.upper())
    if card is None:
        say(options, words.bad_argument(options.rule), "、".join(cards))
        return answer(options, ExitStatus.UNUSABLE, {"rules": list(cards)})
    try:
        asked = options.policy and load_profile(options.policy).id
    except PolicyError as error:
        say(options, f"{error.problem} {error.mend}")
        issue = {"text": error.problem, "mend": error.mend}
        return answer(options, ExitStatus.UNUSABLE, {"issues": [issue]})
    clauses = []
    for header in list_profiles():
        if header.kind != "regional" or asked not in (None, header.id):
            continue
        for clause in load_profile(header.id).file.clause:
            if RuleId(str(card.id)) in clause.rules:
                clauses.append((header.id, clause))
    say(options, f"{card.id} {card.title}", f"    {card.because}")
    say(options, *(f"{policy} {row.id}：{row.operative}" for policy, row in clauses))
    return answer(
        options,
        ExitStatus.DONE,
        {
            "rule": str(card.id),
            "title": card.title,
            "clauses": [
                {"policy": policy, "id": row.id, "words": row.operative}
                for policy, row in clauses
            ],
        },
    )
