"""``python -m scheduler VERB``; makes its environment first when it has to."""

import os
import sys
from pathlib import Path

from scheduler import bootstrap

STOPPED = 5  # CONTRACT.md section 2: stopped, or out of time with no plan


def _run() -> None:
    bootstrap.enter(sys.argv[1:], Path(bootstrap.ROOT) / "requirements.txt")
    # Third-party packages are there only now.
    from scheduler.cli.main import main
    from scheduler.pipeline.leave import leave
    from scheduler.pipeline.memory import collect_seldom

    collect_seldom()
    _speak_alone()
    leave(main(sys.argv[1:]))


def _speak_alone() -> None:
    """Keep standard output for our own words.

    A solver's native code may print a line of its own (HiGHS does, on faults): it goes
    to standard error, so that ``--json`` is one object and nothing else.
    """
    if sys.stdout is None:  # started without one
        return
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = open(  # noqa: SIM115,PTH123 - open until the process ends
        kept, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors
    )


if __name__ == "__main__":
    try:
        _run()
    except KeyboardInterrupt:  # while packages were still being loaded
        sys.exit(STOPPED)
