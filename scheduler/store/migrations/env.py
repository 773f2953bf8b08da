"""Runs migrations in the transaction that ``store.migrate`` hands over."""

from alembic import context

from scheduler.store import models
from scheduler.store.base import Base

assert models.__all__  # importing them is what fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
