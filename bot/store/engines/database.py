"""The database, on SQLite or PostgreSQL: its transactions, migrations and backups."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, suppress
from errno import ENOSPC
from os import strerror
from pathlib import Path
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.concurrency.priority import give_way
from bot.errors import StoreError
from bot.store.engines.migrating import EMPTY, current, head, remedy, turn
from bot.store.engines.noted import Noted, noting
from bot.store.engines.postgres_server import PostgresServer
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.engines.trouble import readable
from bot.store.tables.sealing import Keys, give_keys

SQLITE = "sqlite:///"
Tx = AsyncConnection


class Place(Protocol):
    """Where the database is. `migrates`: whether a start of the program may bring its tables up to date."""

    writer: AsyncEngine
    reader: AsyncEngine
    name: str
    """For people, without a password."""
    migrates: bool
    shared: bool
    """Whether several programs may use it at once."""

    def writing(self, *held: str) -> AbstractAsyncContextManager[Tx]:
        """A transaction that may write and holds these names. Raises StoreError where it doesn't get its turn."""
        ...

    def reading(self) -> AbstractAsyncContextManager[Tx]:
        """A transaction that sees one moment throughout."""
        ...

    def glancing(self) -> AbstractAsyncContextManager[Tx]:
        """For a single statement on a server, which sees one moment even outside a transaction."""
        ...

    async def close(self) -> None:
        """Close every connection."""

    async def upgrade(self) -> None: ...

    async def scrub(self) -> None:
        """Remove what was deleted from the disk, as far as this program can."""

    async def back_up(self, file: Path) -> None:
        """Copy everything as of one moment, also while programs use it."""

    def worked_on(self) -> bool | None:
        """Whether a program uses it now; None where that can't be known from here."""
        ...

    def alone(self) -> AbstractContextManager[object]:
        """Held while a program uses a place for one only. Raises StoreError when another does."""
        ...


class Database:
    """Transactions on one place."""

    def __init__(self, place: Place, keys: Keys | None = None) -> None:
        self.place, self.keys = place, keys
        for engine in (place.writer, place.reader):
            give_keys(engine, keys)
        self._failures = (SQLAlchemyError, place.writer.dialect.loaded_dbapi.Error)
        self._listeners: list[Callable[[Noted], None]] = []

    def on_noted(self, listener: Callable[[Noted], None]) -> None:
        """Have `listener` called with what a transaction noted, once it is committed."""
        self._listeners.append(listener)

    @asynccontextmanager
    async def write(self, *held: str) -> AsyncIterator[Tx]:
        """A transaction that may write. Of those that hold the same name, one runs at a time.

        Raises StoreError with a remedy when the database fails.
        """
        await give_way()
        try:
            async with self.place.writing(*held) as tx:
                with noting(tx) as noted:
                    yield tx
        except self._failures as error:
            raise readable(error, self.place.name) from error
        for thing in noted:
            for listener in self._listeners:
                listener(thing)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A read-only transaction that sees one moment throughout, beside any writer."""
        async with self._read(self.place.reading()) as tx:
            yield tx

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[Tx]:
        """As `read`, for one statement, or several asked `AtOnce`; each further one would see a later moment."""
        async with self._read(self.place.glancing()) as tx:
            yield tx

    @asynccontextmanager
    async def _read(self, reading: AbstractAsyncContextManager[Tx]) -> AsyncIterator[Tx]:
        await give_way()
        try:
            async with reading as tx:
                yield tx
        except self._failures as error:
            raise readable(error, self.place.name) from error

    async def migrate(self) -> None:
        """Bring the tables to this version of the code. Raises StoreError when they are newer."""
        try:
            async with turn():
                await self.place.upgrade()
        except (*self._failures, OSError) as error:
            raise readable(error, self.place.name) from error

    async def version(self) -> tuple[str | None, str]:
        """The migration it is at, and the one the code needs; always asked anew. Raises StoreError."""
        return await self._version(self.place.reader.connect())

    async def _version(self, connecting: AbstractAsyncContextManager[Tx]) -> tuple[str | None, str]:
        try:
            async with connecting as connection:
                return await connection.run_sync(current), head()
        except self._failures as error:
            raise readable(error, self.place.name) from error

    async def require_current(self) -> None:
        """Raises StoreError with what to do where the tables are older or newer than the code."""
        found, wanted = await self._version(self.place.glancing())
        if found != wanted:
            stands = f"is at schema {found}, and this version wants {wanted}" if found else EMPTY
            raise StoreError(f"The database ({self.place.name}) {stands}. {remedy(found, self.place.migrates)}")

    async def scrub(self) -> None:
        """Best effort: readers delay it."""
        with suppress(SQLAlchemyError, sqlite3.Error):
            await self.place.scrub()

    async def back_up(self, file: Path) -> None:
        """Copy everything. Raises StoreError, or OSError where the copy's disk is full."""
        try:
            await self.place.back_up(file)
        except (SQLAlchemyError, sqlite3.Error) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise OSError(ENOSPC, strerror(ENOSPC)) from error
            raise readable(error, self.place.name) from error

    async def close(self) -> None:
        await self.place.close()


def open_database(url: str, keys: Sequence[str] = ()) -> Database:
    """The database of a DATABASE_URL, not connected yet. Words are sealed with the first of `keys`."""
    place = SqliteFile(Path(url.removeprefix(SQLITE))) if url.startswith(SQLITE) else PostgresServer(url)
    return Database(place, Keys(keys) if keys else None)
