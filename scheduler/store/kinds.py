"""The closed lists of the store: roles, states, decisions."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in the office; one role per account."""

    ADMIN = "admin"
    PLANNER = "planner"
    PRINCIPAL = "principal"
    FINANCE = "finance"


class Via(StrEnum):
    """How we know who acts."""

    LOCAL = "local"  # chosen in the selector of the one PC: nobody was asked to prove
    LOGIN = "login"
    COMMAND = "command"  # typed at the machine itself, or the program's own doing


class PlanState(StrEnum):
    """How far a plan has come."""

    DRAFT = "draft"
    PENDING = "pending"
    APPROVED = "approved"
    PUBLISHED = "published"


class Decision(StrEnum):
    """What someone decided about a plan."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"


class FileKind(StrEnum):
    """Why a file is kept."""

    INPUT = "input"
    RESULT = "result"
    ATTENDANCE = "attendance"


class SettlementState(StrEnum):
    """How far a month's settlement has come; also what was decided about it."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    CLOSED = "closed"
