"""Which identity service a district has set up, if any.

``SCHEDULER_OIDC_ISSUER``, ``_CLIENT``, ``_SECRET`` and ``_CLAIM`` (the claim that is
the account's name) in the environment.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The identity service, and who we are to it."""

    issuer: str
    client: str
    secret: str
    claim: str = "preferred_username"


def configured(environment: Mapping[str, str] = os.environ) -> Service | None:
    """The service the environment names; None when it names none."""
    issuer = environment.get("SCHEDULER_OIDC_ISSUER", "").rstrip("/")
    client = environment.get("SCHEDULER_OIDC_CLIENT", "")
    if not issuer or not client:
        return None
    return Service(
        issuer=issuer,
        client=client,
        secret=environment.get("SCHEDULER_OIDC_SECRET", ""),
        claim=environment.get("SCHEDULER_OIDC_CLAIM") or "preferred_username",
    )
