"""Standard output holds the program's own words, whatever native code prints."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NATIVE = (
    "import os, runpy, sys\n"
    "import scheduler.cli.main as cli\n"
    "def main(argv):\n"
    "    os.write(1, b'WARNING: a line of HiGHS\\n')\n"
    "    print('{}')\n"
    "    return 0\n"
    "cli.main = main\n"
    "runpy.run_module('scheduler', run_name='__main__')\n"
)


def test_a_native_line_does_not_get_between_the_json() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NATIVE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "{}\n"), done.stderr
    assert "a line of HiGHS" in done.stderr
