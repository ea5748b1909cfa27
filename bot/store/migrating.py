"""The migrations: where a database stands, and how it gets to where the code is."""

import asyncio
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
NEWER = "The database was written by a newer Levelhead."
INSTALL = "Install the newer version, or point DATABASE_URL at another database."
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()
_ALONE = "levelhead migrations"


def turn() -> asyncio.Lock:
    """Held while migrating: Alembic keeps what it works on in module globals, so one at a time in this process."""
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Lock())


def head() -> str:
    """The migration that the code wants."""
    return released()[-1]


def current(connection: Connection) -> str | None:
    """The migration that the database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def released() -> tuple[str, ...]:
    """Every migration there is, oldest first."""
    newest_first = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(str(script.revision) for script in newest_first)[::-1]


def is_newer(found: str | None) -> bool:
    """Whether a newer Levelhead was here."""
    return found is not None and found not in released()


def remedy(found: str | None, migrates: bool) -> str:
    """What to do with a database that is not where the code is; `migrates` where a start brings it there."""
    if is_newer(found):
        return f"{NEWER} {INSTALL}"
    return "`levelhead run` brings it there." if migrates else "Run `levelhead migrate` once, then start again."


def upgrade(connection: Connection, to: str = "head") -> None:
    """Every migration that is missing. Raises StoreError for a database that is newer than the code."""
    found = current(connection)
    if is_newer(found):
        raise StoreError(f"{NEWER} It is at schema {found}; this version knows {head()}. {INSTALL}")
    if found == head():
        return
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


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
