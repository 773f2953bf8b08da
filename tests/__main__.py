"""``python -m tests``: makes its environment, then runs every check of the project.

Words after it go to pytest (``python -m tests -k clubs``). Exit status 0 only when
every check passed; all of them run, so that one run tells everything.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from scheduler import bootstrap, debian

ROOT = bootstrap.ROOT
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_PACKAGE = "chromium"
FONT_PACKAGE = "fonts-noto-cjk"
# Pages are looked at with the machine to themselves: a browser that waits for its
# turn looks like a page that does not answer.
NO_TESTS = 5  # pytest's exit status
PAGES = "tests/browser"
APART = ["-n", "auto", "--dist", "loadfile", f"--ignore={PAGES}"]
# The same order and the same invented cases for everybody: what is red here is red
# on the next machine. Run pytest by hand for other orders.
REPEATABLE = ["--randomly-seed=20260901", "--hypothesis-profile=ci"]


def main(argv: "list[str]") -> int:
    """Runs the checks; an exit status."""
    bootstrap.enter_always("tests", argv, ROOT / "requirements-dev.txt")
    install_system_packages()
    fine = {0, NO_TESTS} if argv else {0}  # `-k clubs` names no test of the pages
    failed = [name for name, command in checks(argv) if run(name, command) not in fine]
    if failed:
        bootstrap.say("FAILED: " + ", ".join(failed))
    return 1 if failed else 0


def install_system_packages() -> None:
    """A browser and Chinese fonts for the browser tests, where they are missing."""
    missing = []
    if not any(shutil.which(name) for name in BROWSERS):
        missing.append(BROWSER_PACKAGE)
    if sys.platform.startswith("linux") and not has_chinese_font():
        missing.append(FONT_PACKAGE)
    if missing:
        debian.install(missing, bootstrap.say)


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font with Chinese."""
    if shutil.which("fc-list") is None:
        return False
    listing = ["fc-list", ":lang=zh-cn", "file"]
    return bool(subprocess.run(listing, check=False, stdout=subprocess.PIPE).stdout)


def checks(argv: "list[str]") -> "list[tuple[str, list[str]]]":
    """Name and command of every check, quickest first."""
    python = [sys.executable, "-m"]
    scripts = Path(sys.executable).parent
    version = "{}.{}".format(*sys.version_info[:2])
    return [
        ("format", [*python, "ruff", "format", "--check", "."]),
        ("lint", [*python, "ruff", "check", "."]),
        ("layers", [str(scripts / "lint-imports")]),
        # numpy's own types are written for the Python that runs
        ("types", [*python, "mypy", "--python-version", version]),
        ("tests", [*python, "pytest", "-v", *APART, *REPEATABLE, *argv]),
        ("browser", [*python, "pytest", "-v", PAGES, *REPEATABLE, *argv]),
    ]


def run(name: str, command: "list[str]") -> int:
    """Runs one check; its exit status."""
    bootstrap.say(f"== {name}")
    begun = time.monotonic()
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, check=False, env=environment)
    verdict = "ok" if done.returncode == 0 else f"exit status {done.returncode}"
    bootstrap.say(f"== {name}: {verdict}, {time.monotonic() - begun:.0f} s")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
