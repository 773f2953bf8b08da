"""The tables, by subject."""

from scheduler.store.models.audit import AuditEntry
from scheduler.store.models.confirmations import ClauseConfirmation
from scheduler.store.models.files import Dataset, DatasetFile, Upload
from scheduler.store.models.people import Login, User
from scheduler.store.models.plans import Approval, Plan, PlanVersion, VersionFile
from scheduler.store.models.runs import Run
from scheduler.store.models.settlements import (
    Settlement,
    SettlementDecision,
    SettlementFile,
)

__all__ = [
    "Approval",
    "AuditEntry",
    "ClauseConfirmation",
    "Dataset",
    "DatasetFile",
    "Login",
    "Plan",
    "PlanVersion",
    "Run",
    "Settlement",
    "SettlementDecision",
    "SettlementFile",
    "Upload",
    "User",
    "VersionFile",
]
