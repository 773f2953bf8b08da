"""S05: the money is mainly for the people who serve."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged, unstated
from scheduler.words import compliance as words

RULE = "S05"


def measure(scene: Scene) -> Finding:
    """人员经费占比 against what the regime's 主要 stands for."""
    percent = f"{scene.facts.settings.staff_share * 100:f}"
    if "." in percent:
        percent = percent.rstrip("0").rstrip(".")
    evidence = words.staff_share(percent)
    bound = scene.facts.regime.get("staff_share.more_than_percent")
    if not isinstance(bound, int):
        return unstated(evidence)
    low = []
    if scene.facts.settings.staff_share * 100 <= bound:
        low.append(breach("low", share=f"{percent}%", wanted=f"{bound}%"))
    return judged(RULE, low, evidence)
