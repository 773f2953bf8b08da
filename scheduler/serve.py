"""What ``python -m scheduler start`` does once its environment is there.

Plans the sample school when this code has not planned it yet, then serves the pages
until it is stopped: on this machine only, or on the school's network behind a login.
Both are processes of their own, so that nothing here loads the solver or Streamlit.
"""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from scheduler.bootstrap import ROOT, say
from scheduler.words import start as words

HOST = "127.0.0.1"  # pupils' names stay on this machine, unless people log in
EVERYWHERE = "0.0.0.0"
FIRST_PORT, LAST_PORT = 8501, 8520
HIGHEST_PORT = 65535
SAMPLE = ROOT / "inputs" / "workbooks" / "sample_m.xlsx"
OUTPUTS = Path(os.environ.get("SCHEDULER_OUTPUTS") or ROOT / "outputs")
SAMPLE_RESULT = OUTPUTS / "sample"  # where the pages look for it
MADE_FROM = OUTPUTS / ".sample_made_from"
_PATIENCE = 60.0  # seconds the server may take to answer
_PAUSE = 0.2


def start(*, port: int | None = None, browser: bool = True, lan: bool = False) -> int:
    """Plans the sample school if need be and serves the pages; an exit status.

    Args:
        port: The port to use; None takes the first free one from 8501.
        browser: Whether to open the person's browser where there is a screen.
        lan: Whether other machines are let in; everybody logs in then, and an
            administrator's account must be there.
    """
    plan_sample()
    chosen = port if port is not None else free_port()
    if chosen is None:
        say(words.NO_PORT.format(first=FIRST_PORT, last=LAST_PORT))
        return 1
    if not is_free(chosen):
        say(words.PORT_UNUSABLE.format(port=chosen))
        return 2
    return _serve(chosen, browser, lan)


def plan_sample() -> None:
    """Plans the sample school unless this very code and workbook gave what is there."""
    fingerprint = code_fingerprint()
    if _made_from() == fingerprint:
        return
    say(words.PLANNING_SAMPLE)
    MADE_FROM.unlink(missing_ok=True)
    solve = ["solve", str(SAMPLE), "--out", str(SAMPLE_RESULT)]
    done = subprocess.run([sys.executable, "-m", "scheduler", *solve], cwd=ROOT)
    if done.returncode:
        say(words.SAMPLE_FAILED)
        return
    MADE_FROM.write_text(fingerprint, encoding="ascii")
    say(words.SAMPLE_READY)


def _made_from() -> str | None:
    """The fingerprint that gave the sample's plan, None when there is no plan."""
    if not (SAMPLE_RESULT / "plan.json").is_file() or not MADE_FROM.is_file():
        return None
    return MADE_FROM.read_text(encoding="ascii")


def code_fingerprint() -> str:
    """SHA-256 over what the plan comes from: code, pins, policies, workbook."""
    digest = hashlib.sha256()
    for path in _ingredients():
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _ingredients() -> Iterator[Path]:
    yield ROOT / "requirements.txt"
    yield SAMPLE
    yield from sorted((ROOT / "inputs" / "policies").glob("*.toml"))
    for path in sorted((ROOT / "scheduler").rglob("*.py")):
        if "ui" not in path.relative_to(ROOT).parts:  # pages do not change a plan
            yield path


def free_port() -> int | None:
    """The first free port of ours, None when all are taken."""
    ports = range(FIRST_PORT, LAST_PORT + 1)
    return next((port for port in ports if is_free(port)), None)


def is_free(port: int) -> bool:
    """Whether it is a port and nobody listens there."""
    if not 0 < port <= HIGHEST_PORT:
        return False
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        return False
    return True


def _serve(port: int, browser: bool, lan: bool) -> int:
    address = f"http://{HOST}:{port}"
    signal.signal(signal.SIGTERM, _leave)
    say(words.OPENING)
    server = subprocess.Popen(
        [sys.executable, "-m", "scheduler.ui.asgi", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "SCHEDULER_LAN": "1" if lan else "0"},
        stdout=subprocess.DEVNULL,  # its English banner
    )
    try:
        if not _answers(server, address):
            say(words.FAILED)
            return 1
        say(words.serving(address))
        if lan:
            say(words.serving_network([f"http://{ip}:{port}" for ip in addresses()]))
        if browser and _has_screen():
            webbrowser.open(address)
        status = server.wait()
    except KeyboardInterrupt:
        say(words.STOPPED)
        return 0
    finally:
        server.terminate()
        server.wait()
    if status:
        say(words.FAILED)
    return 1 if status else 0


def addresses() -> list[str]:
    """What other machines on the network call this one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation; sends nothing
        except OSError:
            return []
        return [probe.getsockname()[0]]


def _answers(server: "subprocess.Popen[bytes]", address: str) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return True
        except OSError:
            time.sleep(_PAUSE)
    return False


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) and shutil.which("xdg-open") is not None


def _leave(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
