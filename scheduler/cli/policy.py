"""``policy [ID]``: the regimes, or one regime's clauses."""

import argparse
from collections.abc import Mapping

from scheduler.cli.voice import answer, say
from scheduler.pipeline.ends import ExitStatus
from scheduler.policy import Clause, PolicyError, list_profiles, load_profile
from scheduler.rules import parameter_lines
from scheduler.words import cli as words
from scheduler.words.policy import STRENGTHS


def arguments(parser: argparse.ArgumentParser) -> None:
    """The regime, if one is asked for."""
    parser.add_argument("id", nargs="?", metavar="ID", help=words.POLICY)


def _strength(clause: Clause) -> str:
    names: Mapping[str, str] = STRENGTHS
    return names[clause.strength]


def run(options: argparse.Namespace) -> int:
    """List regimes, or clauses with words, strength and answer."""
    if options.id is None:
        headers = list_profiles()
        say(options, *(f"{row.id}  {row.title}" for row in headers))
        rows = [{"id": row.id, "title": row.title} for row in headers]
        return answer(options, ExitStatus.DONE, {"policies": rows})
    try:
        profile = load_profile(options.id)
    except PolicyError as error:
        say(options, f"{error.problem} {error.mend}")
        return answer(
            options,
            ExitStatus.UNUSABLE,
            {"issues": [{"text": error.problem, "mend": error.mend}]},
        )
    clauses = [
        *profile.file.clause,
        *(clause for overlay in profile.overlays for clause in overlay.clause),
    ]
    for clause in clauses:
        say(
            options,
            f"{clause.id}｜{_strength(clause)}｜{clause.operative}",
            f"    {clause.chinese}",
        )
    history = parameter_lines(profile)
    say(options, *history)
    return answer(
        options,
        ExitStatus.DONE,
        {
            "policy": profile.id,
            "parameters": [line.strip() for line in history],
            "clauses": [
                {
                    "id": clause.id,
                    "source": clause.source,
                    "locator": clause.locator,
                    "words": clause.operative,
                    "strength": clause.strength,
                    "meaning": clause.chinese,
                    "rule": clause.rule,
                }
                for clause in clauses
            ],
        },
    )
