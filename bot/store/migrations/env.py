"""Alembic runs this with the connection that `Database.migrate` opened."""

from alembic import context

from bot.store import (  # noqa: F401  # their tables belong to the metadata
    announcement_tables,
    comparison_table,
    private_tables,
    record_tables,
    tables,
    trail_tables,
)
from bot.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
