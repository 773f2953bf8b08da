"""Command line: `python -m tests.samples OUT_DIR [--only KEY …]`."""

import argparse
from pathlib import Path

from tests.samples.schools import SCHOOLS
from tests.samples.writer import write_samples


def main() -> None:
    """Write the sample workbooks and print their paths."""
    keys = [spec.key for spec in SCHOOLS]
    parser = argparse.ArgumentParser(prog="python -m tests.samples")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", choices=keys, default=[], type=str.lower)
    arguments = parser.parse_args()
    for path in write_samples(arguments.folder, arguments.only):
        print(f"{path}  {path.stat().st_size / 1024:.0f} KB")


main()
