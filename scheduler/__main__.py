"""``python -m scheduler VERB``; makes its environment first when it has to."""

import sys
from pathlib import Path

from scheduler import bootstrap


def _run() -> int:
    bootstrap.enter(sys.argv[1:], Path(bootstrap.ROOT) / "requirements.txt")
    from scheduler.cli.main import main  # third-party packages are there only now

    return main(sys.argv[1:])


if __name__ == "__main__":
    try:
        sys.exit(_run())
    except KeyboardInterrupt:  # while packages were still being loaded
        sys.exit(5)
