from pathlib import Path

import pytest

from scheduler.domain.outcome import Solved
from scheduler.model.config import SolveConfig
from scheduler.model.solve import solve
from scheduler.pipeline.edits.desk import Desk, open_desk
from scheduler.pipeline.load import load_books

SMALL = Path(__file__).resolve().parents[2] / "inputs" / "workbooks" / "sample_s.xlsx"


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The small sample, planned, on the desk."""
    loaded = load_books([SMALL])
    assert loaded.school is not None
    assert loaded.profile is not None
    outcome = solve(
        loaded.school,
        loaded.profile,
        SolveConfig(seconds=60.0, workers=1, seed=0),
        report=lambda _: None,
        cancelled=lambda: False,
    )
    assert isinstance(outcome, Solved)
    return open_desk(loaded.school, outcome.plan, loaded.profile)
