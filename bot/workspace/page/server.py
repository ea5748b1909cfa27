"""The page's server side: one view of the workspace for one person, and what they do in it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from ..errors import SlackError
from ..model import Conversation
from ..scene import Sample
from ..state import State
from .acts import ACTS, PageActs
from .rendering import Rendering

Json = dict[str, Any]
STATIC = Path(__file__).with_name("static")
STILL_HERE_SECONDS = 15.0
MOST_FILE_BYTES = 256 * 2**20
TOO_LARGE = "This file is larger than 256 MB, the most that this workspace keeps."


@dataclass
class Page:
    state: State
    acts: PageActs
    samples: tuple[Sample, ...] = ()
    welcome: str = ""
    _open: set["asyncio.Event"] = field(default_factory=set)
    _stopped: bool = False

    def add_routes(self, app: web.Application) -> None:
        """Begins anew, also after it was stopped: the first port may have been taken."""
        self._stopped = False
        app.router.add_get("/", self._index)
        app.router.add_get("/page/view", self._view)
        app.router.add_get("/page/changes", self._changes)
        app.router.add_post("/page/act/{act}", self._act)
        app.router.add_post("/page/upload", self._upload)
        app.router.add_static("/static", STATIC)

    async def _index(self, _: web.Request) -> web.Response:
        html = Rendering(self.state, "").page(self.samples)
        return web.Response(text=html, content_type="text/html")

    async def _view(self, request: web.Request) -> web.Response:
        """Everything on the screen, as HTML made here."""
        query = request.query
        try:
            user = self.state.person(query["person"]).id
            where = self._seen_by(user, query["channel"])
            html = Rendering(self.state, user).screen(
                where, query.get("thread") or None, self.welcome, query.get("tab", "")
            )
        except (KeyError, LookupError) as unknown:
            return web.json_response({"error": str(unknown)}, status=404)
        return web.json_response(html)

    def _seen_by(self, user: str, name: str) -> Conversation:
        """Raises LookupError for a direct conversation of somebody else's."""
        where = self.state.conversation(name)
        if where.kind == "im" and user not in where.members:
            raise LookupError(f"there is no channel {name!r}")
        return where

    async def _act(self, request: web.Request) -> web.Response:
        """One thing a person does; the answer says what Slack would complain about."""
        try:
            body: Json = json.loads(await request.text())
            act: Callable[[PageActs, Json], Awaitable[Json]] = ACTS[request.match_info["act"]]
            return web.json_response({"ok": True, **await act(self.acts, body)})
        except (SlackError, PermissionError) as refusal:
            return web.json_response({"ok": False, "error": str(refusal)})
        except (LookupError, ValueError, TypeError) as broken:
            return web.json_response({"ok": False, "error": f"That isn't possible here: {broken}"}, status=400)

    async def _upload(self, request: web.Request) -> web.Response:
        """A file that a person drops into a conversation: the body is the file, the rest stands in the address."""
        query, data = request.query, bytearray()
        async for block in request.content.iter_chunked(1 << 16):
            data += block
            if len(data) > MOST_FILE_BYTES:
                return web.json_response({"ok": False, "error": TOO_LARGE}, status=413)
        try:
            person = self.acts.driver(query["person"])
            message = await person.drop(query["channel"], query["name"], bytes(data), query.get("text", ""))
            return web.json_response({"ok": True, "ts": message.ts})
        except PermissionError as refusal:
            return web.json_response({"ok": False, "error": str(refusal)})
        except LookupError as broken:
            return web.json_response({"ok": False, "error": f"That isn't possible here: {broken}"}, status=400)

    async def _changes(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: one line whenever something changed."""
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        changed = asyncio.Event()
        self._open.add(changed)
        self.state.watchers.add(changed.set)
        try:
            await self._tell(stream, changed)
        except ConnectionError:
            pass
        finally:
            self.state.watchers.discard(changed.set)
            self._open.discard(changed)
        return stream

    async def _tell(self, stream: web.StreamResponse, changed: asyncio.Event) -> None:
        await stream.write(b"data: hello\n\n")
        while not self._stopped:
            try:
                await asyncio.wait_for(changed.wait(), STILL_HERE_SECONDS)
                changed.clear()
                await stream.write(b"data: changed\n\n")
            except TimeoutError:
                await stream.write(b": still here\n\n")

    def stop(self) -> None:
        self._stopped = True
        for changed in self._open:
            changed.set()
