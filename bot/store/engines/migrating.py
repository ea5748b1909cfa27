"""The migrations: where a database stands, and how it gets to where the code is.

Alembic is imported only where there is something to migrate: with what it brings it takes 9 MB.
"""

import asyncio
import logging
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError

MIGRATIONS = Path(__file__).parents[1] / "migrations"
NEWER = "The database was written by a newer Levelhead."
EMPTY = "has no tables yet"
INSTALL = "Install the newer version, or point DATABASE_URL at another database."
NOT_OURS = (
    "The database that DATABASE_URL names holds tables of another program, and none of Levelhead's. Give Levelhead a "
    "database of its own."
)
WAITS = "Another `levelhead migrate` works on this database, or was ended just now: waiting for it."
log = logging.getLogger(__name__)
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()
_ALONE = "levelhead migrations"
_LOCK_SECONDS, _REST_SECONDS, _TRIES = 1, 2, 20
"""What a table is waited for that others use: meanwhile whoever wants it waits behind us, and Slack waits three
seconds. So it is let go again for a while, and tried so often."""
_LOCKED = ("55P03", "40P01")
"""Waited too long, and waited for one that waits for us."""
_TABLE = "alembic_version"
_OURS = {"cases", "turns", "revisions", "posts"}
"""In every released schema."""


def turn() -> asyncio.Lock:
    """Held while migrating: Alembic keeps what it works on in module globals, so one at a time in this process."""
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Lock())


def head() -> str:
    """The migration that the code wants."""
    return released()[-1]


def current(connection: Connection) -> str | None:
    """The migration that the database is at; None for an empty one. Raises StoreError for another program's."""
    tables = set(inspect(connection).get_table_names()) - _of_extensions(connection)
    if tables and not {_TABLE, *_OURS} <= tables:
        raise StoreError(NOT_OURS)
    if not tables:
        return None
    return connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()


def _of_extensions(connection: Connection) -> set[str]:
    """Tables that PostgreSQL's extensions brought, as PostGIS does: they are no program's."""
    if connection.dialect.name != "postgresql":
        return set()
    owned = (
        "SELECT c.relname FROM pg_class c JOIN pg_depend d ON d.objid = c.oid "
        "WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e' AND c.relnamespace = current_schema()::regnamespace"
    )
    return set(connection.execute(text(owned)).scalars())


@cache
def released() -> tuple[str, ...]:
    """Every migration there is, oldest first: the names of their files begin with it."""
    return tuple(sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def is_newer(found: str | None) -> bool:
    """Whether a newer Levelhead was here."""
    return found is not None and found not in released()


def remedy(found: str | None, migrates: bool) -> str:
    """What to do with a database that is not where the code is; `migrates` where a start brings it there."""
    if is_newer(found):
        return f"{NEWER} {INSTALL}"
    return "`levelhead run` brings it there." if migrates else "Run `levelhead migrate` once, then try again."


def upgrade(connection: Connection, to: str = "head") -> None:
    """Every migration that is missing. Raises StoreError for a database that is newer than the code."""
    found = current(connection)
    if is_newer(found):
        raise StoreError(f"{NEWER} It is at schema {found}; this version knows {head()}. {INSTALL}")
    if found == head():
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


async def upgrade_alone(connection: AsyncConnection) -> None:
    """The same on PostgreSQL: of several that begin at once, one does it and the others find it done."""
    name = {"name": _ALONE}
    await _heed_our_end(connection)
    if not await connection.scalar(text("SELECT pg_try_advisory_lock(hashtextextended(:name, 0))"), name):
        log.warning(WAITS)
        await connection.execute(text("SELECT pg_advisory_lock(hashtextextended(:name, 0))"), name)
    try:
        for left in reversed(range(_TRIES)):
            if await _upgraded(connection, last=not left):
                break
            await asyncio.sleep(_REST_SECONDS)
    finally:
        await connection.rollback()
        await connection.execute(text("SELECT pg_advisory_unlock(hashtextextended(:name, 0))"), name)
        await connection.commit()


async def _heed_our_end(connection: AsyncConnection) -> None:
    """Where we are killed, have the server break off what it does for us within a second, and so let the lock go.

    By itself it would end a long statement first. A server before 14, or on a system without it, does that.
    """
    try:
        await connection.execute(text("SET client_connection_check_interval = '1s'"))
        await connection.commit()
    except DBAPIError:
        await connection.rollback()


async def _upgraded(connection: AsyncConnection, last: bool) -> bool:
    """False where somebody used a table for too long; where it was the `last` try that error is raised."""
    try:
        await connection.execute(text(f"SET LOCAL lock_timeout = '{_LOCK_SECONDS}s'"))
        await connection.run_sync(upgrade)
        await connection.commit()
    except OperationalError as error:
        if last or getattr(error.orig, "sqlstate", None) not in _LOCKED:
            raise
        await connection.rollback()
        return False
    return True
