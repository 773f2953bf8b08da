"""The second mind: judges a finished plan without knowing how it was made."""

from scheduler.check.audit import audit
from scheduler.check.before import problems_of_law
from scheduler.check.compliance import (
    NOBODY,
    Confirmation,
    broken_clauses,
    compliance,
)

__all__ = [
    "NOBODY",
    "Confirmation",
    "audit",
    "broken_clauses",
    "compliance",
    "problems_of_law",
]
