"""``retain``: what is kept no longer than needed; listed first, deleted when asked."""

import argparse
from datetime import datetime

from scheduler.cli.voice import answer, say
from scheduler.office.actor import AT_THE_MACHINE
from scheduler.office.refusals import Refusal
from scheduler.office.registry import register_runs
from scheduler.office.retention import MONTHS, clear, cutoff, due
from scheduler.pipeline.ends import ExitStatus
from scheduler.store import database_url, open_store, outputs
from scheduler.words import office as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """How long, and whether to delete."""
    parser.add_argument("--months", type=int, default=MONTHS, help=words.RETAIN_MONTHS)
    parser.add_argument("--delete", action="store_true", help=words.RETAIN_DELETE)


def run(options: argparse.Namespace) -> int:
    """List or delete; works while the pages are open too."""
    now = datetime.now().astimezone()
    try:
        before = cutoff(now.date(), options.months)
    except Refusal as refusal:
        say(options, refusal.sentence)
        return answer(options, ExitStatus.UNUSABLE, {"error": refusal.sentence})
    store = open_store(database_url())
    try:
        register_runs(store, outputs() / "runs", now)
        if options.delete:
            found = clear(store, AT_THE_MACHINE, outputs(), before, now)
        else:
            with store.reading() as session:
                found = due(session, AT_THE_MACHINE, outputs(), before)
    finally:
        store.close()
    numbers = (len(found.runs), len(found.contents), found.size, len(found.paths))
    if found.nothing:
        say(options, words.RETAIN_NOTHING)
    elif options.delete:
        say(options, words.retain_done(before, *numbers), words.RETAIN_KEPT)
    else:
        say(options, words.retain_found(before, *numbers), words.RETAIN_ADD_DELETE)
    names = ("runs", "contents", "bytes", "paths")
    document = {
        "before": before.isoformat(),
        "deleted": options.delete,
        **dict(zip(names, numbers, strict=True)),
    }
    return answer(options, ExitStatus.DONE, document)
