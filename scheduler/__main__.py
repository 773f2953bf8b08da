"""``python -m scheduler VERB``; makes its environment first when it has to."""

import os
import sys
from pathlib import Path

from scheduler import bootstrap

STOPPED = 5  # CONTRACT.md section 2: stopped, or out of time with no plan


def _run() -> int:
    bootstrap.enter(sys.argv[1:], Path(bootstrap.ROOT) / "requirements.txt")
    from scheduler.cli.main import main  # third-party packages are there only now

    return main(sys.argv[1:])


if __name__ == "__main__":
    try:
        status = _run()
    except KeyboardInterrupt:  # while packages were still being loaded
        status = STOPPED
    if status == STOPPED:
        # HiGHS cannot be interrupted through ortools: it may still be at work in its
        # own thread, and the usual way out would abort there.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(STOPPED)
    sys.exit(status)
