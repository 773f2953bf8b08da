"""Changes by hand: kept while they are being made, saved as a version, planned around.

A draft is a small file per plan and person: closing the browser loses nothing.
"""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from scheduler.domain.edits import Step
from scheduler.domain.edits_json import EditFormatError, read_steps, steps_document
from scheduler.domain.kinds import weekday_text
from scheduler.domain.plan import Absence
from scheduler.export.pins_book import write_pins
from scheduler.jobs.files import read_json, write_json
from scheduler.jobs.folder import RunFolder
from scheduler.jobs.lock import FileLock
from scheduler.office.actor import Actor
from scheduler.office.refusals import ChangedMeanwhile
from scheduler.office.rights import Act, require
from scheduler.office.running import Wanted, start_run
from scheduler.pipeline.edits.pins import PinRow
from scheduler.store import Store
from scheduler.words import edit_book as words
from scheduler.words import office as office_words

_PATIENCE, _PAUSE = 50, 0.02  # a draft is written in a moment
_SECONDS = 60.0  # stand-ins for a few dates; mostly over in one


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Steps made so far; the first ``done`` of them hold, the others were undone.

    ``rev`` grows each time the draft is kept and refuses a change of an older view.
    """

    steps: tuple[Step, ...] = ()
    done: int = 0
    rev: int = 0

    @property
    def held(self) -> tuple[Step, ...]:
        """The steps that hold."""
        return self.steps[: self.done]

    def taking(self, step: Step) -> "Draft":
        """One more step; what was undone before is forgotten."""
        steps = (*self.held, step)
        return replace(self, steps=steps, done=len(steps))

    def undone(self) -> "Draft":
        """Without the last step."""
        return replace(self, done=max(0, self.done - 1))

    def redone(self) -> "Draft":
        """With the step that was undone last."""
        return replace(self, done=min(len(self.steps), self.done + 1))


def load_draft(root: Path, actor: Actor, plan: str) -> Draft:
    """The draft of a person for a plan; empty when there is none.

    Raises:
        NotAllowed: the role changes no plans.
    """
    require(actor, Act.RUN)
    return _read(_path(root, actor, plan))


def keep_draft(root: Path, actor: Actor, plan: str, draft: Draft) -> None:
    """Keep a draft that was made out of what is kept now.

    Raises:
        NotAllowed: the role changes no plans.
        ChangedMeanwhile: another window, or another person on the one PC, was quicker.
        OSError: the disk is full.
    """
    require(actor, Act.RUN)
    path = _path(root, actor, plan)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.parent / ".lock")
    for _ in range(_PATIENCE):
        if lock.acquire():
            break
        time.sleep(_PAUSE)
    else:
        raise ChangedMeanwhile(office_words.EDITS_CHANGED)
    try:
        if _read(path).rev != draft.rev:
            raise ChangedMeanwhile(office_words.EDITS_CHANGED)
        document = {
            "steps": steps_document(draft.steps),
            "done": draft.done,
            "rev": draft.rev + 1,
        }
        write_json(path, document)
    finally:
        lock.release()


def drop_draft(root: Path, actor: Actor, plan: str) -> None:
    """Forget a draft."""
    require(actor, Act.RUN)
    _path(root, actor, plan).unlink(missing_ok=True)


def save_version(
    store: Store,
    actor: Actor,
    runs: Path,
    books: Sequence[Path],
    result: Path,
    title: str,
    now: datetime,
    *,
    steps: Sequence[Step] = (),
    absences: Sequence[Absence] = (),
) -> RunFolder:
    """Queue a new version of a plan: with steps taken, or stand-ins for absences.

    Raises:
        NotAllowed: the role changes no plans.
        ChangedMeanwhile: the plan has another version by now, or gets one.
    """
    wanted = Wanted(
        title=title,
        seconds=_SECONDS,
        seed=0,
        previous=result,
        task="amend",
        steps=steps,
        absences=[absence_text(absence) for absence in absences],
    )
    return start_run(store, actor, runs, books, wanted, now)


def plan_rest(
    store: Store,
    actor: Actor,
    runs: Path,
    books: Sequence[Path],
    result: Path,
    title: str,
    now: datetime,
    *,
    steps: Sequence[Step],
    pins: Sequence[PinRow],
    seconds: float,
) -> RunFolder:
    """Queue a run that plans the rest anew around the steps, changing the least.

    The pins go along as a workbook of their own, so later runs keep them too.

    Raises:
        NotAllowed: the role does not plan.
        ChangedMeanwhile: the plan has another version by now, or gets one.
    """
    require(actor, Act.RUN)
    wanted = Wanted(
        title=title,
        seconds=seconds,
        seed=0,
        previous=result,
        task="around",
        steps=steps,
    )
    with tempfile.TemporaryDirectory() as folder:
        together = list(books)
        if pins:
            path = Path(folder) / _free_name(books)
            write_pins(path, [_pin_cells(row) for row in pins])
            together.append(path)
        return start_run(store, actor, runs, together, wanted, now)


def absence_text(absence: Absence) -> str:
    """``工号:FROM..TO``, as the command line has it."""
    return f"{absence.staff}:{_iso(absence.first)}..{_iso(absence.last)}"


def _read(path: Path) -> Draft:
    """An empty draft when there is none, or nobody can read it any more."""
    document = read_json(path) or {}
    try:
        steps = read_steps(document.get("steps", ()))
        return Draft(
            steps=steps,
            done=min(int(document.get("done", 0)), len(steps)),
            rev=int(document.get("rev", 0)),
        )
    except (EditFormatError, TypeError, ValueError):
        return Draft()


def _path(root: Path, actor: Actor, plan: str) -> Path:
    who = "local" if actor.id is None else str(actor.id)
    return root / "drafts" / f"{plan}.{who}.json"


def _iso(day: date) -> str:
    return day.isoformat()


def _pin_cells(row: PinRow) -> tuple[str, ...]:
    return (
        weekday_text(row.weekday),
        row.period,
        row.target,
        words.LIST.join(row.staff),
        row.room or "",
    )


def _free_name(books: Sequence[Path]) -> str:
    """Pins of an earlier round stay beside the new ones."""
    taken, number = {book.name for book in books}, 2
    name = words.PINS_FILE
    while name in taken:
        name = words.numbered_pins(number)
        number += 1
    return name
