"""The school's workbooks: read into facts and issues, given back annotated."""

from scheduler.intake.intake import Intake, read_school

__all__ = ["Intake", "read_school"]
