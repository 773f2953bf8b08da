from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scheduler.ui import facts as facts_module
from scheduler.ui import frame
from scheduler.ui.facts import Facts
from scheduler.ui.state import Shown
from tests.ui.handmade import handmade_facts, write_handmade

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for runs; nobody works the queue."""
    monkeypatch.setenv("SCHEDULER_OUTPUTS", str(tmp_path))
    monkeypatch.setattr("scheduler.ui.shell.start_dispatcher", lambda root: root)
    return tmp_path


@pytest.fixture
def planned(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hand-made school stands in for the sample."""
    write_handmade(outputs / "sample")
    made = handmade_facts()

    def facts_of(shown: Shown) -> Facts:
        return made

    monkeypatch.setattr(facts_module, "facts_of", facts_of)
    monkeypatch.setattr(frame, "facts_of", facts_of)
    return outputs


@pytest.fixture
def open_page(outputs: Path) -> Callable[..., AppTest]:
    """Opens a page of the app as a browser would."""

    def opened(name: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        if name != "start":
            app.switch_page(f"scheduler/ui/pages/{name}.py").run()
        assert not app.exception, [error.message for error in app.exception]
        return app

    return opened
