"""Which role may do what: the one table of it."""

from enum import StrEnum

from scheduler.office.actor import Actor
from scheduler.office.refusals import NotAllowed
from scheduler.store.kinds import PlanState, Role
from scheduler.words import office as words


class Act(StrEnum):
    """What can be done."""

    UPLOAD = "upload"  # also: see what was uploaded
    RUN = "run"  # start, watch and stop planning
    SUBMIT = "submit"
    JUDGE = "judge"  # approve or return
    PUBLISH = "publish"
    CONFIRM = "confirm"  # clauses only a person can answer for
    READ = "read"  # plans, as far as their state allows
    READ_UNFINISHED = "read_unfinished"
    NAMES = "names"  # pupils' names on lists without asking for them
    SETTLE = "settle"  # a month, on its attendance sheets
    CLOSE = "close"  # what somebody else has settled
    MANAGE_PEOPLE = "manage_people"
    RETAIN = "retain"  # delete what is kept no longer


RIGHTS: dict[Act, frozenset[Role]] = {
    Act.UPLOAD: frozenset({Role.PLANNER}),
    Act.RUN: frozenset({Role.PLANNER}),
    Act.SUBMIT: frozenset({Role.PLANNER}),
    Act.JUDGE: frozenset({Role.PRINCIPAL}),
    Act.PUBLISH: frozenset({Role.PLANNER, Role.PRINCIPAL}),
    Act.CONFIRM: frozenset({Role.PRINCIPAL}),
    Act.READ: frozenset({Role.PLANNER, Role.PRINCIPAL, Role.FINANCE}),
    Act.READ_UNFINISHED: frozenset({Role.PLANNER, Role.PRINCIPAL}),
    Act.NAMES: frozenset({Role.PLANNER}),
    Act.SETTLE: frozenset({Role.FINANCE}),
    Act.CLOSE: frozenset({Role.FINANCE, Role.PRINCIPAL}),
    Act.MANAGE_PEOPLE: frozenset({Role.ADMIN}),
    Act.RETAIN: frozenset({Role.ADMIN}),
}
FINISHED = frozenset({PlanState.APPROVED, PlanState.PUBLISHED})


def may(actor: Actor, act: Act) -> bool:
    """Whether the actor's role has the right."""
    return actor.role in RIGHTS[act]


def require(actor: Actor, act: Act) -> None:
    """Raises NotAllowed unless the actor's role has the right."""
    if not may(actor, act):
        holders = [words.ROLE[role.value] for role in Role if role in RIGHTS[act]]
        raise NotAllowed(words.not_allowed(words.ACT[act.value], holders))
