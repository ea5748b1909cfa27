"""The migrations: which one a database is at, and running those that are missing.

Alembic is imported only where something is to migrate, as it takes 9 MB with its dependencies.
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
"""How long a table in use is waited for; then a rest, and so many tries. While we wait, everybody who wants the table
waits behind us, and Slack waits three seconds."""
_LOCKED = ("55P03", "40P01")
"""Waited too long; and a deadlock with somebody who waits for us."""
_TABLE = "alembic_version"
_OURS = {"cases", "turns", "revisions", "posts"}
"""Tables of every released schema."""


def turn() -> asyncio.Lock:
    """Held while migrating: Alembic works in module globals, so one at a time in this process."""
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Lock())


def head() -> str:
    """The migration that the code needs."""
    return released()[-1]


def current(connection: Connection) -> str | None:
    """The migration the database is at; None for an empty one. Raises StoreError for another program's database."""
    tables = set(inspect(connection).get_table_names()) - _of_extensions(connection)
    if tables and not {_TABLE, *_OURS} <= tables:
        raise StoreError(NOT_OURS)
    if not tables:
        return None
    return connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()


def _of_extensions(connection: Connection) -> set[str]:
    """Tables of PostgreSQL's extensions, such as PostGIS, which belong to no program."""
    if connection.dialect.name != "postgresql":
        return set()
    owned = (
        "SELECT c.relname FROM pg_class c JOIN pg_depend d ON d.objid = c.oid "
        "WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e' AND c.relnamespace = current_schema()::regnamespace"
    )
    return set(connection.execute(text(owned)).scalars())


@cache
def released() -> tuple[str, ...]:
    """Every migration, oldest first; file names begin with these."""
    return tuple(sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def is_newer(found: str | None) -> bool:
    """Whether a newer version of the program has migrated it."""
    return found is not None and found not in released()


def remedy(found: str | None, migrates: bool) -> str:
    """What to do with a database that isn't at the code's migration. `migrates`: a start brings it there."""
    if is_newer(found):
        return f"{NEWER} {INSTALL}"
    return "`levelhead run` brings it there." if migrates else "Run `levelhead migrate` once, then try again."


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run every missing migration. Raises StoreError for a database newer than the code."""
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
    """As `upgrade`, on PostgreSQL: of several programs that start, one migrates and the others find it done."""
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
    """Have the server stop our statement within a second of our being killed, and so release the lock.

    Otherwise it would finish a long statement first, as a server before 14 or without support for this does.
    """
    try:
        await connection.execute(text("SET client_connection_check_interval = '1s'"))
        await connection.commit()
    except DBAPIError:
        await connection.rollback()


async def _upgraded(connection: AsyncConnection, last: bool) -> bool:
    """False where a table was in use for too long; on the `last` try that error is raised."""
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
