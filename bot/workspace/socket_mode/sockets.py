"""Socket Mode: connections, envelopes and their acknowledgements."""

import asyncio
import contextlib
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from ..clock import Clock
from ..errors import Undelivered

Json = dict[str, Any]
ACK_SECONDS = 3.0
CLOSE_SECONDS = 10.0
MOST_CONNECTIONS = 10
PING_SECONDS = 30.0


@dataclass(eq=False)
class Connection:
    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    leaving: bool = False
    waiting: dict[str, "asyncio.Future[Json]"] = field(default_factory=dict)

    def acknowledge(self, raw: str) -> None:
        answer = json.loads(raw)
        waiter = self.waiting.pop(answer.get("envelope_id"), None)
        if waiter is not None and not waiter.done():
            waiter.set_result(answer.get("payload") or {})

    def give_up(self) -> None:
        for waiter in self.waiting.values():
            if not waiter.done():
                waiter.set_exception(Undelivered("connection_failed"))


@dataclass
class Sockets:
    clock: Clock
    changed: Callable[[], None]
    connections: list[Connection] = field(default_factory=list)
    tickets: set[str] = field(default_factory=set)
    _turn: int = 0
    _closing: set["asyncio.Task[None]"] = field(default_factory=set)

    def ticket(self) -> str:
        """Opens one connection, once."""
        ticket = secrets.token_urlsafe(16)
        self.tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request, app_id: str) -> web.StreamResponse:
        """One connection from its hello to its end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=403, text="this link was used or never given")
        self.tickets.remove(ticket)
        socket = web.WebSocketResponse(heartbeat=PING_SECONDS)
        await socket.prepare(request)
        if len(self.connections) >= MOST_CONNECTIONS:
            await socket.send_json(_disconnect("too_many_websockets"))
            await socket.close()
            return socket
        await self._converse(Connection(socket, request.transport), app_id)
        return socket

    async def _converse(self, connection: Connection, app_id: str) -> None:
        self.connections.append(connection)
        try:
            await connection.socket.send_json(_hello(app_id, len(self.connections)))
            self.changed()
            async for frame in connection.socket:
                if frame.type is WSMsgType.TEXT:
                    connection.acknowledge(frame.data)
        finally:
            self.connections.remove(connection)
            connection.give_up()
            self.changed()

    async def deliver(self, kind: str, payload: Json, *, response: bool = False, **retry: Any) -> Json:
        """Send one envelope to one connection; the answer is the ack's payload."""
        connection = self._next()
        envelope_id = secrets.token_hex(16)
        waiter: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope_id] = waiter
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload, "accepts_response_payload": response}
        try:
            await connection.socket.send_json({**envelope, **retry})
            return await self._acknowledged(waiter)
        except ConnectionError:
            raise Undelivered("connection_failed") from None
        finally:
            connection.waiting.pop(envelope_id, None)

    async def _acknowledged(self, waiter: "asyncio.Future[Json]") -> Json:
        timer: asyncio.Future[None] = asyncio.ensure_future(self.clock.sleep(ACK_SECONDS))
        racing: list[asyncio.Future[Any]] = [waiter, timer]
        try:
            await asyncio.wait(racing, return_when=asyncio.FIRST_COMPLETED)
            if waiter.done():
                return waiter.result()
            raise Undelivered("timeout")
        finally:
            timer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await timer

    def _next(self) -> Connection:
        """Connections take turns; one that was told to leave only serves when it's the last."""
        usable = [connection for connection in self.connections if not connection.socket.closed]
        staying = [connection for connection in usable if not connection.leaving] or usable
        if not staying:
            raise Undelivered("connection_failed")
        self._turn += 1
        return staying[self._turn % len(staying)]

    async def disconnect(self, reason: str) -> None:
        """Ask every connection to leave; those that don't are closed ten seconds later."""
        for connection in list(self.connections):
            connection.leaving = reason != "warning"
            await connection.socket.send_json(_disconnect(reason))
            if connection.leaving:
                task = asyncio.create_task(self._close_later(connection))
                self._closing.add(task)
                task.add_done_callback(self._closing.discard)

    async def _close_later(self, connection: Connection) -> None:
        await self.clock.sleep(CLOSE_SECONDS)
        await connection.socket.close()

    @contextlib.contextmanager
    def deaf(self) -> Iterator[None]:
        """Nothing that is sent here arrives meanwhile."""
        held = [connection.transport for connection in self.connections if connection.transport]
        for transport in held:
            transport.pause_reading()
        try:
            yield
        finally:
            for transport in held:
                transport.resume_reading()

    async def close(self) -> None:
        for task in list(self._closing):
            task.cancel()
        for connection in list(self.connections):
            await connection.socket.close()


def _hello(app_id: str, connections: int) -> Json:
    debug = {"host": "applink-workspace", "build_number": 1, "approximate_connection_time": 18060}
    return {
        "type": "hello",
        "num_connections": connections,
        "debug_info": debug,
        "connection_info": {"app_id": app_id},
    }


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-workspace"}}
