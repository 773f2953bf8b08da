"""``python -m scheduler VERB``; makes its environment first when it has to."""

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
    leave(main(sys.argv[1:]))


if __name__ == "__main__":
    try:
        _run()
    except KeyboardInterrupt:  # while packages were still being loaded
        sys.exit(STOPPED)
