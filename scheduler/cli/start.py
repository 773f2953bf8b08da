"""``start``: plan the sample school once and serve the pages."""

import argparse

from scheduler.bootstrap import say
from scheduler.office.people import has_administrator
from scheduler.pipeline.ends import ExitStatus
from scheduler.serve import start
from scheduler.store import database_url, open_store
from scheduler.words import start as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Port, network and browser."""
    parser.add_argument("--port", type=int, help=words.PORT_HELP)
    parser.add_argument("--lan", action="store_true", help=words.LAN_HELP)
    parser.add_argument("--no-browser", action="store_true", help=words.NO_BROWSER_HELP)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped; to other machines only when somebody can let people in."""
    if options.lan and not _has_administrator():
        say(words.NEEDS_ADMINISTRATOR)
        return ExitStatus.UNUSABLE
    return start(port=options.port, browser=not options.no_browser, lan=options.lan)


def _has_administrator() -> bool:
    store = open_store(database_url())
    with store.reading() as session:
        found = has_administrator(session)
    store.close()
    return found
