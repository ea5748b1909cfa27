"""The loopback server: Web API, Socket Mode, response urls and the page on one port."""

import json
from dataclasses import dataclass, field

from aiohttp import web

from .errors import SlackError
from .guard import add_headers, loopback_only
from .page import Page
from .responses import Responses
from .sockets import Sockets
from .state import State
from .web_api import WebApi

MOST_BODY_BYTES = 4 * 2**20


@dataclass
class Server:
    state: State
    api: WebApi
    sockets: Sockets
    responses: Responses
    page: Page
    host: str = "127.0.0.1"
    port: int = 0
    _runner: web.AppRunner | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    async def start(self, port: int) -> None:
        app = web.Application(middlewares=[loopback_only], client_max_size=MOST_BODY_BYTES)
        app.on_response_prepare.append(add_headers)
        app.router.add_route("*", "/api/{method}", self.api.handle)
        app.router.add_get("/link", self._socket)
        app.router.add_post("/response/{name}", self._response_url)
        app.router.add_get("/files-pri/{file}/{name}", self._file)
        self.page.add_routes(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.state.files_url = f"{self.url}/files-pri/"

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        return await self.sockets.serve(request, self.state.installation.app.app_id)

    async def _response_url(self, request: web.Request) -> web.Response:
        try:
            self.responses.to_url(request.match_info["name"], json.loads(await request.text()))
        except SlackError as refusal:
            return web.json_response(refusal.answer(), status=404 if refusal.code.endswith("_url") else 400)
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        return web.Response(text="ok")

    async def _file(self, request: web.Request) -> web.Response:
        """A file for a token that may read it. Whoever else asks gets the sign-in page, as from Slack, with a 200."""
        installed, data = self.state.installed, self.state.files.get(request.match_info["file"])
        if data is None:
            return web.Response(status=404, text="not found")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        may = installed and token == installed.app.bot_token and "files:read" in installed.scopes
        if not may or token in self.state.dead_tokens:
            return web.Response(text="<!DOCTYPE html><title>Sign in</title>", content_type="text/html")
        return web.Response(body=data, content_type="application/octet-stream")

    async def stop(self) -> None:
        self.page.stop()
        await self.sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
