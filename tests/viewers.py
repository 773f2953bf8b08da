"""Thirty people look at pages while a plan is made: ``python -m tests.viewers 30``.

Serves the sample school to a network, as ``start --lan`` does, starts one planning run
on it, and lets so many people open page after page, each in a session of his own over
Streamlit's WebSocket, with a cookie and some seconds of reading in between. Reports
how long pages take (from the request to the end of the page's script, all of it
received) and how much memory the server and the worker hold. The bars are p95 < 2 s
and < 1.5 GB (``--bars`` makes missing one a failure); both mean something on a machine
with two cores and nothing else to do.

A page costs its script and the messages; a browser draws them on the viewer's machine.
"""

import argparse
import asyncio
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from scheduler.jobs.folder import list_runs
from scheduler.office.actor import Actor
from scheduler.office.logins import log_in_as
from scheduler.office.running import Wanted, start_run
from scheduler.serve import SAMPLE, SAMPLE_RESULT
from scheduler.store import Store, open_store
from scheduler.store.kinds import Role, Via
from scheduler.store.models import User
from scheduler.ui.gate import COOKIE

ROOT = Path(__file__).resolve().parent.parent
P95, MEMORY = 2.0, 1_500_000_000  # seconds, bytes
READING = (2.0, 8.0)  # seconds somebody looks at a page before the next
PLANNING = 600.0  # seconds the run may take: longer than anybody looks
VISITS: dict[Role, tuple[tuple[str, str], ...]] = {
    Role.PLANNER: (
        ("timetable", "view=全校"),
        ("timetable", "view=班级"),
        ("timetable", "view=学生"),
        *(("planning", ""), ("editing", ""), ("absences", ""), ("wishes", "")),
    ),
    Role.PRINCIPAL: (
        *(("approval", ""), ("compliance", ""), ("wishes", ""), ("money", "")),
        ("timetable", "view=全校"),
        ("timetable", "view=教师"),
    ),
    Role.FINANCE: (
        *(("money", ""), ("downloads", ""), ("compliance", "")),
        ("timetable", "view=教师"),
    ),
}


@dataclass
class Seen:
    """Seconds by page, faults, and the most memory."""

    pages: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    memory: int = 0
    cpu: float = 0.0  # seconds the server itself has worked, without the planning

    @property
    def all(self) -> list[float]:
        """Every page's seconds."""
        return [each for times in self.pages.values() for each in times]


def add_people(store: Store, number: int, now: datetime) -> list[tuple[Role, str]]:
    """Accounts with logins; a third of each role."""
    roles = tuple(VISITS)
    tokens = [(roles[n % len(roles)], f"viewer-token-{n}") for n in range(number)]
    for role, token in tokens:
        with store.writing() as session:
            session.add(User(name=token, role=role.value, password="", created=now))
        log_in_as(store, token, token, now)
    return tokens


@contextmanager
def served(outputs: Path) -> Iterator[tuple[int, int]]:
    """The app for a network; its port and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (outputs / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "scheduler.ui.asgi", str(port)],
            cwd=ROOT,
            env={**os.environ, "SCHEDULER_LAN": "1"},
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield port, process.pid
    finally:
        for run in list_runs(outputs / "runs"):
            run.cancel()
        time.sleep(3)  # the dispatcher ends what still runs
        process.terminate()
        process.wait(20)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the server does not answer")


async def open_page(socket: ClientConnection, page: str, query: str) -> bool:
    """Ask for a page and take all of it; whether its script ended well."""
    ask = BackMsg()
    ask.rerun_script.page_name = page
    ask.rerun_script.query_string = query
    await socket.send(ask.SerializeToString())
    broken = False
    async for message in socket:
        told = ForwardMsg()
        told.ParseFromString(message if isinstance(message, bytes) else b"")
        kind = told.WhichOneof("type")
        if kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
            broken = True
        if kind == "script_finished":
            early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
            if told.script_finished != early:
                return not broken and (
                    told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                )
    return False


async def view(
    port: int, role: Role, token: str, until: float, seen: Seen, dice: random.Random
) -> None:
    """One person: page after page until the time is over."""
    await asyncio.sleep(dice.uniform(0, 3))
    headers = {"Cookie": f"{COOKIE}={token}"}
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        additional_headers=headers,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        open_timeout=60,
        ping_timeout=None,
    ) as socket:
        first = True
        while time.monotonic() < until:
            page, query = dice.choice(VISITS[role])
            begun = time.monotonic()
            well = await open_page(socket, page, query)
            took = time.monotonic() - begun
            if not well:
                seen.faults.append(page)
            seen.pages["first" if first else page].append(took)
            first = False
            await asyncio.sleep(dice.uniform(*READING))


async def weigh(pid: int, until: float, seen: Seen) -> None:
    """Look at the memory of the server and all it has started, again and again."""
    while time.monotonic() < until:
        seen.memory = max(seen.memory, memory(pid))
        await asyncio.sleep(1)


def memory(pid: int) -> int:
    """Bytes of a process and its children; what they share is counted once (PSS)."""
    total, waiting = 0, [pid]
    while waiting:
        each = Path(f"/proc/{waiting.pop()}")
        try:
            lines = (each / "smaps_rollup").read_text(encoding="ascii").splitlines()
            for task in (each / "task").iterdir():
                text = (task / "children").read_text(encoding="ascii")
                waiting += [int(child) for child in text.split()]
        except OSError:
            continue  # it has ended meanwhile
        total += sum(int(row.split()[1]) for row in lines if row.startswith("Pss:"))
    return total * 1024


async def look(
    port: int, pid: int, people: Sequence[tuple[Role, str]], seconds: float, seed: int
) -> Seen:
    """Everybody at once."""
    seen = Seen()
    until = time.monotonic() + seconds
    before = worked(pid)
    dice = random.Random(seed)
    await asyncio.gather(
        weigh(pid, until, seen),
        *(
            view(port, role, token, until, seen, random.Random(dice.random()))
            for role, token in people
        ),
    )
    seen.cpu = worked(pid) - before
    return seen


def worked(pid: int) -> float:
    """CPU seconds of a process: what a loaded machine does not change."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")")[-1]
    user, system = fields.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def report(seen: Seen) -> None:
    """Pages from the slowest on, then the two numbers with a bar."""
    for page, times in sorted(seen.pages.items(), key=lambda row: -median(row[1])):
        print(
            f"{page:12} {len(times):5}  p50 {median(times):6.2f}  p95 {p95(times):6.2f}"
        )
    print(
        f"{'all':12} {len(seen.all):5}  p50 {median(seen.all):6.2f}  "
        f"p95 {p95(seen.all):6.2f} s   memory {seen.memory / 1e6:.0f} MB"
    )
    print(f"{seen.cpu / len(seen.all):.3f} s CPU of the server for a page")
    if seen.faults:
        print("faults:", *seen.faults)


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def main(arguments: Sequence[str]) -> int:
    """Serve, look, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.viewers")
    parser.add_argument("people", type=int, nargs="?", default=30)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--sample", type=Path, default=SAMPLE_RESULT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-solve", action="store_true")
    parser.add_argument("--bars", action="store_true")
    options = parser.parse_args(arguments)
    if not (options.sample / "plan.json").exists():
        print(f"no plan in {options.sample}: python -m scheduler start makes it")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        outputs = Path(folder)
        os.environ["SCHEDULER_OUTPUTS"] = folder
        os.environ.pop("SCHEDULER_DATABASE", None)
        shutil.copytree(options.sample, outputs / "sample")
        now = datetime.now().astimezone()
        store = open_store(f"sqlite:///{outputs / 'office.db'}")
        people = add_people(store, options.people, now)
        with served(outputs) as (port, pid):
            if not options.no_solve:
                planner = Actor(id=1, name="", role=Role.PLANNER, via=Via.LOGIN)
                wanted = Wanted(title="30", seconds=PLANNING, seed=1, previous=None)
                start_run(store, planner, outputs / "runs", [SAMPLE], wanted, now)
            # One visit beforehand: nobody is the first to open a school every day.
            asyncio.run(look(port, pid, people[:3], 15.0, options.seed))
            seen = asyncio.run(look(port, pid, people, options.seconds, options.seed))
        store.close()
    report(seen)
    missed = p95(seen.all) >= P95 or seen.memory >= MEMORY or seen.faults
    return 1 if options.bars and missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
