"""Opening the database: one engine that writes and one that reads, on SQLite or PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout
from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreError
from bot.store.locks import hold
from bot.store.migrating import current, head, upgrade, upgrade_alone
from bot.store.patience import SHORT_SECONDS, patience
from bot.store.trouble import TOO_MUCH, readable

CONNECT_SECONDS = 3
SQLITE = "sqlite:///"
Tx = AsyncConnection


class Place(Protocol):
    """Which database it is. `migrates` tells whether the program itself may bring its tables up to date."""

    writer: AsyncEngine
    reader: AsyncEngine
    name: str
    """As people read it: without a password."""
    migrates: bool
    shared: bool
    """Whether several programs may work on it at once."""

    def turn(self) -> AbstractAsyncContextManager[None]:
        """Held while writing, where the writers of one process go one by one. Raises StoreError after some patience."""
        ...

    async def upgrade(self) -> None: ...

    def alone(self) -> AbstractContextManager[object]:
        """Held while a program works on it, where only one may. Raises StoreError when another does."""
        ...


class SqliteFile:
    """One file. A write holds its only write lock, so nothing slow is awaited inside it.

    Writers of this process wait for each other in their order; those of others poll for the lock.
    """

    migrates, shared = True, False

    def __init__(self, path: Path, busy_seconds: float = SHORT_SECONDS) -> None:
        self.path, self.name = path, str(path)
        url = f"sqlite+aiosqlite:///{path}"
        options: dict[str, Any] = {"hide_parameters": True, "connect_args": {"timeout": busy_seconds}}
        self.writer = _sqlite_engine(url, "BEGIN IMMEDIATE", options)
        self.reader = _sqlite_engine(url, "BEGIN", options)
        self._turns = asyncio.Lock()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(patience()):
                await self._turns.acquire()
        except TimeoutError:
            raise StoreError(TOO_MUCH.format(where=self.name)) from None
        try:
            yield
        finally:
            self._turns.release()

    async def upgrade(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        async with self.writer.connect() as connection:
            await connection.run_sync(upgrade)
            await connection.commit()

    @contextmanager
    def alone(self) -> Iterator[None]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{self.path}.lock", blocking=False)
        try:
            lock.acquire()
        except Timeout:
            raise StoreError(
                f"Another Levelhead works on {self.path} already. Stop it first; for several at once, "
                "set DATABASE_URL to a PostgreSQL."
            ) from None
        try:
            yield
        finally:
            lock.release()


class PostgresServer:
    """A database on a PostgreSQL server, for any number of processes."""

    migrates, shared = False, True

    def __init__(self, url: str, connections: int = 20) -> None:
        parts = make_url(url).set(drivername="postgresql+psycopg")
        self.name = parts.set(drivername="postgresql").render_as_string(hide_password=True)
        options: dict[str, Any] = {
            "hide_parameters": True,
            "pool_pre_ping": True,
            "pool_size": connections // 2,
            "pool_timeout": CONNECT_SECONDS,
            "connect_args": {"connect_timeout": CONNECT_SECONDS},
        }
        self.writer = create_async_engine(parts, isolation_level="READ COMMITTED", **options)
        self.reader = create_async_engine(parts, isolation_level="REPEATABLE READ", **options)

    def turn(self) -> AbstractAsyncContextManager[None]:
        return nullcontext()

    async def upgrade(self) -> None:
        async with self.writer.connect() as connection:
            await upgrade_alone(connection)

    def alone(self) -> AbstractContextManager[object]:
        return nullcontext()


class Database:
    """Transactions on one place."""

    def __init__(self, place: Place) -> None:
        self.place = place

    @asynccontextmanager
    async def write(self, *held: str) -> AsyncIterator[Tx]:
        """A transaction that may write. Of those that hold one name, one at a time goes on.

        Raises StoreError with a remedy when the database can't take it.
        """
        try:
            async with self.place.turn(), self.place.writer.begin() as tx:
                await hold(tx, *held)
                yield tx
        except SQLAlchemyError as error:
            raise readable(error, self.place.name) from error

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A transaction that only reads, and sees one moment throughout, beside any writer."""
        try:
            async with self.place.reader.begin() as tx:
                yield tx
        except SQLAlchemyError as error:
            raise readable(error, self.place.name) from error

    async def migrate(self) -> None:
        """Bring the tables to this version of the code. Raises StoreError when they are newer than the code."""
        try:
            await self.place.upgrade()
        except (SQLAlchemyError, OSError) as error:
            raise readable(error, self.place.name) from error

    async def version(self) -> tuple[str | None, str]:
        """The migration the database is at, and the one the code wants. Raises StoreError."""
        try:
            async with self.place.reader.connect() as connection:
                return await connection.run_sync(current), head()
        except SQLAlchemyError as error:
            raise readable(error, self.place.name) from error

    async def close(self) -> None:
        await self.place.writer.dispose()
        await self.place.reader.dispose()


def open_database(url: str) -> Database:
    """The database of a DATABASE_URL; nothing is connected yet."""
    if url.startswith(SQLITE):
        return Database(SqliteFile(Path(url.removeprefix(SQLITE))))
    return Database(PostgresServer(url))


def _sqlite_engine(url: str, begin: str, options: dict[str, Any]) -> AsyncEngine:
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


async def ping(tx: Tx) -> None:
    """Prove that the database answers."""
    await tx.execute(text("SELECT 1"))
