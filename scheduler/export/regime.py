"""The name of the regime a plan was made under, as people know it."""

from scheduler.policy.load import load_profile
from scheduler.words import export as words


def regime_text(policy: str) -> str:
    """Region, title and id of a regime."""
    header = load_profile(policy).header
    return words.regime_text(header.region, header.title, header.id)
