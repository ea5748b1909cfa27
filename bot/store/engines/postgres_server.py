"""A PostgreSQL server as the place of the tables."""

import select
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StoreError
from bot.store.engines.kept_open import driver_of
from bot.store.engines.locks import holding
from bot.store.engines.migrating import upgrade_alone
from bot.store.engines.trouble import NOT_UTF8

CONNECT_SECONDS = 3
SILENT = {"keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3", "tcp_user_timeout": "60000"}
"""A connection whose network is silent ends within a minute, unless its URL says otherwise. In libpq's terms."""
LEADS = {"target_session_attrs": "primary"}
"""No connection to a server that became a copy of another: for as long as it is open it would read what is outdated."""

UTF8 = {"client_encoding": "utf8"}
"""Otherwise words come as the database is encoded, and one in SQL_ASCII as bytes."""
STILL_SECONDS = 60
_END_WHERE_STILL = f"""
SELECT set_config('idle_in_transaction_session_timeout', '{STILL_SECONDS}s', false) FROM pg_settings
WHERE name = 'idle_in_transaction_session_timeout' AND setting::bigint NOT BETWEEN 1 AND {STILL_SECONDS * 1000}
"""
"""Otherwise a program that was stopped, or whose machine vanished, in the middle of a change would keep its locks."""


def driver_url(url: str) -> str:
    """The URL for libpq, with these settings. libpq reads a space only as %20."""
    told = _watched(url).set(drivername="postgresql").render_as_string(hide_password=False)
    place, mark, more = told.partition("?")
    return place.replace(" ", "%20") + mark + more.replace("+", "%20")


def _watched(url: str) -> URL:
    parts = make_url(url)
    wanted = SILENT | LEADS | UTF8
    return parts.update_query_dict({name: value for name, value in wanted.items() if name not in parts.query})


def _named(url: str) -> str:
    """The place without secrets; passwords may be in the query too."""
    return make_url(url).set(drivername="postgresql", query={}).render_as_string(hide_password=True)


class PostgresServer:
    """A database on a PostgreSQL server, for any number of processes.

    Connections commit each statement by itself, except between BEGIN and COMMIT.
    """

    migrates, shared = False, True

    def __init__(self, url: str, connections: int = 20) -> None:
        parts = _watched(url).set(drivername="postgresql+psycopg")
        if parts.host:
            parts = parts.set(host=unquote(parts.host))  # libpq takes a folder of sockets as %2Frun%2Fpostgresql
        self.name = _named(url)
        options: dict[str, Any] = {
            "hide_parameters": True,
            "pool_size": connections // 2,
            "pool_timeout": CONNECT_SECONDS,
            "pool_use_lifo": True,  # what was used last has its statements prepared
            "connect_args": {"connect_timeout": CONNECT_SECONDS},
        }
        self.writer = create_async_engine(parts, isolation_level="AUTOCOMMIT", **options)
        self.reader = create_async_engine(parts, isolation_level="AUTOCOMMIT", **options)
        for engine in (self.writer, self.reader):
            _asked_when_told(engine)
        _ended_where_still(self.writer)

    async def upgrade(self) -> None:
        async with self.reader.connect() as connection:
            await _require_utf8(connection, self.name)
        async with self.writer.connect() as connection:
            await upgrade_alone(await connection.execution_options(isolation_level="READ COMMITTED"))

    def writing(self, *held: str) -> AbstractAsyncContextManager[AsyncConnection]:
        return _transaction(self.writer, holding("BEGIN ISOLATION LEVEL READ COMMITTED", held))

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        return _transaction(self.reader, "BEGIN ISOLATION LEVEL REPEATABLE READ")

    def glancing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        return self.reader.connect()

    async def close(self) -> None:
        await self.writer.dispose()
        await self.reader.dispose()

    async def scrub(self) -> None:
        """PostgreSQL's autovacuum does it."""

    async def back_up(self, file: Path) -> None:
        raise StoreError('PostgreSQL has its own: pg_dump --format=custom --file=FILE "$DATABASE_URL"')

    def worked_on(self) -> None:
        """The queue knows its workers."""

    def alone(self) -> AbstractContextManager[object]:
        return nullcontext()


async def _require_utf8(connection: AsyncConnection, where: str) -> None:
    """Raises StoreError for a database that can't keep every sign that people write."""
    if (encoding := await connection.scalar(text("SHOW server_encoding"))) != "UTF8":
        raise StoreError(NOT_UTF8.format(where=where, encoding=encoding))


@asynccontextmanager
async def _transaction(engine: AsyncEngine, begin: str) -> AsyncIterator[AsyncConnection]:
    """Committed at the end; otherwise the pool rolls it back."""
    async with engine.connect() as tx:
        await driver_of(tx).execute(begin)
        yield tx
        await driver_of(tx).commit()


def _asked_when_told(engine: AsyncEngine) -> None:
    """In place of `pool_pre_ping`, which asks each time and takes as long as most transactions."""

    @event.listens_for(engine.sync_engine, "checkout")
    def _wanted(connection: DBAPIConnection, record: ConnectionPoolEntry, proxy: object) -> None:
        try:
            if not is_silent(connection.driver_connection):
                engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error


def _ended_where_still(engine: AsyncEngine) -> None:
    """Have the server end a transaction in which nothing was asked for a minute, unless it does so sooner."""

    @event.listens_for(engine.sync_engine, "connect")
    def _made(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(_END_WHERE_STILL)
        cursor.close()
        connection.commit()


def is_silent(driver: Any) -> bool:
    """Whether nothing has come on a psycopg connection since it was read. The end of a connection would be something.

    So a silent one needn't be checked. Raises the driver's Error once it is closed.
    """
    socket = driver.pgconn.socket
    if sys.platform == "win32":  # has no poll
        return False
    came = select.poll()
    came.register(socket, select.POLLIN)
    return not came.poll(0)
