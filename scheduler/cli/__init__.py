"""``python -m scheduler VERB``: one module per verb, gathered by hand in VERBS."""

from scheduler.cli.verbs import VERBS

__all__ = ["VERBS"]
