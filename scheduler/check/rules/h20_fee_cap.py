"""H20: the fee is not above the regime's cap, where the regime states one."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.money import Fen, yuan_text

RULE = "H20"


def check(facts: Facts) -> Iterator[Breach]:
    """The school's fee per pupil and term against the cap."""
    cap = facts.regime.get("fee.cap_per_term")
    if isinstance(cap, int) and facts.settings.fee > cap:
        yield breach(
            "over", fee=yuan_text(facts.settings.fee), limit=yuan_text(Fen(cap))
        )
