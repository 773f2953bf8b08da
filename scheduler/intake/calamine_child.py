"""Reads one workbook from standard input in a process that may die of it."""

import pickle
import sys

from scheduler.intake.calamine import read_here

if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(read_here(sys.stdin.buffer.read())))
