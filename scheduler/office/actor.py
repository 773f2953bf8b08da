"""Who acts."""

from dataclasses import dataclass

from scheduler.store.kinds import Role, Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, or the role chosen on the one PC; ``id`` is None for the latter."""

    id: int | None
    name: str
    role: Role
    via: Via


def local_actor(role: Role) -> Actor:
    """Whoever sits at the one PC, in the role chosen there; nothing is proven."""
    return Actor(id=None, name="", role=role, via=Via.LOCAL)


# Typed at the machine itself: who can do that can change the file as well.
AT_THE_MACHINE = Actor(id=None, name="", role=Role.ADMIN, via=Via.COMMAND)
