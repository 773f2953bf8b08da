"""What a regime wants offered in principle, among choices of clubs with equal wishes.

Wishes are the contract's order and come first; which of the equally good choices of
clubs is taken then goes by the activities the text names (S06, S07, S08). Only
categories of which the school has a club that could open are a decision at all.
"""

from ortools.sat.python import cp_model

from scheduler.model.clubs.variables import ClubModel
from scheduler.model.engine import Stages, total
from scheduler.words import plan as words

EFFORT = 1.0  # deterministic seconds


def offer_the_menu(build: ClubModel, stages: Stages) -> None:
    """Minimise the weekly meetings that wanted categories lack, and keep that.

    Raises:
        StageOutOfTime
    """
    meetings, wanted = _meetings(build), {}
    for category, number in sorted(build.reading.menu.items()):
        most = sum(
            offer.club.meetings
            for offer in build.offers
            if offer.club.category == category
        )
        if most:
            wanted[category] = min(number, most)
    if not wanted or stages.run.quick:
        return
    lacking = [
        category
        for category, number in wanted.items()
        if stages.value(meetings[category]) < number
    ]
    for category, number in wanted.items():
        if category not in lacking:
            build.model.add(meetings[category] >= number)
    if not lacking:
        stages.run.record_sum(words.STAGE_MENU, "min", 0, 0, 0.0)
        return
    gaps = []
    for category in lacking:
        gap = build.model.new_int_var(0, wanted[category], "lacking")
        build.model.add(gap >= wanted[category] - meetings[category])
        gaps.append(gap)
    stages.optimise(words.STAGE_MENU, "min", total(gaps), share=0.1, effort=EFFORT)


def _meetings(build: ClubModel) -> dict[str, cp_model.LinearExpr]:
    """Weekly meetings of each category's open clubs."""
    category = {offer.club.name: offer.club.category for offer in build.offers}
    return {
        wanted: total(
            len(pattern) * variable
            for (club, pattern), variable in build.way.items()
            if category[club] == wanted
        )
        for wanted in set(category.values())
    }
