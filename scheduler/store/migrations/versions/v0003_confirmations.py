"""Clauses that people confirm in the app.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from scheduler.store.base import Moment
from scheduler.store.guards import CONFIRMATIONS, create_guards

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table and the triggers that keep its records."""
    op.create_table(
        "clause_confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("clause", sa.String(length=64), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("version_no", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("via", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_clause_confirmation_plan_id")
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user.id"], name=op.f("fk_clause_confirmation_actor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_confirmation")),
        sa.UniqueConstraint(
            "plan_id", "clause", "no", name=op.f("uq_clause_confirmation_plan_id")
        ),
    )
    op.create_index(
        op.f("ix_clause_confirmation_plan_id"), "clause_confirmation", ["plan_id"]
    )
    for statement in create_guards(op.get_bind().dialect.name, CONFIRMATIONS):
        op.execute(statement)
