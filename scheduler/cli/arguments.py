"""Arguments that several verbs share."""

import argparse
import re
from datetime import date
from pathlib import Path

from scheduler.money import Fen, fen
from scheduler.words import cli as words

MONTH = re.compile(r"(\d{4})-(\d{1,2})")


def books(parser: argparse.ArgumentParser) -> None:
    """One or more workbooks of one school."""
    parser.add_argument("books", nargs="+", type=Path, metavar="BOOK", help=words.BOOKS)


def search(parser: argparse.ArgumentParser) -> None:
    """Limits of the search."""
    parser.add_argument("--seconds", type=positive, default=40.0, help=words.SECONDS)
    parser.add_argument("--workers", type=workers, default=2, help=words.WORKERS)
    parser.add_argument("--seed", type=int, default=0, help=words.SEED)


def out(parser: argparse.ArgumentParser) -> None:
    """The results folder."""
    parser.add_argument("--out", type=Path, required=True, help=words.OUT)


def positive(text: str) -> float:
    """A positive number of seconds."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(words.bad_argument(text))
    return value


def money(text: str) -> Fen:
    """An amount of yuan, not negative."""
    try:
        amount = fen(text)
    except (ValueError, ArithmeticError):
        amount = Fen(-1)
    if amount < 0:
        raise argparse.ArgumentTypeError(words.bad_argument(text))
    return amount


def workers(text: str) -> int:
    """A number of workers, 1 to 64."""
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(words.bad_argument(text))
    return int(text)


def day(text: str) -> date:
    """``2026-10-12``."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise argparse.ArgumentTypeError(words.bad_argument(text)) from error


def month(text: str) -> tuple[int, int]:
    """``2026-10`` as (2026, 10)."""
    match = MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        raise argparse.ArgumentTypeError(words.bad_argument(text))
    return int(match[1]), int(match[2])
