"""The second mind: judges a finished plan without knowing how it was made."""

from scheduler.check.audit import audit
from scheduler.check.compliance import compliance

__all__ = ["audit", "compliance"]
