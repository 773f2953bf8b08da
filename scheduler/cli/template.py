"""``template OUT.xlsx``: an empty workbook."""

import argparse
from pathlib import Path

from scheduler.cli.voice import answer, say
from scheduler.intake import write_template
from scheduler.words import cli as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file to write."""
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help=words.OUT_FILE)


def run(options: argparse.Namespace) -> int:
    """Write the template."""
    with options.out.open("ab"):  # its OSError says what xlsxwriter's own error hides
        pass
    write_template(options.out)
    say(options, words.written(str(options.out)))
    return answer(options, 0, {"written": str(options.out)})
