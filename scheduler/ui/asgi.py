"""Serves the pages behind the gate: ``python -m scheduler.ui.asgi PORT``.

On 127.0.0.1 only, unless ``SCHEDULER_LAN=1``; then every machine that reaches this one
finds the login page.
"""

import sys
from collections.abc import Sequence

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from scheduler.office.rebuild import recover_results
from scheduler.office.trouble import UNUSABLE_STORE, unusable_store
from scheduler.pipeline.ends import ExitStatus
from scheduler.store import outputs
from scheduler.ui.gate import Gate
from scheduler.ui.identity import configured
from scheduler.ui.login import ROUTES
from scheduler.ui.quiet import quiet_logs, tell
from scheduler.ui.state import HOME
from scheduler.ui.who import now, on_network, store

_ONE_PC, _EVERYWHERE = "127.0.0.1", "0.0.0.0"


def application() -> st.App:
    """The pages with their gate; login and logout only on a network."""
    gate = Middleware(Gate, store=store, now=now, network=on_network())
    return st.App(
        HOME / "app.py",
        routes=_routes() if on_network() else (),
        middleware=[gate],
        on_script_error=tell,
    )


def _routes() -> tuple[Route, ...]:
    service = configured()
    if service is None:
        return ROUTES
    # Its libraries are there only where a district has installed them.
    from scheduler.ui.oidc import Oidc

    return *ROUTES, *Oidc(service, store, now).routes


def main(arguments: Sequence[str]) -> None:
    """Serve until stopped; a store that cannot be used is told instead."""
    quiet_logs()
    try:
        store()
    except UNUSABLE_STORE as error:
        sys.stderr.write(f"{unusable_store(error)}\n")
        raise SystemExit(ExitStatus.UNUSABLE) from None
    recover_results(outputs() / "runs")
    application().run(
        config={
            "server.address": _EVERYWHERE if on_network() else _ONE_PC,
            "server.port": int(arguments[0]),
            "server.headless": True,  # else the first run asks for an e-mail address
            "browser.gatherUsageStats": False,
            "logger.enableRich": False,  # prints messages of errors past every log
            "logger.hideWelcomeMessage": True,  # it asks the internet for our address
        }
    )


if __name__ == "__main__":
    main(sys.argv[1:])
