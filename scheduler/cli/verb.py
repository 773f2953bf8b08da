"""What every verb module offers."""

import argparse
from typing import Protocol


class Verb(Protocol):
    """A module with a name, one line of help, its arguments and its work."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module constant
        """The word on the command line."""

    @property
    def HELP(self) -> str:  # noqa: N802 - a module constant
        """One line for people."""

    @staticmethod
    def arguments(parser: argparse.ArgumentParser) -> None:
        """Declare the verb's own arguments."""

    @staticmethod
    def run(options: argparse.Namespace) -> int:
        """Do the work and return the exit status."""
