from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from scheduler.office import passwords
from scheduler.store import Store, open_store
from tests.office.acts import add_people


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store with one person of each role."""
    opened = open_store(f"sqlite:///{tmp_path / 'office.db'}")
    with opened.writing() as session:
        add_people(session)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """New hashes cost a thousandth; the browser tests pay the whole price."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", quick)
