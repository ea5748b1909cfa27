"""What is reached over the network and then says nothing: a relay before a PostgreSQL, and a port that never answers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy import make_url

Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Take = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Relay:
    """`url` leads through it to the database of `behind`."""

    behind: str
    url: str = ""
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while what comes is passed on."""

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """To the end of either side."""
        there, back = await self._reach()
        try:
            await asyncio.gather(self._pass_on(reader, back), self._pass_on(there, writer))
        except OSError:
            return
        finally:
            for end in (writer, back):
                end.close()

    async def _reach(self) -> Ends:
        parts = make_url(self.behind)
        folder, port = parts.query.get("host"), parts.port or 5432
        if folder:
            return await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{port}")
        return await asyncio.open_connection(parts.host, port)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while came := await reader.read(1 << 16):
            await self.heard.wait()
            writer.write(came)
            await writer.drain()
        writer.close()


@asynccontextmanager
async def relayed(url: str) -> AsyncIterator[Relay]:
    """A way to this database that can fall silent."""
    relay = Relay(url)
    relay.heard.set()
    async with _listening(relay.take) as port:
        way = make_url(url).set(host="127.0.0.1", port=port).difference_update_query(["host"])
        relay.url = way.render_as_string(hide_password=False)
        try:
            yield relay
        finally:
            relay.heard.set()


@asynccontextmanager
async def never_answering() -> AsyncIterator[str]:
    """The address of somebody who takes connections and says nothing."""

    async def keep(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(1 << 16):
            pass
        writer.close()

    async with _listening(keep) as port:
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def _listening(take: Take) -> AsyncIterator[int]:
    open_ends = set[asyncio.StreamWriter]()

    async def taken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ends.add(writer)
        await take(reader, writer)

    server = await asyncio.start_server(taken, "127.0.0.1", 0)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        for end in open_ends:
            end.transport.abort()
