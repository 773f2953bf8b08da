"""What every verb module offers."""

import argparse
from typing import Protocol


class Verb(Protocol):
    """A module with its arguments and its work; ``verbs`` has its word.

    Methods of the protocol are the module's functions, hence ``self`` stands for the
    module.
    """

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's own arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do the work and return the exit status."""
