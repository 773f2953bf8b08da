"""Resolves the second part of each requirements file from its first part.

``python -m tests.pins`` in the environment of the tests; needs a package index.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = "3.11"
FILES = (
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-district.txt",
    "requirements-oidc.txt",
    "requirements-peers.txt",
    "requirements-postgres.txt",
)
SEAM = "# -- what these need in turn, written by `python -m tests.pins` --"
PIN = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[\w.]+)")


def direct_part(text: str) -> str:
    """What people wrote: everything above the seam."""
    part, seam, _ = text.partition(SEAM)
    if not seam:
        raise ValueError(f"no line {SEAM!r}")
    return part


def pinned(text: str) -> dict[str, str]:
    """Each pinned package, name normalised, and its version.

    A package with one version per Python keeps the last.
    """
    pins = (PIN.match(line) for line in text.splitlines())
    return {normal(pin["name"]): pin["version"] for pin in pins if pin}


def normal(name: str) -> str:
    """The name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def resolve(direct: str) -> list[str]:
    """All pins that the direct ones lead to, one line each, with markers."""
    command = ["uv", "pip", "compile", "-", "--universal", "--quiet"]
    options = ["--python-version", OLDEST_PYTHON, "--no-header", "--no-annotate"]
    done = subprocess.run(
        [sys.executable, "-m", *command, *options],
        input=direct,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.splitlines()


def main() -> None:
    """Rewrites the files in place."""
    base = direct_part((ROOT / FILES[0]).read_text(encoding="utf-8"))
    taken: set[str] = set()
    for name in FILES:
        path = ROOT / name
        direct = direct_part(path.read_text(encoding="utf-8"))
        known = taken | set(pinned(direct))
        lines = [
            line
            for line in resolve(base + direct.replace(f"-r {FILES[0]}", ""))
            if not known & set(pinned(line))
        ]
        path.write_text("\n".join([direct + SEAM, *lines, ""]), encoding="utf-8")
        if name == FILES[0]:
            taken = known | set(pinned("\n".join(lines)))


if __name__ == "__main__":
    main()
