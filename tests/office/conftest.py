from collections.abc import Iterator
from pathlib import Path

import pytest

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
