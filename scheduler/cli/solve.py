"""``solve BOOK.xlsx… --out DIR``: the plan and every result file."""

import argparse
from pathlib import Path

from scheduler.cli import arguments as shared
from scheduler.cli.run_end import tell
from scheduler.cli.voice import progress_voice
from scheduler.domain.aim import Prefer
from scheduler.pipeline.ends import PlanOptions
from scheduler.pipeline.plan import plan_school
from scheduler.words import cli as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Workbooks, results folder, limits."""
    shared.books(parser)
    shared.out(parser)
    shared.search(parser)
    parser.add_argument("--previous", type=Path, metavar="DIR", help=words.PREVIOUS)
    parser.add_argument(
        "--from",
        dest="since",
        type=shared.day,
        metavar="YYYY-MM-DD",
        help=words.SINCE,
    )
    parser.add_argument(
        "--prefer",
        choices=[each.value for each in Prefer],
        default=Prefer.WISHES.value,
        help=words.PREFER,
    )
    parser.add_argument(
        "--budget", type=shared.money, metavar="YUAN", help=words.BUDGET
    )
    parser.add_argument("--served", type=int, default=0, help=words.SERVED)


def plan_options(options: argparse.Namespace) -> PlanOptions:
    """The search limits as typed."""
    return PlanOptions(
        seconds=options.seconds,
        workers=options.workers,
        seed=options.seed,
        previous=getattr(options, "previous", None),
        since=getattr(options, "since", None),
        prefer=Prefer(getattr(options, "prefer", Prefer.WISHES)),
        budget=getattr(options, "budget", None),
        served=getattr(options, "served", 0),
    )


def run(options: argparse.Namespace) -> int:
    """Plan, audit, write, tell."""
    end = plan_school(
        options.books,
        options.out,
        plan_options(options),
        report=progress_voice(options),
        cancelled=lambda: False,
    )
    return tell(options, end, options.out)
