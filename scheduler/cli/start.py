"""``start``: plan the sample school once and serve the pages."""

import argparse

from scheduler.serve import start
from scheduler.words import start as words

NAME = "start"
HELP = words.HELP


def arguments(parser: argparse.ArgumentParser) -> None:
    """Port and browser."""
    parser.add_argument("--port", type=int, help=words.PORT_HELP)
    parser.add_argument("--no-browser", action="store_true", help=words.NO_BROWSER_HELP)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    return start(port=options.port, browser=not options.no_browser)
