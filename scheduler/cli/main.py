"""The command line: one parser for all verbs, one exit status for every end."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from scheduler.cli.verbs import NAMES, load
from scheduler.cli.voice import answer
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.publish import recover
from scheduler.words import cli as words


class BadArguments(Exception):
    """What was typed is no command; ``usage`` shows how to type it."""

    def __init__(self, usage: str, problem: str) -> None:
        super().__init__(problem)
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """A parser that leaves the telling to ``main``."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments."""
        raise BadArguments(self.format_usage(), message)


def parser(typed: Sequence[str]) -> Parser:
    """The parser with all verbs; the typed one with its own arguments too."""
    whole = Parser(prog=words.PROGRAM, description=words.ABOUT)
    verbs = whole.add_subparsers(dest="verb", metavar=words.VERB, required=True)
    for name in NAMES:
        help_line = words.HELP[name]
        own = verbs.add_parser(name, help=help_line, description=help_line)
        own.add_argument("--json", action="store_true", help=words.JSON)
        if name in typed:
            verb = load(name)
            verb.arguments(own)
            own.set_defaults(run=verb.run)
    return whole


def main(argv: Sequence[str]) -> int:
    """Run a verb; nothing a user can do ends in a traceback.

    A fault of the program itself is status 1: the place is told on stderr without the
    message, which may hold a pupil's name.
    """
    try:
        options = parser(argv).parse_args(argv)
    except BadArguments as error:
        print(error.usage, end="", file=sys.stderr)
        options = argparse.Namespace(json="--json" in argv)
        raise SystemExit(_stopped(options, ExitStatus.UNUSABLE, str(error))) from None
    for folder in _folders(options):
        recover(folder)
    missing = [path for path in _inputs(options) if not path.exists()]
    if missing:
        lines = [words.missing_file(str(path)) for path in missing]
        return _stopped(options, ExitStatus.UNUSABLE, *lines)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return _stopped(options, ExitStatus.NO_PLAN_IN_TIME, words.INTERRUPTED)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115,PTH123 - the reader is gone
        return ExitStatus.DONE
    except OSError as error:
        line = words.cannot_write(str(error.filename or ""))
        return _stopped(options, ExitStatus.UNUSABLE, line)
    except Exception as error:
        refused = _refused_policy(error) or _unusable_store(error)
        if refused:
            return _stopped(options, ExitStatus.UNUSABLE, refused)
        for frame in traceback.extract_tb(error.__traceback__):
            place = f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            print(place, file=sys.stderr)
        line = words.fault(type(error).__name__)
        return _stopped(options, ExitStatus.FAULT, line)


def _refused_policy(error: Exception) -> str:
    """What is wrong with a file of inputs/policies, which a user may have added."""
    from scheduler.policy import PolicyError  # verbs that need no policy start sooner

    return str(error) if isinstance(error, PolicyError) else ""


def _unusable_store(error: Exception) -> str:
    """What is wrong with the office's record; most verbs never open it."""
    from scheduler.office.trouble import unusable_store

    return unusable_store(error)


def _stopped(options: argparse.Namespace, status: ExitStatus, *lines: str) -> int:
    """Say why nothing was done: on stderr, and as issues with ``--json``."""
    for line in lines:
        print(line, file=sys.stderr)
    return answer(options, status, {"issues": [{"text": line} for line in lines]})


def _folders(options: argparse.Namespace) -> list[Path]:
    """Results folders that are read."""
    single = [getattr(options, name, None) for name in ("folder", "previous")]
    return [path for path in single if path is not None]


def _inputs(options: argparse.Namespace) -> list[Path]:
    names = ("books", "attendance")
    many = [path for name in names for path in getattr(options, name, None) or ()]
    shared = getattr(options, "shared", None)
    return many + _folders(options) + ([] if shared is None else [shared])
