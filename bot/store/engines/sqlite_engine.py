"""An engine on an SQLite file: the settings of its connections, and how a transaction begins."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import NullPool, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import LRUCache

from bot.store.engines.same_file import SameFile
from bot.store.engines.sqlite_here import Connection
from bot.store.tables.sealing import keys_of

_SPELLED: LRUCache[Any, Any] = LRUCache(1000)
"""Statements compiled for SQLite; compiling takes longer than running one."""
_MOST_LOG_BYTES = 16 * 2**20
"""The most the write-ahead log keeps on disk: it grows while a reader lasts, and would stay as large."""
_PRAGMAS = (
    "journal_mode=WAL",
    f"journal_size_limit={_MOST_LOG_BYTES}",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
)


class Here(SQLiteDialect_aiosqlite):
    """Equal for every engine with the same keys, so that they share compiled statements."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Here) and keys_of(self) == keys_of(other)

    def __hash__(self) -> int:
        return hash((Here, keys_of(self)))


registry.register("sqlite.here", __name__, Here.__name__)


def sqlite_engine(path: Path, begin: str, busy_seconds: float, same: SameFile) -> AsyncEngine:
    """Durable; nothing deleted stays readable in the file. `begin` is BEGIN, or BEGIN IMMEDIATE to write."""

    async def connect(*args: object, **more: object) -> Connection:
        same.require()
        return Connection(path, busy_seconds)

    engine = create_async_engine(
        f"sqlite+here:///{path}",
        hide_parameters=True,
        async_creator=connect,
        poolclass=NullPool,
        execution_options={"compiled_cache": _SPELLED},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: Any, record: object) -> None:
        try:
            for pragma in _PRAGMAS:
                connection.cursor().execute(f"PRAGMA {pragma}")
        except BaseException:  # nobody has it yet who would close it
            connection.driver_connection.stop()
            raise

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: SyncConnection) -> None:
        connection.exec_driver_sql(begin)

    return engine
