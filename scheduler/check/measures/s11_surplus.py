"""S11: cost compensation, not profit: no surplus is planned."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, for_a_person, judged
from scheduler.money import Fen, yuan_text
from scheduler.words import compliance as words

RULE = "S11"


def measure(scene: Scene) -> Finding:
    """What the staff pool has left when everybody is paid."""
    if scene.money is None:
        return for_a_person(words.NO_MONEY)
    balance = scene.money.balance
    left = Fen(max(0, balance.left))
    surplus = [breach("surplus", amount=yuan_text(left))] if left else []
    return judged(
        RULE,
        surplus,
        words.pool(yuan_text(balance.available), yuan_text(balance.service.total)),
    )
