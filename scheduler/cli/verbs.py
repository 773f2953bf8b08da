"""All verbs, in the order of the help page."""

from importlib import import_module
from typing import cast

from scheduler.cli.verb import Verb

NAMES = (
    "template",
    "check",
    "solve",
    "audit",
    "repair",
    "settle",
    "tradeoff",
    "whatif",
    "prices",
    "district",
    "policy",
    "explain",
    "bench",
    "start",
    "backup",
    "restore",
    "retain",
    "user",
)


def load(name: str) -> Verb:
    """The module of a verb, imported now.

    Only the verb that was typed is: the solver, the store and the sheets together take
    more than a second to import, and most verbs need one of the three.
    """
    return cast("Verb", import_module(f"scheduler.cli.{name}"))
