"""Health checks for a platform: whether the program is alive, and whether it is ready. They reveal nothing else."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from time import monotonic

from aiohttp import web

from bot.errors import SettingsError

log = logging.getLogger(__name__)
Look = Callable[[], Awaitable[Mapping[str, bool]]]
LONGEST_LOOK = 2.0
"""Seconds a check may take; a longer one counts as not ready."""
KEEP_LOOK = 1.0
"""Seconds for which a result is reused, so that frequent requests don't cost the database anything."""


class Health:
    """Not ready until there is something to watch, and again once told to stop."""

    def __init__(self, longest_look: float = LONGEST_LOOK, keep_look: float = KEEP_LOOK) -> None:
        self._longest, self._keep = longest_look, keep_look
        self._look: Look | None = None
        self._alone = asyncio.Lock()
        self._found: Mapping[str, bool] = {}
        self._at = -keep_look

    def watch(self, look: Look | None) -> None:
        """`look` returns what must be true to be ready, by name; None means not ready."""
        self._look, self._at = look, monotonic() - self._keep

    async def ready(self) -> dict[str, bool]:
        """Whether it is ready, and each condition."""
        look = self._look
        if look is None:
            return {"ready": False}
        async with self._alone:
            if monotonic() - self._at >= self._keep:
                self._found, self._at = await _within(look, self._longest), monotonic()
        return {"ready": bool(self._found) and all(self._found.values()), **self._found}


async def _within(look: Look, seconds: float) -> Mapping[str, bool]:
    try:
        return await asyncio.wait_for(look(), seconds)
    except Exception:
        log.warning("can't tell whether all is well", exc_info=True)
        return {}


@asynccontextmanager
async def serving(health: Health, host: str, port: int) -> AsyncIterator[int]:
    """Serve /live and /ready; yields the port. Raises SettingsError where the address is not available."""

    async def live(request: web.Request) -> web.Response:
        return web.json_response({"live": True})

    async def ready(request: web.Request) -> web.Response:
        found = await health.ready()
        return web.json_response(found, status=200 if found["ready"] else 503)

    app = web.Application()
    app.add_routes([web.get("/live", live), web.get("/ready", ready)])
    app.on_response_prepare.append(_plain)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1)
    await runner.setup()
    try:
        yield await _listen(runner, host, port)
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> int:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        raise SettingsError(
            f"The health endpoint can't listen on {host}:{port} ({error.strerror}). "
            "Change LEVELHEAD_HEALTH_PORT or LEVELHEAD_HEALTH_HOST."
        ) from error
    return int(runner.addresses[0][1])


async def _plain(request: web.Request, response: web.StreamResponse) -> None:
    """Reveal nothing about what runs here; allow no caching."""
    response.headers["Server"] = "levelhead"
    response.headers["Cache-Control"] = "no-store"
