"""An SQLite file as the place of the tables."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    closing,
    contextmanager,
    nullcontext,
)
from errno import ENOSPC
from itertools import chain, repeat
from os import F_OK, access
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.concurrency.priority import PriorityLock, goes_first
from bot.errors import StoreError
from bot.store.engines.kept_open import KeptOpen
from bot.store.engines.migrating import current, head, upgrade
from bot.store.engines.reply_index import PAGES, merged
from bot.store.engines.same_file import SameFile
from bot.store.engines.sqlite_engine import sqlite_engine
from bot.store.engines.trouble import NO_ROOM, NOT_HELD, NOT_MADE, TOO_MUCH

BUSY_SECONDS = 1.3
"""How long to wait for the turn, and again for another program's lock: together less than Slack waits."""
LOCK_SECONDS = 0.5
"""How long a program waits for the one before it to release the file."""


class SqliteFile:
    """One file. A write holds its only write lock, so nothing slow is awaited inside.

    Writers of this program take turns; SQLite itself would poll. Work somebody waits for gives up soon, also on its
    turn.
    """

    migrates, shared = True, False

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path, self.name, self._turn_lock = path, str(path), PriorityLock()
        self._same, self._alone = SameFile(path), False
        self.writer = sqlite_engine(path, "BEGIN IMMEDIATE", busy_seconds, self._same)
        self.reader = sqlite_engine(path, "BEGIN", busy_seconds, self._same)
        self._writers, self._readers = KeptOpen(self.writer, "BEGIN IMMEDIATE"), KeptOpen(self.reader, "BEGIN")

    async def upgrade(self) -> None:
        """Not under a program that works on it, which would be of the version before."""
        with self._in_its_folder():
            self.path.touch(mode=0o600)  # for nobody else on this machine; the files beside it take its rights over
        async with self.glancing() as tx:
            found = await tx.run_sync(current)
        if found == head():  # found on a connection that stays open, as the first of its work
            return
        with nullcontext() if self._alone or found is None else self.alone():
            async with self.writer.connect() as connection:
                await connection.run_sync(upgrade)
                await connection.commit()

    @asynccontextmanager
    async def writing(self, *held: str) -> AsyncIterator[AsyncConnection]:
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(BUSY_SECONDS if goes_first() else None):
                    await stack.enter_async_context(self._turn_lock.turn())
            except TimeoutError:
                raise StoreError(TOO_MUCH.format(where=self.name)) from None
            self._same.require()
            yield await stack.enter_async_context(self._writers.transaction())

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        self._same.require()
        return self._readers.transaction()

    glancing = reading

    async def close(self) -> None:
        await self._writers.close()
        await self._readers.close()

    async def scrub(self) -> None:
        """Deleted pages are overwritten anyway (`secure_delete`), but not in the index of replies and the log."""
        for pages in chain((-PAGES,), repeat(PAGES)):
            async with self.writing() as tx:
                if not await merged(tx, pages):
                    break
        async with self._driver() as driver:
            await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def back_up(self, file: Path) -> None:
        """Page by page. `VACUUM INTO` would renumber rows, by which the index of products refers to them."""
        with closing(sqlite3.connect(file, check_same_thread=False)) as target:
            async with self._driver() as driver:
                await driver.backup(target)

    @asynccontextmanager
    async def _driver(self) -> AsyncIterator[Any]:
        """The driver's own connection, for what SQLite does outside transactions only."""
        async with self.writer.connect() as connection:
            yield (await connection.get_raw_connection()).driver_connection

    def worked_on(self) -> bool | None:
        """Nothing is created: the lock file would belong to whoever asks, and the program couldn't have it."""
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
            self._alone = True
            yield
        finally:
            self._alone = False
            lock.release()

    @property
    def _lock(self) -> FileLock:
        return FileLock(f"{self.path.resolve()}.lock", timeout=LOCK_SECONDS)

    @contextmanager
    def _in_its_folder(self) -> Iterator[None]:
        """Where files are to be created. Raises StoreError that names what can't be."""
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
