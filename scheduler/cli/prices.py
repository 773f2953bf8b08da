"""``prices BOOK.xlsx… --out DIR``: which requirements bind and what each would buy."""

import argparse

from scheduler.cli import arguments as shared
from scheduler.cli.run_end import tell
from scheduler.cli.solve import plan_options
from scheduler.cli.voice import answer, progress_voice, say
from scheduler.pipeline.costs.prices import load_prices, price_school
from scheduler.pipeline.ends import ExitStatus
from scheduler.words import costs as cost_words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Workbooks, results folder, limits."""
    shared.books(parser)
    shared.out(parser)
    shared.search(parser)


def run(options: argparse.Namespace) -> int:
    """Solve the relaxations and tell what they buy."""
    end = price_school(
        options.books,
        options.out,
        plan_options(options),
        report=progress_voice(options),
        cancelled=lambda: False,
    )
    if end.status is not ExitStatus.DONE:
        return tell(options, end, options.out)
    rows = load_prices(options.out)
    say(options, cost_words.PRICE_TITLE)
    for row in rows:
        change = row["change"]
        where = (change["sheet"], change["cell"], change["before"], change["after"])
        say(options, cost_words.price_line(row["text"], *where))
        how = cost_words.basis(row["proven"], row["counted"])
        say(options, f"    {row['bought']}（{how}）")
    if not rows:
        say(options, cost_words.NOTHING_BINDS)
    return answer(options, end.status, {"prices": rows})
