"""The second mind: judges a finished plan without knowing how it was made."""

from scheduler.check.audit import audit

__all__ = ["audit"]
