"""The order of wishes and money of a run, with the prices it is judged by."""

from scheduler.domain.aim import Aim, Prefer
from scheduler.domain.school import School
from scheduler.pipeline.ends import PlanOptions
from scheduler.policy import Profile
from scheduler.subsidy.standard import pay_table


def aim_of(options: PlanOptions, school: School, profile: Profile) -> Aim | None:
    """The aim; None where wishes come first and no budget is set."""
    if options.prefer is Prefer.WISHES and options.budget is None:
        return None
    return Aim(
        prefer=options.prefer,
        pay=pay_table(school, profile),
        budget=options.budget,
        served=options.served,
    )
