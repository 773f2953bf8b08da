"""Notes who took which file with him: results hold pupils' names."""

from datetime import datetime

from scheduler.office.actor import Actor
from scheduler.office.rights import Act, require
from scheduler.office.trail import record
from scheduler.store import Store


def note_export(
    store: Store, actor: Actor, subject: str, file: str, now: datetime
) -> None:
    """Record a download before it happens.

    Raises:
        NotAllowed: the role reads no plans.
    """
    require(actor, Act.READ)
    with store.writing() as session:
        record(session, actor, "export", subject, {"file": file}, now)
