"""Money: from a plan or real attendance to a settlement that adds up to the fen.

``settle(school, plan, profile)`` is the only door. What it returns is plain data in
``scheduler.domain.settlement``.
"""

from scheduler.subsidy.problems import PlanMismatch, plan_problems
from scheduler.subsidy.scaling import Shortfall
from scheduler.subsidy.settle import settle

__all__ = ["PlanMismatch", "Shortfall", "plan_problems", "settle"]
