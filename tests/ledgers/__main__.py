"""``python -m tests.ledgers 100000 [--processes 2] [--first 0]``."""

import argparse
import gc
import sys
import time
from multiprocessing import Pool

from scheduler.policy import load_profile
from tests.ledgers.hold import holds, remembered
from tests.ledgers.make import make

SONGSHAN = remembered(load_profile("songshan-2021"))
CHUNK = 250


def check(first: int) -> tuple[int, list[str]]:
    """Check a chunk of seeds; what does not hold, with its seed."""
    wrong = []
    gc.collect()  # not while a chunk is made: its objects die with it
    for seed in range(first, first + CHUNK):
        try:
            holds(make(seed), SONGSHAN, seed)
        except (AssertionError, ValueError) as error:
            wrong.append(f"seed {seed}: {type(error).__name__} {error}")
    return CHUNK, wrong


def main() -> int:
    """Check the ledgers; 1 when one does not hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    begun, done, wrong = time.perf_counter(), 0, []
    last = options.first + options.number
    with Pool(options.processes, initializer=gc.disable) as pool:
        for count, found in pool.imap(check, range(options.first, last, CHUNK)):
            done += count
            wrong += found
            if done % 10_000 == 0:
                seconds = time.perf_counter() - begun
                print(f"{done} ledgers, {len(wrong)} wrong, {seconds:.0f} s")
    for line in wrong[:20]:
        print(line)
    seconds = time.perf_counter() - begun
    print(f"{done} ledgers, {len(wrong)} wrong, {seconds:.1f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
