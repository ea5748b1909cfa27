"""Acknowledging Slack early: a listener that takes longer goes on after Slack has its answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.domain.clock import Clock

Send = Callable[[BoltResponse], Awaitable[None]]
SOON_SECONDS = 0.5
"""How long an answer waits for its listener to end, so that an error until then can be in it."""
log = logging.getLogger(__name__)


class Answer(AsyncAck):
    """Bolt's `ack`. Bolt's own holds the answer back until the listener ends, where that is awaited."""

    def __init__(self, send: Send, clock: Clock) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # bolt leaves its type out
        self._send, self._clock = send, clock
        self._soon: asyncio.Task[None] | None = None
        self.given = False

    async def __call__(self, *args: Any, **more: Any) -> BoltResponse:
        response = await super().__call__(*args, **more)
        self._soon = self._soon or asyncio.create_task(self._give_soon(response))
        return response

    async def end(self, response: BoltResponse) -> None:
        """The listener has ended: send its answer, unless one was sent."""
        if self._soon and not self.given:
            self._soon.cancel()
        await self._give(response)

    async def _give_soon(self, response: BoltResponse) -> None:
        await self._clock.sleep(SOON_SECONDS)
        await self._give(response)

    async def _give(self, response: BoltResponse) -> None:
        """Send it once. If the connection is gone the listener still goes on, and keeps what it keeps."""
        if self.given:
            return
        self.given = True
        try:
            await self._send(response)
        except (ConnectionError, aiohttp.ClientError) as error:
            log.warning("Slack could not be answered: %s", type(error).__name__)

    def __deepcopy__(self, memo: object) -> "Answer":
        """Bolt copies requests with all they hold; the connection must stay the same."""
        return self
