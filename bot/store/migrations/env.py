"""Alembic runs this with the connection that `Database.migrate` opened."""

from alembic import context

from bot.store.tables import announcements, cases, comparisons, private, records, trail  # noqa: F401  # their tables belong to the metadata
from bot.store.tables.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
