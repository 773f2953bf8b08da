"""What a week that fits together costs over the term, beside its proven bound."""

from scheduler.model.clubs.stage import ClubChoice
from scheduler.model.costs.roster import RosterCost
from scheduler.model.deal import Deal
from scheduler.model.reading import Reading
from scheduler.model.run import Run
from scheduler.model.works import Work
from scheduler.words import plan as words


def count_cost(
    reading: Reading,
    run: Run,
    choice: ClubChoice,
    works: tuple[Work, ...],
    dealt: Deal,
) -> None:
    """Record the cost of a week in whole yuan.

    The bound holds for every plan that serves as many pupils, with the groups outside
    the club periods as they are (they do not depend on clubs).
    """
    aim = reading.aim
    if aim is None:
        return
    spent = RosterCost(reading, aim.pay)
    groups = [group for work in works for group in work.groups]
    value = spent.of_roster(works, dealt)
    bound = choice.least_cost + spent.least_of(groups)
    run.record_sum(words.STAGE_COST, "min", -(-value // 100), -(-bound // 100), 0.0)
