"""``restore COPY``: a backup becomes the office's record again."""

import argparse
from pathlib import Path

from scheduler.cli.voice import answer, say
from scheduler.jobs.lock import is_held
from scheduler.office.rebuild import rebuild_runs
from scheduler.pipeline.ends import ExitStatus
from scheduler.store import database_url, open_store, outputs
from scheduler.store.snapshot import NotAStore, database_file, restore
from scheduler.words import office as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """The copy."""
    parser.add_argument("copy", type=Path, metavar="BACKUP", help=words.RESTORE_COPY)


def run(options: argparse.Namespace) -> int:
    """Put the copy in place and write the run folders that are missing."""
    database = database_file(database_url())
    if database is None:
        return _refuse(options, words.OTHER_DATABASE)
    if is_held(outputs() / "runs" / ".dispatcher.lock"):
        return _refuse(options, words.STILL_SERVING)
    if options.copy.resolve() == database.resolve():
        return _refuse(options, words.SAME_FILE)
    try:
        before = restore(options.copy, database)
    except NotAStore as error:
        return _refuse(options, words.not_a_store(str(error)))
    store = open_store(database_url())
    rebuilt = rebuild_runs(store, outputs() / "runs")
    store.close()
    say(options, words.restored(rebuilt))
    if before is not None:
        say(options, words.kept_before(str(before)))
    document = {"runs": rebuilt, "before": None if before is None else str(before)}
    return answer(options, ExitStatus.DONE, document)


def _refuse(options: argparse.Namespace, sentence: str) -> int:
    say(options, sentence)
    return answer(options, ExitStatus.UNUSABLE, {"error": sentence})
