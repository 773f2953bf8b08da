"""``settle BOOK.xlsx… DIR``: the money, planned or worked."""

import argparse
from pathlib import Path

from scheduler.cli import arguments as shared
from scheduler.cli.voice import (
    answer,
    issue_document,
    issue_lines,
    say,
    violation_documents,
)
from scheduler.money import yuan, yuan_text
from scheduler.pipeline.money import book_name, settle_plan
from scheduler.words import cli as words
from scheduler.words import money as money_words
from scheduler.words import subsidy_closing as closing_words


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
    parser.add_argument("--close", action="store_true", help=money_words.CLOSE)


def run(options: argparse.Namespace) -> int:
    """Settle, write, tell."""
    end = settle_plan(
        options.books,
        options.folder,
        options.attendance,
        options.month,
        close=options.close,
    )
    say(options, *issue_lines(end.issues))
    document: dict[str, object] = {
        "issues": [issue_document(issue) for issue in end.issues],
    }
    if end.violations:
        document["violations"] = violation_documents(end.violations)
        say(options, money_words.refused(len(end.violations)))
        say(options, *(f"  · {row.rule} {row.text}" for row in end.violations))
    if end.settlement is not None:
        totals = {
            money_words.OWN: end.settlement.own_total,
            money_words.LABOUR: end.settlement.labour_total,
            money_words.INSTITUTION: end.settlement.institution_total,
            money_words.PAID: end.settlement.paid,
        }
        document["totals"] = {name: str(yuan(sum_)) for name, sum_ in totals.items()}
        document["notices"] = list(end.settlement.notices)
        say(options, words.settled(str(options.folder), book_name(options.month)))
        say(options, *(words.total(n, yuan_text(s)) for n, s in totals.items()))
        say(options, *end.settlement.notices)
    if end.forecast is not None:
        least, pool = yuan_text(end.forecast.cost), yuan_text(end.forecast.fund.pool)
        document["forecast"] = {
            "cost_at_least": str(yuan(end.forecast.cost)),
            "pool": str(yuan(end.forecast.fund.pool)),
        }
        say(options, money_words.bound(least, pool))
    if end.reopened and options.month is not None:
        say(options, closing_words.is_closed(options.month))
    if end.closing is not None:
        closing = end.closing
        document["closed"] = {
            "month": f"{closing.month[0]}-{closing.month[1]:02d}",
            "entries": len(closing.added),
            "corrections": closing.corrections,
        }
        lines = len(closing.added) - closing.corrections
        say(options, closing_words.closed(closing.month, lines, closing.corrections))
    return answer(options, end.status, document)
