"""A server that answers every request with the same bytes, whatever they are."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import web


@dataclass
class Raw:
    """`url` is for the client; what it answers may be changed between two requests."""

    body: bytes = b""
    kind: str = "application/json"
    status: int = 200
    url: str = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{anything:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=self.body, content_type=self.kind, status=self.status, headers={"request-id": "r"})
