"""An engine on an SQLite file: how its connections are set, and what begins a transaction."""

from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


def sqlite_engine(url: str, begin: str, options: dict[str, Any]) -> AsyncEngine:
    """Durable, and nothing deleted stays readable in the file. `begin` is BEGIN, or BEGIN IMMEDIATE to write."""
    engine = create_async_engine(url, **options)

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: Any, record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.cursor().execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
