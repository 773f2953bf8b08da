from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from scheduler.office import passwords
from scheduler.store import Store, open_store
from tests.office.acts import add_people
from tests.office.postgres import available, new_place, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    if not available():
        pytest.skip("PostgreSQL or its driver is not installed")
    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of each kind the office may use."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'office.db'}"
    return new_place(request.getfixturevalue("postgres"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A new store with one person of each role."""
    opened = open_store(url)
    with opened.writing() as session:
        add_people(session)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """New hashes cost a thousandth; the browser tests pay the whole price."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", quick)
