"""The dated term: which days have service, and which weekday each one follows."""

from scheduler.termdays.service import service_days

__all__ = ["service_days"]
