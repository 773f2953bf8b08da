"""Months that are settled by one person and closed by another.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from scheduler.store.base import Moment
from scheduler.store.guards import SETTLEMENTS, create_guards

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables and the triggers that keep their records."""
    op.create_table(
        "settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.String(length=64), nullable=False),
        sa.Column("month", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("paid", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("differences", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('submitted', 'returned', 'closed')",
            name=op.f("ck_settlement_state"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_settlement_plan_id")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["run.id"], name=op.f("fk_settlement_run_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement")),
    )
    op.create_index(op.f("ix_settlement_plan_id"), "settlement", ["plan_id"])
    op.create_table(
        "settlement_file",
        sa.Column("settlement_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["settlement_id"],
            ["settlement.id"],
            name=op.f("fk_settlement_file_settlement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["upload.sha256"], name=op.f("fk_settlement_file_sha256")
        ),
        sa.PrimaryKeyConstraint(
            "settlement_id", "kind", "name", name=op.f("pk_settlement_file")
        ),
    )
    op.create_table(
        "settlement_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("settlement_id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=64), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("via", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["settlement_id"],
            ["settlement.id"],
            name=op.f("fk_settlement_decision_settlement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user.id"], name=op.f("fk_settlement_decision_actor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement_decision")),
    )
    op.create_index(
        op.f("ix_settlement_decision_settlement_id"),
        "settlement_decision",
        ["settlement_id"],
    )
    for statement in create_guards(op.get_bind().dialect.name, SETTLEMENTS):
        op.execute(statement)
