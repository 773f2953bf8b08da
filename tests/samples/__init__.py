"""Seeded sample schools, written as workbooks in the format of CONTRACT section 1.

All people are invented. Equal seeds give byte-identical files.
"""

from tests.samples.build import build_book
from tests.samples.messy import write_messy
from tests.samples.schools import SCHOOLS, school_spec
from tests.samples.writer import write_book, write_sample, write_samples

__all__ = [
    "SCHOOLS",
    "build_book",
    "school_spec",
    "write_book",
    "write_messy",
    "write_sample",
    "write_samples",
]
