"""The migrations: where a database stands, and how it gets to where the code is."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
_ALONE = "levelhead migrations"


def head() -> str:
    """The migration that the code wants."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current(connection: Connection) -> str | None:
    """The migration that the database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection) -> None:
    """Every migration that is missing. Raises StoreError for a database that is newer than the code."""
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    found = current(connection)
    if found is not None and found not in known:
        raise StoreError(
            f"The database was written by a newer Levelhead (schema {found}; this one knows {head()}). "
            "Install the newer version, or point DATABASE_URL at another database."
        )
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


async def upgrade_alone(connection: AsyncConnection) -> None:
    """The same on PostgreSQL: of several that begin at once, one does it and the others find it done."""
    name = {"name": _ALONE}
    await connection.execute(text("SELECT pg_advisory_lock(hashtextextended(:name, 0))"), name)
    try:
        await connection.run_sync(upgrade)
        await connection.commit()
    finally:
        await connection.rollback()
        await connection.execute(text("SELECT pg_advisory_unlock(hashtextextended(:name, 0))"), name)
        await connection.commit()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
