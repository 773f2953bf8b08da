"""A content may be emptied when its time to go has come; nothing else changes.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

from scheduler.store.guards import let_contents_go

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give the trigger on contents its one exception."""
    for statement in let_contents_go(op.get_bind().dialect.name):
        op.execute(statement)
