"""``whatif BOOK.xlsx… DIR --set 学校!B20=280 … --out DIR2``: side by side with DIR."""

import argparse
import re
from dataclasses import asdict
from pathlib import Path

from scheduler.cli import arguments as shared
from scheduler.cli.run_end import tell
from scheduler.cli.solve import plan_options
from scheduler.cli.voice import answer, progress_voice, say
from scheduler.domain.outcome import Change
from scheduler.pipeline.costs.scenarios import typed
from scheduler.pipeline.costs.whatif import paired, what_if
from scheduler.pipeline.ends import ExitStatus
from scheduler.words import cli as words
from scheduler.words import costs as cost_words

CELL = re.compile(r"([^!！]+)[!！]([A-Za-z]{1,3}[0-9]{1,5})[=＝](.*)", re.DOTALL)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Workbooks, the plan there is, cells, results folder, limits."""
    shared.books(parser)
    parser.add_argument("folder", type=Path, metavar="DIR", help=words.FOLDER)
    parser.add_argument(
        "--set",
        dest="changes",
        action="append",
        required=True,
        type=change,
        metavar="SHEET!CELL=VALUE",
        help=words.CHANGE,
    )
    shared.out(parser)
    shared.search(parser)


def change(text: str) -> Change:
    """``学校!B20=280`` as a change of a cell."""
    match = CELL.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(words.bad_argument(text))
    return typed(*match.groups()).changes[0]


def run(options: argparse.Namespace) -> int:
    """Plan the changed workbook and tell what is different."""
    trial = what_if(
        options.books,
        options.folder,
        options.changes,
        options.out,
        plan_options(options),
        report=progress_voice(options),
        cancelled=lambda: False,
    )
    if trial.end.status is not ExitStatus.DONE:
        return tell(options, trial.end, options.out)
    rows = paired(trial.before, trial.after)
    for now, then in rows:
        mark = " *" if now.value != then.value else ""
        say(
            options,
            cost_words.whatif_line(now.name, now.text, then.text) + mark,
        )
    document = [{"now": asdict(now), "then": asdict(then)} for now, then in rows]
    return answer(options, trial.end.status, {"rows": document})
