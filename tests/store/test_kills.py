"""``kill -9`` at any moment loses nothing that was committed."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from scheduler.store import open_store
from tests.kills import Lost, address, examine, kill_once, torture

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows knows no kill -9"
)


@pytest.mark.slow
def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    assert torture(tmp_path, 20, seed=7) > 20


def test_the_examination_sees_what_is_lost_and_what_is_half(tmp_path: Path) -> None:
    said = kill_once(tmp_path, 1, 1.0)
    examine(tmp_path, said)
    with pytest.raises(Lost, match="run"):
        examine(tmp_path, [*said, ["run", "20260901-000000-000-ffffff"]])
    with pytest.raises(Lost, match="a decision"):
        examine(tmp_path, [*said, ["decision", "99", "approved"]])
    store = open_store(address(tmp_path))
    with store.writing() as session:
        session.execute(text("UPDATE plan SET state = 'draft' WHERE id = 1"))
    store.close()
    with pytest.raises(Lost, match="plan 1 is draft"):
        examine(tmp_path, said)
