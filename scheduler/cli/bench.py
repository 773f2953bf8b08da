"""``bench``: seconds, bounds and memory per stage for the sample schools.

With ``--peers`` the same school by hand and by the public programs installed. Each
school is a process of its own, so that peak memory is its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scheduler.cli.voice import answer, say
from scheduler.peers.compare import compare
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.load import PLAN_FILE, load_books, load_plan
from scheduler.words import bench as words

SAMPLES = Path(__file__).resolve().parents[2] / "inputs" / "workbooks"
DEFAULT = ("s", "m", "l")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which samples, how long, how many workers."""
    parser.add_argument("samples", nargs="*", default=list(DEFAULT), help=words.SAMPLES)
    parser.add_argument("--seconds", type=float, default=120.0, help=words.SECONDS)
    parser.add_argument("--workers", type=int, default=2, help=words.WORKERS)
    parser.add_argument("--seed", type=int, default=0, help=words.SEED)
    parser.add_argument("--peers", action="store_true", help=words.PEERS)
    parser.add_argument(
        "--peer-seconds", type=int, default=30, metavar="N", help=words.PEER_SECONDS
    )


def run(options: argparse.Namespace) -> int:
    """Run each sample from workbook to every file and print what it took."""
    results = []
    status = ExitStatus.DONE
    for name in options.samples:
        book = SAMPLES / f"sample_{name}.xlsx"
        if not book.is_file():
            say(options, words.no_sample(name))
            status = ExitStatus.UNUSABLE
            continue
        result = _measure(name, book, options)
        results.append(result)
        say(options, words.row(name, result["seconds"], result["memory_mb"]))
        for stage in result["stages"]:
            say(options, words.stage(**stage))
        if result["peers"] is not None:
            say(options, *_peer_lines(result["peers"]))
        if result["exit"]:
            status = ExitStatus.FAULT
    return answer(options, status, {"results": results})


def _measure(name: str, book: Path, options: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "result"
        began = time.perf_counter()
        command = [
            sys.executable,
            "-m",
            "scheduler",
            "solve",
            str(book),
            "--out",
            str(out),
            "--seconds",
            str(options.seconds),
            "--workers",
            str(options.workers),
            "--seed",
            str(options.seed),
            "--json",
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        peak = None
        while process.poll() is None:
            peak = _peak(process.pid) or peak
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        stages = []
        peers = None
        plan = out / PLAN_FILE
        if plan.is_file():
            document = json.loads(plan.read_text(encoding="utf-8"))
            stages = document["certificate"]["stages"]
            if options.peers:
                peers = _compare(book, out, options)
    return {
        "sample": name,
        "exit": process.returncode,
        "seconds": round(seconds, 2),
        "memory_mb": peak,
        "stages": stages,
        "peers": peers,
    }


def _compare(book: Path, out: Path, options: argparse.Namespace) -> dict[str, Any]:
    loaded, (plan, _) = load_books([book]), load_plan(out)
    assert loaded.school is not None
    assert loaded.profile is not None
    assert plan is not None
    return asdict(
        compare(
            loaded.school,
            plan,
            loaded.profile,
            seconds=options.peer_seconds,
            seed=options.seed,
        )
    )


def _peer_lines(peers: dict[str, Any]) -> list[str]:
    lines = [words.SEATS_HEAD]
    for row in peers["seats"]:
        lines.append(words.seats(row["method"], row["granted"], row["seconds"]))
    lines += [words.seats_bound(peers["seats_bound"]), words.ROSTER_HEAD]
    ours = peers["rosters"][0]["fairness"]["value"]
    for row in peers["rosters"]:
        fair = row["fairness"]
        lines.append(
            words.roster(
                row["method"],
                fair["value"] / ours - 1,
                fair["units"],
                fair["late"],
                fair["unfilled"],
                row["seconds"],
            )
        )
    if peers["missing"]:
        lines.append(words.missing(peers["missing"]))
    return lines


def _peak(pid: int) -> int | None:
    """Peak resident memory in MB where the system tells it (Linux)."""
    status = Path(f"/proc/{pid}/status")
    try:
        lines = status.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    for line in lines:
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    return None
