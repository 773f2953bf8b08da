"""``explain RULE [--policy ID]``: a rule's card, its clauses and their parameters."""

import argparse

from scheduler.cli.voice import answer, say
from scheduler.domain.ids import RuleId
from scheduler.pipeline.ends import ExitStatus
from scheduler.policy import UnknownRegion, list_profiles, load_profile
from scheduler.rules import CATALOGUE, parameter_lines
from scheduler.words import cli as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """The rule and, if wanted, one regime."""
    parser.add_argument("rule", metavar="RULE", help=words.RULE)
    parser.add_argument("--policy", metavar="ID", help=words.POLICY)


def run(options: argparse.Namespace) -> int:
    """Print the card, the clauses that state it, and their parameters' history."""
    cards = {str(card.id): card for card in CATALOGUE}
    card = cards.get(options.rule.upper())
    if card is None:
        say(options, words.bad_argument(options.rule), "、".join(cards))
        return answer(options, ExitStatus.UNUSABLE, {"rules": list(cards)})
    try:
        asked = options.policy and load_profile(options.policy).id
    except UnknownRegion as error:
        say(options, f"{error.problem} {error.mend}")
        issue = {"text": error.problem, "mend": error.mend}
        return answer(options, ExitStatus.UNUSABLE, {"issues": [issue]})
    clauses, history = [], []
    for header in list_profiles():
        if header.kind != "regional" or (asked and asked != header.id):
            continue
        profile = load_profile(header.id)
        files = (profile.file, *profile.overlays)
        mine = [
            clause
            for file in files
            for clause in file.clause
            if RuleId(str(card.id)) in clause.rules
        ]
        clauses += [(header.id, clause) for clause in mine]
        named = frozenset(clause.id for clause in mine)
        history += [
            (header.id, line) for line in parameter_lines(profile, clauses=named)
        ]
    say(options, f"{card.id} {card.title}")
    say(options, *(f"    {text}" for text in [card.because] if text))
    say(options, *(f"{policy} {row.id}：{row.operative}" for policy, row in clauses))
    say(options, *(f"{policy} {line}" for policy, line in history))
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
            "parameters": [
                {"policy": policy, "text": line.strip()} for policy, line in history
            ],
        },
    )
