"""``policy [ID]``: the regimes, or one regime's clauses."""

import argparse

from scheduler.cli.voice import answer, say
from scheduler.pipeline.ends import ExitStatus
from scheduler.policy import UnknownRegion, list_profiles, load_profile
from scheduler.rules import answered, parameter_lines, regime_lines
from scheduler.words import cli as words
from scheduler.words.policy import how_to_explain


def arguments(parser: argparse.ArgumentParser) -> None:
    """The regime, if one is asked for."""
    parser.add_argument("id", nargs="?", metavar="ID", help=words.POLICY)


def run(options: argparse.Namespace) -> int:
    """List regimes, or clauses with words, strength and answer."""
    if options.id is None:
        headers = list_profiles()
        say(options, *(f"{row.id}  {row.region}  {row.title}" for row in headers))
        rows = [
            {"id": row.id, "region": row.region, "title": row.title} for row in headers
        ]
        return answer(options, ExitStatus.DONE, {"policies": rows})
    try:
        profile = load_profile(options.id)
    except UnknownRegion as error:
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
    say(options, *regime_lines(profile))
    history = parameter_lines(profile)
    say(options, *history, how_to_explain(profile.id))
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
                    "answer": answered(clause),
                }
                for clause in clauses
            ],
        },
    )
