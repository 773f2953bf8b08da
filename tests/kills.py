"""Kills an office at random moments: ``python -m tests.kills 200``.

A child process saves plans, edits them by hand, submits, approves, publishes, settles
and closes months without end, and says each act on a pipe once it is committed. It gets
``kill -9`` at a random moment; then the store must open, be whole, hold every act that
was said and no half of another. Every fifth kill is of a worker that plans a small
school, or saves a version of its plan: the run ends as done with whole files, or as
failed without any.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select, text

from scheduler.domain.edits import Keep
from scheduler.domain.ids import SessionId
from scheduler.jobs.folder import RunFolder
from scheduler.office.actor import local_actor
from scheduler.office.edits import keep_draft, load_draft
from scheduler.office.plans import decide, plans
from scheduler.office.rebuild import recover_results
from scheduler.office.registry import PLAN_FILE, register_runs
from scheduler.office.settlements import Figures, closed_files, submit
from scheduler.office.settlements import decide as decide_month
from scheduler.pipeline.closing import LEDGER_FILE
from scheduler.pipeline.publish import published
from scheduler.store import Store, open_store
from scheduler.store.chain import first_broken
from scheduler.store.contents import content
from scheduler.store.kinds import Decision, PlanState, Role
from scheduler.store.models import (
    Approval,
    Plan,
    PlanVersion,
    Run,
    Settlement,
    VersionFile,
)
from tests.office.acts import NOW, finished_run

ROOT = Path(__file__).resolve().parent.parent
LONGEST_LIFE = 0.6  # seconds a child works before it is killed
EDITS = 4
PER_KILL, MONTHS_PER_KILL = 10_000, 20
TELL = 20  # how often a word is said of how far it is
OF_WORKERS = 5  # every how many kills a worker is the one
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
        _edit(folder, run.id)
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
        if number % 3 == 0:
            _settle(store, folder, run, view.id, number)
        number += 1


def _edit(folder: Path, run: str) -> None:
    """Steps by hand, kept one by one."""
    who = local_actor(Role.PLANNER)
    for _ in range(EDITS):
        draft = load_draft(folder, who, run)
        step = (Keep(session=SessionId(str(draft.done))),)
        keep_draft(folder, who, run, draft.taking(step))
        print("edit", run, draft.done + 1, flush=True)


def _settle(store: Store, folder: Path, run: RunFolder, plan: int, number: int) -> None:
    """A month submitted and closed; the ledger goes into the store, then out."""
    kill, turn = divmod(number, PER_KILL)
    turns = kill * MONTHS_PER_KILL + turn // 3  # months are closed in their order
    month = (2026 + turns // 12, turns % 12 + 1)
    with store.writing() as session:
        id = submit(
            session,
            local_actor(Role.FINANCE),
            plan,
            run.id,
            month,
            [("考勤.xlsx", str(number).encode())],
            Figures(paid=number, lines=1, differences=0),
            NOW,
        )
    print("submitted", id, flush=True)
    who = local_actor(Role.PRINCIPAL)
    with store.reading() as session:
        before = closed_files(session, who, plan).get(LEDGER_FILE, b"")
    ledger = (LEDGER_FILE, before + f"{number}\n".encode())
    with store.writing() as session:
        decide_month(
            session, who, id, rev=1, close=True, comment="", now=NOW, files=[ledger]
        )
    print("closed", id, number, flush=True)
    with published(run.result) as fresh:
        (fresh / LEDGER_FILE).write_bytes(ledger[1])
    print("written", run.id, flush=True)


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
    _months_whole(store, folder, said)
    _edits_whole(folder, said)
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


def _months_whole(store: Store, folder: Path, said: list[list[str]]) -> None:
    """Every month said is there; a ledger has every closed month once, in order."""
    recover_results(folder / "runs")
    with store.reading() as session:
        states = {row.id: row.state for row in session.scalars(select(Settlement))}
        plan = session.scalar(select(Plan.id).limit(1))
        files = (
            {}
            if plan is None
            else closed_files(session, local_actor(Role.PRINCIPAL), plan)
        )
    closed = [line[2] for line in said if line[0] == "closed"]
    for line in said:
        if line[0] == "submitted" and int(line[1]) not in states:
            raise Lost(f"settlement {line[1]}")
        if line[0] == "closed" and states.get(int(line[1])) != "closed":
            raise Lost(f"closing {line[1]}")
    ledger = files.get(LEDGER_FILE, b"").decode().split()
    if [number for number in ledger if number in set(closed)] != closed:
        raise Lost("a line of the ledger")
    if len(ledger) != sum(state == "closed" for state in states.values()):
        raise Lost("the ledger and the closed months differ")
    for line in said:
        if line[0] == "run":
            _folder_whole(folder / "runs" / line[1], files)


def _folder_whole(run: Path, files: dict[str, bytes]) -> None:
    """The folder has its plan, and after a look the ledger of the store."""
    if not (run / "result" / PLAN_FILE).exists():
        raise Lost(f"results of {run.name}")
    path = run / "result" / LEDGER_FILE
    if path.exists() and not files[LEDGER_FILE].startswith(path.read_bytes()):
        raise Lost(f"ledger of {run.name}")


def _edits_whole(folder: Path, said: list[list[str]]) -> None:
    promised = {line[1]: int(line[2]) for line in said if line[0] == "edit"}
    for run, done in promised.items():
        held = load_draft(folder, local_actor(Role.PLANNER), run).done
        if held not in (done, done + 1):
            raise Lost(f"{done} edits of {run}, {held} are there")


def torture(
    folder: Path, kills: int, seed: int, tally: Counter[str] | None = None
) -> int:
    """Kill so many children on one store; returns the decisions that stayed.

    ``tally`` counts what was said and how killed workers ended.

    Raises:
        Lost: the store broke its word.
    """
    dice = random.Random(seed)
    said: list[list[str]] = []
    decisions = 0
    from tests.kill_runs import Workers  # a child needs no solver

    workers = Workers(folder)
    counted: Counter[str] = Counter() if tally is None else tally
    longest = 0.0
    for number in range(kills):
        if number % OF_WORKERS == OF_WORKERS - 1:
            store = open_store(address(folder))
            begun = time.monotonic()
            first = longest == 0.0  # it may end, to know how long one lives
            life = None if first else dice.uniform(0, longest)
            state = workers.kill(store, life)
            longest = longest or time.monotonic() - begun
            store.close()
            counted[f"worker {state.value}"] += 1
        else:
            life = dice.uniform(0, LONGEST_LIFE)
            said += kill_once(folder, number * PER_KILL + 1, life)
        decisions = examine(folder, said)
        if number % TELL == TELL - 1:
            print(f"{number + 1} kills, none lost", file=sys.stderr, flush=True)
    counted.update(line[0] for line in said)
    return decisions


def main(arguments: list[str]) -> int:
    """So many kills, or the work of a child."""
    if arguments[:1] == ["--work"]:
        work(Path(arguments[1]), int(arguments[2]))
    kills = int(arguments[0]) if arguments else 200
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        tally: Counter[str] = Counter()
        decisions = torture(Path(folder), kills, seed=kills, tally=tally)
        took = time.monotonic() - begun
    print(f"{kills} kills, {decisions} decisions on record, none lost, {took:.0f} s")
    print(", ".join(f"{name} {number}" for name, number in sorted(tally.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
