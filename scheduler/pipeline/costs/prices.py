"""Which requirements bind, and what one step looser would buy: JSON and a sheet."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scheduler.domain.aim import Aim, Prefer
from scheduler.domain.outcome import Cancelled, Report
from scheduler.export.price_book import write_prices
from scheduler.model.config import SolveConfig
from scheduler.model.prices.prices import prices
from scheduler.model.run import StageInfeasible, StageOutOfTime
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.load import distinct, load_to_plan
from scheduler.pipeline.plan import since_now
from scheduler.pipeline.publish import published, ready
from scheduler.subsidy.standard import pay_table
from scheduler.words import costs as words
from scheduler.words import plan as plan_words

PRICES_FILE = "prices.json"


def price_school(
    books: Sequence[Path],
    out: Path,
    options: PlanOptions,
    *,
    report: Report,
    cancelled: Cancelled,
) -> RunEnd:
    """Solve the relaxations and write ``prices.json`` and ``prices.xlsx``.

    Raises:
        OSError: ``out`` cannot be written.
    """
    ready(out)
    loaded = load_to_plan(distinct(books))
    school, profile = loaded.school, loaded.profile
    if school is None or profile is None:
        return RunEnd(status=ExitStatus.UNUSABLE, issues=loaded.issues)
    aim = Aim(prefer=Prefer.WISHES, pay=pay_table(school, profile))
    config = SolveConfig(
        seconds=options.seconds, workers=options.workers, seed=options.seed, aim=aim
    )
    try:
        found = prices(
            school, profile, config, report=since_now(report), cancelled=cancelled
        )
    except (StageInfeasible, StageOutOfTime):
        stage = plan_words.STAGE_CLUBS
        return RunEnd(
            status=ExitStatus.NO_PLAN_IN_TIME, issues=loaded.issues, stage=stage
        )
    with published(out) as folder:
        document = {"prices": [asdict(row) for row in found]}
        text = json.dumps(document, ensure_ascii=False, indent=1)
        (folder / PRICES_FILE).write_text(text + "\n", encoding="utf-8")
        write_prices(
            folder / "prices.xlsx",
            school.settings.name,
            [
                (row.text, row.change, row.bought, words.basis(row.proven, row.counted))
                for row in found
            ],
        )
    return RunEnd(status=ExitStatus.DONE, issues=loaded.issues)


def load_prices(folder: Path) -> list[dict[str, Any]]:
    """The rows of a results folder; none when there are none that can be read."""
    try:
        found = json.loads((folder / PRICES_FILE).read_text(encoding="utf-8"))
        return [row for row in found["prices"] if row["change"] and row["text"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
