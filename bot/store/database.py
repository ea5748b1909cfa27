"""Opening the database: two engines, one that writes and one that reads, and the migrations on start."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 2.0
Tx = AsyncConnection


class Database:
    """One SQLite file. A write holds the only write lock, so nothing slow is awaited inside it."""

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        url = f"sqlite+aiosqlite:///{path}"
        options: dict[str, Any] = {"hide_parameters": True, "connect_args": {"timeout": busy_seconds}}
        self._writer = _engine(url, "BEGIN IMMEDIATE", options)
        self._reader = _engine(url, "BEGIN", options)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """A transaction that may write. Raises StoreError with a remedy when the database can't take it."""
        try:
            async with self._writer.begin() as tx:
                yield tx
        except SQLAlchemyError as error:
            raise _readable(error, self.path) from error

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A transaction that only reads, beside any writer."""
        try:
            async with self._reader.begin() as tx:
                yield tx
        except SQLAlchemyError as error:
            raise _readable(error, self.path) from error

    async def migrate(self) -> None:
        """Bring the tables to this version of the code. Raises StoreError when they are newer than the code."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            async with self._writer.connect() as connection:
                await connection.run_sync(_upgrade)
                await connection.commit()
        except (SQLAlchemyError, OSError) as error:
            raise _readable(error, self.path) from error

    async def version(self) -> tuple[str | None, str]:
        """The migration the database is at, and the one the code wants."""
        async with self._reader.connect() as connection:
            return await connection.run_sync(_current), _head()

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()


def _engine(url: str, begin: str, options: dict[str, Any]) -> AsyncEngine:
    engine = create_async_engine(url, **options)

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: Any, record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.cursor().execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _head() -> str:
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    current = _current(connection)
    if current is not None and current not in known:
        raise StoreError(
            f"The database was written by a newer Levelhead (schema {current}; this one knows {_head()}). "
            "Install the newer version, or point DATABASE_URL at another file."
        )
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _readable(error: Exception, path: Path) -> StoreError:
    cause = str(error.orig if isinstance(error, DBAPIError) else error)
    where = str(path)
    known = {
        "locked": f"The database ({where}) is busy: another program holds it. Try again in a moment.",
        "readonly": f"The database ({where}) can't be written. Check the permissions of the file and its folder.",
        "unable to open": f"The database ({where}) can't be opened. Check that the folder exists and can be written.",
        "not a database": f"{where} is not an SQLite database. Point DATABASE_URL at another file.",
        "disk is full": f"The disk of the database ({where}) is full. Free some space and try again.",
    }
    return StoreError(next((words for sign, words in known.items() if sign in cause), f"Database error: {cause}"))


async def ping(tx: Tx) -> None:
    """Prove that the database answers."""
    await tx.execute(text("SELECT 1"))
