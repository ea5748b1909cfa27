"""A PostgreSQL server as a place for the tables."""

from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StoreError
from bot.store.migrating import upgrade_alone

CONNECT_SECONDS = 3
SURE_SECONDS = 1.0
"""A connection that was used so lately is there still; of any other the server is asked before it is used."""

SILENT = {"keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3", "tcp_user_timeout": "60000"}
"""A connection whose network went silent is given up within a minute, unless its URL says otherwise: libpq's words."""


def driver_url(url: str) -> str:
    """The URL as libpq takes it, with what it says of a silent network: it knows a blank by %20 alone."""
    told = _watched(url).set(drivername="postgresql").render_as_string(hide_password=False)
    place, mark, more = told.partition("?")
    return place.replace(" ", "%20") + mark + more.replace("+", "%20")


def _watched(url: str) -> URL:
    parts = make_url(url)
    return parts.update_query_dict({name: value for name, value in SILENT.items() if name not in parts.query})


class PostgresServer:
    """A database on a PostgreSQL server, for any number of processes."""

    migrates, shared = False, True

    def __init__(self, url: str, connections: int = 20) -> None:
        parts = _watched(url).set(drivername="postgresql+psycopg")
        self.name = make_url(url).set(drivername="postgresql").render_as_string(hide_password=True)
        options: dict[str, Any] = {
            "hide_parameters": True,
            "pool_size": connections // 2,
            "pool_timeout": CONNECT_SECONDS,
            "connect_args": {"connect_timeout": CONNECT_SECONDS},
        }
        self.writer = create_async_engine(parts, isolation_level="READ COMMITTED", **options)
        self.reader = create_async_engine(parts, isolation_level="REPEATABLE READ", **options)
        for engine in (self.writer, self.reader):
            _asked_when_idle(engine)

    async def upgrade(self) -> None:
        async with self.writer.connect() as connection:
            await upgrade_alone(connection)

    def writing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        return self.writer.begin()

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        return self.reader.begin()

    async def close(self) -> None:
        await self.writer.dispose()
        await self.reader.dispose()

    async def scrub(self) -> None:
        """PostgreSQL's own autovacuum does it."""

    async def back_up(self, file: Path) -> None:
        raise StoreError('PostgreSQL has its own: pg_dump --format=custom --file=FILE "$DATABASE_URL"')

    def worked_on(self) -> None:
        """The queue knows its workers."""

    def alone(self) -> AbstractContextManager[object]:
        return nullcontext()


def _asked_when_idle(engine: AsyncEngine) -> None:
    """What `pool_pre_ping` does each time, which takes as long as most transactions."""

    @event.listens_for(engine.sync_engine, "checkin")
    def _used(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        record.info["used"] = monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def _wanted(connection: DBAPIConnection, record: ConnectionPoolEntry, proxy: object) -> None:
        if monotonic() - record.info.get("used", monotonic()) <= SURE_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error
