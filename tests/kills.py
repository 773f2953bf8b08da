"""Kills an office at random moments: ``python -m tests.kills 200``.

A child process saves plans, submits, approves and publishes without end, and says each
act on a pipe once it is committed. It gets ``kill -9`` at a random moment; then the
store must open, be whole, hold every act that was said and no half of another.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select, text

from scheduler.office.actor import local_actor
from scheduler.office.plans import decide, plans
from scheduler.office.registry import PLAN_FILE, register_runs
from scheduler.store import Store, open_store
from scheduler.store.chain import first_broken
from scheduler.store.contents import content
from scheduler.store.kinds import Decision, PlanState, Role
from scheduler.store.models import Approval, Plan, PlanVersion, Run, VersionFile
from tests.office.acts import NOW, finished_run

ROOT = Path(__file__).resolve().parent.parent
LONGEST_LIFE = 0.4  # seconds a child works before it is killed
AFTER = {
    Decision.SUBMITTED: PlanState.PENDING,
    Decision.RETURNED: PlanState.DRAFT,
    Decision.APPROVED: PlanState.APPROVED,
    Decision.PUBLISHED: PlanState.PUBLISHED,
}
COURSE = (
    (Decision.SUBMITTED, Role.PLANNER),
    (Decision.RETURNED, Role.PRINCIPAL),
    (Decision.SUBMITTED, Role.PLANNER),
    (Decision.APPROVED, Role.PRINCIPAL),
    (Decision.PUBLISHED, Role.PLANNER),
)


class Lost(AssertionError):
    """Something committed is gone, or half of something is there."""


def address(folder: Path) -> str:
    return f"sqlite:///{(folder / 'office.db').as_posix()}"


def work(folder: Path, first: int) -> None:
    """The child: acts until it is killed, and says what is committed."""
    store = open_store(address(folder))
    print("ready", flush=True)
    number = first
    while True:
        run = finished_run(folder / "runs", number)
        register_runs(store, folder / "runs", datetime.now(UTC))
        print("run", run.id, flush=True)
        for decision, role in COURSE:
            with store.writing() as session:
                view = plans(session, local_actor(role))[run.id]
                decide(
                    session,
                    local_actor(role),
                    view.id,
                    rev=view.rev,
                    decision=decision,
                    comment=str(number),
                    now=NOW,
                )
            print("decision", view.id, decision.value, flush=True)
        number += 1


def kill_once(folder: Path, first: int, life: float) -> list[list[str]]:
    """Let a child live so long; returns the acts it said."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.kills", "--work", str(folder), str(first)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    if child.stdout.readline() != "ready\n":
        raise Lost("the child could not open the store")
    time.sleep(life)
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read()
    child.stdout.close()
    child.wait()
    # A last line without its end was cut by the kill: it promises nothing.
    return [line.split() for line in said.split("\n")[:-1]]


def examine(folder: Path, said: list[list[str]]) -> int:
    """Raises Lost unless everything said is there and everything there is whole.

    Returns the number of decisions on record.
    """
    store = open_store(address(folder))
    with store.reading() as session:
        if session.scalar(text("PRAGMA integrity_check")) != "ok":
            raise Lost("integrity check")
        if session.execute(text("PRAGMA foreign_key_check")).first() is not None:
            raise Lost("foreign keys")
        if (broken := first_broken(session)) is not None:
            raise Lost(f"audit entry {broken}")
        decisions = session.scalar(select(func.count()).select_from(Approval)) or 0
    _nothing_lost(store, said)
    _nothing_half(store)
    store.close()
    return decisions


def _nothing_lost(store: Store, said: list[list[str]]) -> None:
    with store.reading() as session:
        runs = set(session.scalars(select(Run.id)))
        kept: dict[str, list[str]] = {}
        for row in session.scalars(select(Approval).order_by(Approval.id)):
            kept.setdefault(str(row.plan_id), []).append(row.decision)
    promised: dict[str, list[str]] = {}
    for line in said:
        if line[0] == "run" and line[1] not in runs:
            raise Lost(f"run {line[1]}")
        if line[0] == "decision":
            promised.setdefault(line[1], []).append(line[2])
    for plan, decisions in promised.items():
        if kept.get(plan, [])[: len(decisions)] != decisions:
            raise Lost(f"a decision about plan {plan}")


def _nothing_half(store: Store) -> None:
    with store.reading() as session:
        for plan in session.scalars(select(Plan)):
            version = session.scalars(
                select(PlanVersion).where(
                    PlanVersion.plan_id == plan.id, PlanVersion.no == plan.head
                )
            ).one()
            files = session.scalars(
                select(VersionFile.path).where(VersionFile.version_id == version.id)
            ).all()
            if PLAN_FILE not in files or not content(session, version.sha256):
                raise Lost(f"files of plan {plan.id}")
            last = session.scalar(
                select(Approval.decision)
                .where(Approval.plan_id == plan.id)
                .order_by(Approval.id.desc())
                .limit(1)
            )
            expected = PlanState.DRAFT if last is None else AFTER[Decision(last)]
            if plan.state != expected:
                raise Lost(f"plan {plan.id} is {plan.state} after {last}")


def torture(folder: Path, kills: int, seed: int) -> int:
    """Kill so many children on one store; returns the decisions that stayed.

    Raises:
        Lost: the store broke its word.
    """
    dice = random.Random(seed)
    said: list[list[str]] = []
    decisions = 0
    for number in range(kills):
        life = dice.uniform(0, LONGEST_LIFE)
        said += kill_once(folder, number * 10_000 + 1, life)
        decisions = examine(folder, said)
    return decisions


def main(arguments: list[str]) -> int:
    """So many kills, or the work of a child."""
    if arguments[:1] == ["--work"]:
        work(Path(arguments[1]), int(arguments[2]))
    kills = int(arguments[0]) if arguments else 200
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        decisions = torture(Path(folder), kills, seed=kills)
        took = time.monotonic() - begun
    print(f"{kills} kills, {decisions} decisions on record, none lost, {took:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
