"""Opening the database: one engine that writes and one that reads, on SQLite or PostgreSQL."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
    closing,
    contextmanager,
    suppress,
)
from errno import ENOSPC
from itertools import chain, repeat
from os import F_OK, access, strerror
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreError
from bot.store.kept_open import KeptOpen
from bot.store.migrating import EMPTY, current, head, remedy, turn, upgrade
from bot.store.noted import Noted, noting
from bot.store.postgres_server import PostgresServer
from bot.store.reply_index import PAGES, merged
from bot.store.sealing import Keys, give_keys
from bot.store.sqlite_engine import sqlite_engine
from bot.store.trouble import NO_ROOM, NOT_HELD, NOT_MADE, TOO_MUCH, readable
from bot.turns import Turns, give_way, goes_first

BUSY_SECONDS = 1.3
"""For the turn, and once more for a lock that another program holds: together less than Slack waits for an answer."""
LOCK_SECONDS = 0.5
"""How long a program waits for the one before it to let go of the file."""
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

    def writing(self, *held: str) -> AbstractAsyncContextManager[Tx]:
        """A transaction that may write, and holds these names. Raises StoreError where it can't have its turn."""
        ...

    def reading(self) -> AbstractAsyncContextManager[Tx]:
        """A transaction that sees one moment throughout."""
        ...

    def glancing(self) -> AbstractAsyncContextManager[Tx]:
        """For what a server is asked in one statement, which sees one moment without the words of a transaction."""
        ...

    async def close(self) -> None:
        """Let every connection go."""

    async def upgrade(self) -> None: ...

    async def scrub(self) -> None:
        """Leave nothing on the disk of what was deleted, as far as this program can."""

    async def back_up(self, file: Path) -> None:
        """A copy of everything at one moment, also while programs work on it."""

    def worked_on(self) -> bool | None:
        """Whether a program works on it now; None where that can't be told from here."""
        ...

    def alone(self) -> AbstractContextManager[object]:
        """Held while a program works on it, where only one may. Raises StoreError when another does."""
        ...


class SqliteFile:
    """One file. A write holds its only write lock, so nothing slow is awaited inside it.

    Those of this program wait for it in turns; SQLite itself would have them look again and again. Whoever somebody
    waits for gives up soon, also on their turn.
    """

    migrates, shared = True, False

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path, self.name, self._turns = path, str(path), Turns()
        self.writer = sqlite_engine(path, "BEGIN IMMEDIATE", busy_seconds)
        self.reader = sqlite_engine(path, "BEGIN", busy_seconds)
        self._writers, self._readers = KeptOpen(self.writer, "BEGIN IMMEDIATE"), KeptOpen(self.reader, "BEGIN")

    async def upgrade(self) -> None:
        with self._in_its_folder():
            self.path.touch(mode=0o600)  # for nobody else on this machine; the files beside it take its rights over
        async with self.writer.connect() as connection:
            await connection.run_sync(upgrade)
            await connection.commit()

    @asynccontextmanager
    async def writing(self, *held: str) -> AsyncIterator[Tx]:
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(BUSY_SECONDS if goes_first() else None):
                    await stack.enter_async_context(self._turns.turn())
            except TimeoutError:
                raise StoreError(TOO_MUCH.format(where=self.name)) from None
            yield await stack.enter_async_context(self._writers.transaction())

    def reading(self) -> AbstractAsyncContextManager[Tx]:
        return self._readers.transaction()

    glancing = reading

    async def close(self) -> None:
        await self._writers.close()
        await self._readers.close()

    async def scrub(self) -> None:
        """Deleted pages are overwritten (`secure_delete`); the index of replies' words and the log still have them."""
        for pages in chain((-PAGES,), repeat(PAGES)):
            async with self.writing() as tx:
                if not await merged(tx, pages):
                    break
        async with self._driver() as driver:
            await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def back_up(self, file: Path) -> None:
        """Page by page: `VACUUM INTO` would number rows anew, which the index of products' words goes by."""
        with closing(sqlite3.connect(file, check_same_thread=False)) as target:
            async with self._driver() as driver:
                await driver.backup(target)

    @asynccontextmanager
    async def _driver(self) -> AsyncIterator[Any]:
        """The driver's own connection, for what SQLite takes outside of transactions only."""
        async with self.writer.connect() as connection:
            yield (await connection.get_raw_connection()).driver_connection

    def worked_on(self) -> bool | None:
        """Nothing is made for it: the lock would belong to whoever asks, and the program could not have it then."""
        try:
            if Path((lock := self._lock).lock_file).is_file():
                lock.acquire()
                lock.release()
        except Timeout:
            return True
        except OSError:
            return None
        return False

    @contextmanager
    def alone(self) -> Iterator[None]:
        lock = self._lock
        try:
            with self._in_its_folder():
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

    @property
    def _lock(self) -> FileLock:
        return FileLock(f"{self.path.resolve()}.lock", timeout=LOCK_SECONDS)

    @contextmanager
    def _in_its_folder(self) -> Iterator[None]:
        """Where something is to be made. Raises StoreError that names what can't be."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            yield
        except Timeout:
            raise
        except OSError as error:
            file = error.filename or self.name
            words = NOT_HELD if file == self._lock.lock_file and access(file, F_OK) else NOT_MADE
            words = NO_ROOM if error.errno == ENOSPC else words
            raise StoreError(words.format(where=self.name, file=file, why=error.strerror)) from error


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
        """A transaction that may write. Of those that hold one name, one at a time goes on.

        Raises StoreError with a remedy when the database can't take it.
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
        """A transaction that only reads, and sees one moment throughout, beside any writer."""
        async with self._read(self.place.reading()) as tx:
            yield tx

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[Tx]:
        """The same for a single statement, or what is asked `AtOnce`: each would see a moment of its own."""
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
        """Bring the tables to this version of the code. Raises StoreError when they are newer than the code."""
        try:
            async with turn():
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

    async def require_current(self) -> None:
        """Raises StoreError with what to do where it is older or newer than the code."""
        found, wanted = await self.version()
        if found != wanted:
            stands = f"is at schema {found}, and this version wants {wanted}" if found else EMPTY
            raise StoreError(f"The database ({self.place.name}) {stands}. {remedy(found, self.place.migrates)}")

    async def scrub(self) -> None:
        """Best-effort: who reads meanwhile puts it off."""
        with suppress(SQLAlchemyError, sqlite3.Error):
            await self.place.scrub()

    async def back_up(self, file: Path) -> None:
        """A copy of everything. Raises StoreError, and OSError where the disk of the copy is full."""
        try:
            await self.place.back_up(file)
        except (SQLAlchemyError, sqlite3.Error) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise OSError(ENOSPC, strerror(ENOSPC)) from error
            raise readable(error, self.place.name) from error

    async def close(self) -> None:
        await self.place.close()


def open_database(url: str, keys: Sequence[str] = ()) -> Database:
    """The database of a DATABASE_URL; nothing is connected yet. Words are sealed with the first of `keys`."""
    place = SqliteFile(Path(url.removeprefix(SQLITE))) if url.startswith(SQLITE) else PostgresServer(url)
    return Database(place, Keys(keys) if keys else None)
