"""An engine on an SQLite file: how its connections are set, and what begins a transaction."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import NullPool, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store.sqlite_here import Connection


def sqlite_engine(path: Path, begin: str, busy_seconds: float) -> AsyncEngine:
    """Durable, and nothing deleted stays readable in the file. `begin` is BEGIN, or BEGIN IMMEDIATE to write."""

    async def connect(*args: object, **more: object) -> Connection:
        return Connection(path, busy_seconds)

    engine = create_async_engine(
        f"sqlite+aiosqlite:///{path}", hide_parameters=True, async_creator=connect, poolclass=NullPool
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: Any, record: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.cursor().execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: SyncConnection) -> None:
        connection.exec_driver_sql(begin)

    return engine
