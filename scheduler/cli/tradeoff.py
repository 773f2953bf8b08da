"""``tradeoff BOOK.xlsx… --out DIR``: wishes against cost, each point a real plan."""

import argparse
from dataclasses import asdict

from scheduler.cli import arguments as shared
from scheduler.cli.run_end import tell
from scheduler.cli.solve import plan_options
from scheduler.cli.voice import answer, progress_voice, say
from scheduler.money import yuan_text
from scheduler.pipeline.costs.tradeoff import load_curve, tradeoff_school
from scheduler.pipeline.ends import ExitStatus
from scheduler.words import costs as cost_words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Workbooks, results folder, limits of each point."""
    shared.books(parser)
    shared.out(parser)
    shared.search(parser)


def run(options: argparse.Namespace) -> int:
    """Solve the points and tell them."""
    end = tradeoff_school(
        options.books,
        options.out,
        plan_options(options),
        report=progress_voice(options),
        cancelled=lambda: False,
    )
    curve = load_curve(options.out) if end.status is ExitStatus.DONE else None
    if curve is None:
        return tell(options, end, options.out)
    say(options, cost_words.curve_written(str(options.out)))
    for point in curve.points:
        say(
            options,
            cost_words.point_line(
                cost_words.point_name(point.prefer, point.floor),
                point.served,
                point.served_bound,
                point.ranks[0],
                yuan_text(point.cost),
                yuan_text(point.cost_bound),
            ),
        )
    return answer(options, end.status, {"curve": asdict(curve)})
