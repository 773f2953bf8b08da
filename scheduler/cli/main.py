"""The command line: one parser for all verbs, one exit status for every end."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from scheduler.cli.verbs import VERBS
from scheduler.pipeline.ends import ExitStatus
from scheduler.words import cli as words


def parser() -> argparse.ArgumentParser:
    """The parser with all verbs."""
    whole = argparse.ArgumentParser(prog=words.PROGRAM, description=words.ABOUT)
    verbs = whole.add_subparsers(dest="verb", metavar=words.VERB, required=True)
    for verb in VERBS:
        own = verbs.add_parser(verb.NAME, help=verb.HELP, description=verb.HELP)
        own.add_argument("--json", action="store_true", help=words.JSON)
        verb.arguments(own)
        own.set_defaults(run=verb.run)
    return whole


def main(argv: Sequence[str]) -> int:
    """Run a verb; nothing a user can do ends in a traceback.

    A fault of the program itself is status 1: the place is told on stderr without the
    message, which may hold a pupil's name.
    """
    options = parser().parse_args(argv)
    missing = [path for path in _inputs(options) if not path.exists()]
    if missing:
        for path in missing:
            print(words.missing_file(str(path)), file=sys.stderr)
        return ExitStatus.UNUSABLE
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        print(words.INTERRUPTED, file=sys.stderr)
        return ExitStatus.NO_PLAN_IN_TIME
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115,PTH123 - the reader is gone
        return ExitStatus.DONE
    except OSError as error:
        print(words.cannot_write(str(error.filename or "")), file=sys.stderr)
        return ExitStatus.UNUSABLE
    except Exception as error:
        print(words.fault(type(error).__name__), file=sys.stderr)
        for frame in traceback.extract_tb(error.__traceback__):
            place = f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            print(place, file=sys.stderr)
        return ExitStatus.FAULT


def _inputs(options: argparse.Namespace) -> list[Path]:
    names = ("books", "attendance")
    many = [path for name in names for path in getattr(options, name, None) or ()]
    single = [getattr(options, name, None) for name in ("folder", "previous", "shared")]
    return many + [path for path in single if path is not None]
