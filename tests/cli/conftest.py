"""One planned school for all tests of the command line."""

from pathlib import Path

import pytest

from tests.pipeline.book import planned, written


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="session")
def results(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read only: a test that writes into it takes a folder of its own."""
    out = tmp_path_factory.mktemp("plan") / "out"
    planned(book, out)
    return out
