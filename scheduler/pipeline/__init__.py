"""The journeys: read, plan, audit, pay, write; verbs and pages take one of these."""

from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.judge import JudgeEnd, audit_plan
from scheduler.pipeline.money import SettleEnd, settle_plan
from scheduler.pipeline.plan import plan_school
from scheduler.pipeline.repair import repair_plan

__all__ = [
    "ExitStatus",
    "JudgeEnd",
    "PlanOptions",
    "RunEnd",
    "SettleEnd",
    "audit_plan",
    "plan_school",
    "repair_plan",
    "settle_plan",
]
