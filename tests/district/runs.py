"""Running a district within the test's own process, and reading what it wrote."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from scheduler.pipeline.district import DistrictEnd, Tell, plan_district
from scheduler.pipeline.district_fanout import Work, Workers
from scheduler.pipeline.district_task import plan_task
from scheduler.pipeline.ends import PlanOptions
from tests.intake.books import Book, save

OPTIONS = PlanOptions(seconds=20.0, workers=1, seed=1)


def run(
    folder: Path,
    out: Path,
    shared: Book | None = None,
    work: Work = plan_task,
    tell: Tell = lambda _: None,
) -> DistrictEnd:
    """Plan one school at a time in a thread."""
    path = None
    if shared is not None:
        path = save(shared, folder.parent / "共享.xlsx")
    thread = Workers(make=lambda: ThreadPoolExecutor(1))
    return plan_district(folder, out, path, OPTIONS, thread, tell=tell, work=work)


def report(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "district.json").read_text("utf-8"))
    return found


def row(out: Path, key: str) -> dict[str, Any]:
    found: dict[str, dict[str, Any]] = {
        each["key"]: each for each in report(out)["schools"]
    }
    return found[key]


def services(out: Path, person: str) -> Iterator[tuple[date, str, str, str]]:
    """Date, start, end and school of everything a person does, from plan.json."""
    for path in sorted(out.glob("*/plan.json")):
        plan = json.loads(path.read_text("utf-8"))
        sessions = {each["id"]: each for each in plan["sessions"]}
        for entry in plan["roster"]:
            if person in entry["staff"]:
                session = sessions[entry["session"]]
                yield (
                    date.fromisoformat(entry["date"]),
                    session["start"],
                    session["end"],
                    path.parent.name,
                )
