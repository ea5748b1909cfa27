"""The client of Slack's Web API, without retries, with shared connections."""

import math
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.concurrency.priority import elsewhere

WebClient = AsyncWebClient


def web_client(token: str, api_url: str, seconds: float = 30) -> AsyncWebClient:
    """A client without retries: a post whose answer was lost may be in Slack. `seconds` is the time-out of a call."""
    return AsyncWebClient(token=token, base_url=api_url, timeout=math.ceil(seconds), retry_handlers=[])


class _Shared:
    """The client's connections. Bolt copies requests with their client; this isn't copied."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    def request(self, *args: Any, **more: Any) -> "_Calling":
        return _Calling(self._session.request(*args, **more))

    @property
    def closed(self) -> bool:
        return self._session.closed

    def __deepcopy__(self, memo: object) -> "_Shared":
        return self


class _Calling:
    """One call. A listener that waits for Slack holds no computing slot meanwhile."""

    def __init__(self, request: AbstractAsyncContextManager[aiohttp.ClientResponse]) -> None:
        self._request = request

    async def __aenter__(self) -> aiohttp.ClientResponse:
        with elsewhere():
            return await self._request.__aenter__()

    async def __aexit__(self, *error: Any) -> None:
        await self._request.__aexit__(*error)


@asynccontextmanager
async def kept_open(client: AsyncWebClient) -> AsyncIterator[None]:
    """Inside, its calls share connections; otherwise it makes one, with a handshake, for each call."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=client.timeout)) as session:
        client.session = _Shared(session)  # type: ignore[assignment]  # all that the client calls of it
        try:
            yield
        finally:
            client.session = None
