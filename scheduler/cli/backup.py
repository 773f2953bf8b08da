"""``backup OUT``: the office's whole record in one file."""

import argparse
from datetime import datetime
from pathlib import Path

from scheduler.cli.voice import answer, say
from scheduler.office.registry import register_runs
from scheduler.pipeline.ends import ExitStatus
from scheduler.store import database_url, open_store, outputs
from scheduler.store.snapshot import NotAStore, back_up, database_file
from scheduler.words import cli as shared_words
from scheduler.words import office as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file to write."""
    parser.add_argument("out", type=Path, metavar="OUT", help=words.BACKUP_OUT)


def run(options: argparse.Namespace) -> int:
    """Register what is over, then copy; works while the pages are open too."""
    url = database_url()
    database = database_file(url)
    if database is None:
        say(options, words.OTHER_DATABASE)
        return answer(options, ExitStatus.UNUSABLE, {"error": words.OTHER_DATABASE})
    if options.out.resolve() == database.resolve():
        say(options, words.SAME_FILE)
        return answer(options, ExitStatus.UNUSABLE, {"error": words.SAME_FILE})
    try:
        store = open_store(url)
        register_runs(store, outputs() / "runs", datetime.now().astimezone())
        store.close()
        back_up(database, options.out)
    except NotAStore as error:
        sentence = words.not_a_store(str(error))
        say(options, sentence)
        return answer(options, ExitStatus.UNUSABLE, {"error": sentence})
    say(options, shared_words.written(str(options.out)), words.BACKUP_KEEP_SAFE)
    return answer(options, ExitStatus.DONE, {"written": str(options.out)})
