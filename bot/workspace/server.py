"""The loopback server: Web API, Socket Mode, response urls and the page on one port."""

import json
from dataclasses import dataclass, field

from aiohttp import web

from .errors import SlackError
from .faults import Cut, Down
from .guard import add_headers, loopback_only
from .page.server import Page
from .socket_mode.sockets import Sockets
from .state import State
from .web_api.door import WebApi, broken
from .web_api.responses import Responses

MOST_BODY_BYTES = 4 * 2**20
RESPONSE_URL = "response_url"
"""What answers to these are called where a test asks for failures."""


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
        app.router.add_post("/upload/v1/{ticket}", self._upload)
        app.router.add_get("/page/picture/{file}", self._picture)
        self.page.add_routes(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.state.files_url, self.state.upload_url = f"{self.url}/files-pri/", f"{self.url}/upload/v1/"

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        return await self.sockets.serve(request, self.state.installation.app.app_id)

    async def _response_url(self, request: web.Request) -> web.Response:
        fault = self.api.faults.next(RESPONSE_URL)
        await self.api.faults.let_go(RESPONSE_URL)
        if isinstance(fault, Cut | Down):
            return broken(request, fault)
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

    async def _upload(self, request: web.Request) -> web.Response:
        """The bytes of an upload, once and as many as were announced."""
        ticket, data = request.match_info["ticket"], await request.read()
        upload = next((u for u in self.state.uploads.values() if u.ticket == ticket), None)
        if upload is None or upload.data is not None:
            return web.Response(status=404, text="not found")
        if len(data) != upload.length:
            return web.Response(status=400, text="the file isn't of the length that was announced")
        upload.data = data
        return web.Response(text=f"OK - {len(data)}")

    async def _picture(self, request: web.Request) -> web.Response:
        """For the page, which shows the messages that name it."""
        upload = self.state.uploads.get(request.match_info["file"])
        if upload is None or upload.data is None or not upload.is_picture:
            return web.Response(status=404, text="not found")
        return web.Response(body=upload.data, content_type=upload.kind)

    async def stop(self) -> None:
        self.page.stop()
        await self.sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
