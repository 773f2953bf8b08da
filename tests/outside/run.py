"""Solves and judges the variants: `python -m tests.outside.run FOLDER [NAME …]`."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.outside.judge import judge
from tests.outside.variants import VARIANTS, Variant
from tests.samples import write_book

ROOT = Path(__file__).resolve().parents[2]


def program(*arguments: str, timeout: float = 180) -> subprocess.CompletedProcess[str]:
    """Run the program as a school would."""
    return subprocess.run(
        ["nice", "-n", "5", sys.executable, "-m", "scheduler", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def conflicts(folder: Path) -> list[str]:
    """What is wrong with an explained conflict."""
    path = folder / "conflicts.json"
    if not path.is_file():
        return ["no conflicts.json"]
    if not (folder / "conflicts.xlsx").is_file():
        return ["no conflicts.xlsx"]
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    found = [] if told["conflicts"] else ["no conflicts"]
    for c in told["conflicts"]:
        if not c["requirements"] or not c["minimal"]:
            found.append(f"conflict not minimal or empty: {str(c)[:200]}")
        found += [
            f"requirement without sheet, cell or text: {r}"
            for r in c["requirements"]
            if not (r["sheet"] and r["cell"] and r["text"])
        ]
    if not told["repairs"]:
        found.append("no repairs")
    costs = [r["cost"] for r in told["repairs"]]
    if costs != sorted(costs):
        found.append(f"repairs not cheapest first: {costs}")
    found += [
        f"repair without changes: {r}" for r in told["repairs"] if not r["changes"]
    ]
    return found


def run(variant: Variant, folder: Path) -> list[str]:
    """Solve one variant and judge what comes out."""
    book = write_book(variant.make(), folder / f"{variant.name}.xlsx")
    out = folder / variant.name
    done = program(
        *("solve", str(book), "--out", str(out)),
        *("--seconds", "30", "--workers", "2"),
    )
    found = []
    if done.returncode != variant.exit:
        found.append(f"exit {done.returncode}, expected {variant.exit}")
    if "Traceback" in done.stdout + done.stderr:
        found.append("a traceback")
    if done.returncode == 0:
        found += judge(book, out)
    elif done.returncode == 3:
        found += conflicts(out)
    if done.returncode != 0 and (found or variant.exit != 0):
        found.append("? said: " + (done.stdout + done.stderr)[-700:])
    return found


def main() -> None:
    """Run the variants named, or all."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    names = set(sys.argv[2:])
    for variant in VARIANTS:
        if names and variant.name not in names:
            continue
        start = time.monotonic()
        try:
            found = run(variant, folder)
        except Exception as error:  # the judge must go on with the next school
            found = [f"judge failed: {error!r}"]
        took = time.monotonic() - start
        print(f"== {variant.name} ({took:.0f} s): {len(found)} lines", flush=True)
        for line in found[:14]:
            print("   ", line, flush=True)


if __name__ == "__main__":
    main()
