"""``repair BOOK.xlsx… DIR --absent 工号:FROM..TO --out DIR2``."""

import argparse
from pathlib import Path

from scheduler.cli import arguments as shared
from scheduler.cli.run_end import tell
from scheduler.cli.solve import plan_options
from scheduler.cli.voice import progress_voice
from scheduler.domain.plan import Absence
from scheduler.pipeline.absences import parse_absence
from scheduler.pipeline.repair import repair_plan
from scheduler.words import cli as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Workbooks, the published plan, who is absent, where to write."""
    shared.books(parser)
    parser.add_argument("folder", type=Path, metavar="DIR", help=words.FOLDER)
    parser.add_argument(
        "--absent",
        type=_absence,
        nargs="+",
        action="extend",
        required=True,
        help=words.ABSENT,
    )
    shared.out(parser)
    shared.search(parser)


def _absence(text: str) -> Absence:
    try:
        return parse_absence(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words.bad_argument(text)) from error


def run(options: argparse.Namespace) -> int:
    """Repair, audit, write, tell."""
    end = repair_plan(
        options.books,
        options.folder,
        options.absent,
        options.out,
        plan_options(options),
        report=progress_voice(options),
        cancelled=lambda: False,
    )
    return tell(options, end, options.out)
