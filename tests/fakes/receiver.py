"""What listens at a team's webhook: it takes what is signed and in time, each name once, and keeps it."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes ....").decode()

CUT = -1


@dataclass
class Receiver:
    """`answers` are the statuses of the next requests; 0 takes it and cuts the connection, CUT only cuts. Then it is 204.

    `asks`: the `Retry-After` of each answer.
    """

    url: str = ""
    answers: list[int] = field(default_factory=list)
    asks: str = ""
    taken: dict[str, dict[str, Any]] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        body, name = await request.read(), request.headers["webhook-id"]
        signed = f"{name}.{request.headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(SECRET.removeprefix("whsec_"))
        wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        if request.headers["webhook-signature"] != wanted:
            return web.Response(status=401)
        self.heard.append(name)
        status = self.answers.pop(0) if self.answers else 204
        if status in (0, 204):
            self.taken.setdefault(name, json.loads(body))
        if status in (0, CUT) and request.transport:
            request.transport.abort()
        asked = {"Retry-After": self.asks} if self.asks else {}
        return web.Response(status=max(status, 0) or 204, headers={"Location": self.url} | asked)


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/replies", receiver.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/replies"
    try:
        yield receiver
    finally:
        await asyncio.shield(runner.cleanup())
