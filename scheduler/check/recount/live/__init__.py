"""Formulas of the money workbook: what they say, what they mean, what they come to.

A sum that is typed looks like a sum that is added. So every formula is read as text
from the file, computed again from the cells it names, and compared with what it should
say; see ``check``.
"""

from scheduler.check.recount.live.check import check

__all__ = ["check"]
