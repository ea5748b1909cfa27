"""SQLite for the async engine without a thread for each statement: most run where they are awaited.

A statement on a local file takes microseconds; a thread costs ten times as much, four times for each. Only what waits
for a slow disk, the commit of a write, goes to a thread.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from time import perf_counter
from typing import Any, Self, TypeVar

Result = TypeVar("Result")
_LOOK_AGAIN_SECONDS = 0.01
"""How often a write checks whether another program still holds the file."""
_LOCKS_NOTHING = "BEGIN"
_QUICK_SECONDS = 0.001
"""With commits at most this long, they are waited for in place, as a thread takes as long."""
_WEIGHT = 1 / 16
"""Weight of the latest commit in the average, so that one checkpoint makes no disk slow."""
_ASIDE = 200
"""After so many commits in a thread, a slow disk is tried again."""


class Disk:
    """How quickly a disk takes commits."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._aside = 0

    def is_quick(self) -> bool:
        """Whether to wait for the next commit in place."""
        self._aside = max(0, self._aside - 1)
        return not self._aside

    def took(self, seconds: float) -> None:
        """A commit in place took so long."""
        self._seconds += (seconds - self._seconds) * _WEIGHT
        if self._seconds > _QUICK_SECONDS:
            self._seconds, self._aside = 0.0, _ASIDE


class Connection:
    """The methods of aiosqlite's connection that SQLAlchemy calls. It creates no file."""

    def __init__(self, file: Path, busy_seconds: float) -> None:
        self._connection: sqlite3.Connection | None = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=busy_seconds,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        self.isolation_level = None
        self._busy_seconds, self._waits_in_sqlite = busy_seconds, True
        self._changes_before = 0
        self.disk = Disk()
        self.sorts_long = False
        """Whether statements are begun in a thread, as they sort very much before they give their first row."""

    @property
    def opened(self) -> sqlite3.Connection:
        """Raises ValueError, as aiosqlite does, once it is closed."""
        if self._connection is None:
            raise ValueError("Connection closed")
        return self._connection

    def cursor(self) -> "Cursor":
        return Cursor(self, self.opened.cursor())

    async def begin_with(self, words: str) -> None:
        """Begin; where another program writes, wait without blocking the loop.

        Reading needs no lock, so waits for nobody.
        """
        connection, loop = self.opened, asyncio.get_running_loop()
        if connection.in_transaction:
            return
        until, self._changes_before = loop.time() + self._busy_seconds, connection.total_changes
        if words == _LOCKS_NOTHING:
            connection.execute(words)
            return
        if self._waits_in_sqlite:  # what holds the write lock waits for nothing more
            connection.execute("PRAGMA busy_timeout=0")
            self._waits_in_sqlite = False
        while True:
            try:
                connection.execute(words)
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or loop.time() >= until:
                    raise
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)

    async def commit(self) -> None:
        if self.opened.total_changes == self._changes_before:
            self.opened.commit()
        elif self.disk.is_quick():
            began = perf_counter()
            self.opened.commit()
            self.disk.took(perf_counter() - began)
        else:
            await aside(self.opened.commit)

    async def rollback(self) -> None:
        self.opened.rollback()

    async def close(self) -> None:
        self.stop()

    def stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    async def execute(self, words: str) -> None:
        await aside(lambda: self.opened.execute(words))

    async def backup(self, target: sqlite3.Connection) -> None:
        await aside(lambda: self.opened.backup(target))

    async def create_function(self, *args: Any, **more: Any) -> None:
        self.opened.create_function(*args, **more)


class Cursor:
    """The same for aiosqlite's cursor."""

    arraysize = 1

    def __init__(self, connection: Connection, cursor: sqlite3.Cursor) -> None:
        self._connection, self._cursor = connection, cursor

    @property
    def description(self) -> Any:
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._cursor.lastrowid

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, words: str, values: Any = ()) -> None:
        if words.startswith("BEGIN"):
            await self._connection.begin_with(words)
        elif self._connection.sorts_long:
            await aside(lambda: self._cursor.execute(words, values))
        else:
            self._cursor.execute(words, values)

    async def executemany(self, words: str, values: Iterable[Any]) -> None:
        self._cursor.executemany(words, values)

    async def fetchone(self) -> Any:
        return self._cursor.fetchone()

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        return self._cursor.fetchmany(size or self.arraysize)

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        self._cursor.close()

    async def __aiter__(self) -> AsyncIterator[Any]:
        for row in self._cursor:
            yield row


async def aside(do: Callable[[], Result]) -> Result:
    """Run it in a thread, to its end: a connection isn't released while one works on it, even after a cancellation."""
    working = asyncio.get_running_loop().run_in_executor(None, do)
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait({working})
        raise
