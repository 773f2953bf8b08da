"""``settle BOOK.xlsx… DIR``: the money, planned or worked."""

import argparse
from pathlib import Path

from scheduler.cli import arguments as shared
from scheduler.cli.voice import answer, issue_document, issue_lines, say
from scheduler.money import yuan, yuan_text
from scheduler.pipeline import settle_plan
from scheduler.words import cli as words
from scheduler.words import money as money_words

NAME = "settle"
HELP = words.HELP[NAME]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Workbooks, the published plan, attendance, month."""
    shared.books(parser)
    parser.add_argument("folder", type=Path, metavar="DIR", help=words.FOLDER)
    parser.add_argument(
        "--attendance",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help=words.ATTENDANCE,
    )
    parser.add_argument(
        "--month", type=shared.month, metavar="YYYY-MM", help=words.MONTH
    )


def run(options: argparse.Namespace) -> int:
    """Settle, write, tell."""
    end = settle_plan(options.books, options.folder, options.attendance, options.month)
    say(options, *issue_lines(end.issues))
    document: dict[str, object] = {
        "issues": [issue_document(issue) for issue in end.issues],
    }
    if end.settlement is not None:
        totals = {
            money_words.OWN: end.settlement.own_total,
            money_words.LABOUR: end.settlement.labour_total,
            money_words.INSTITUTION: end.settlement.institution_total,
            money_words.PAID: end.settlement.paid,
        }
        document["totals"] = {name: str(yuan(sum_)) for name, sum_ in totals.items()}
        document["notices"] = list(end.settlement.notices)
        say(options, words.settled(str(options.folder)))
        say(options, *(words.total(n, yuan_text(s)) for n, s in totals.items()))
        say(options, *end.settlement.notices)
    return answer(options, end.status, document)
