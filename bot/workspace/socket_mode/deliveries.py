"""Envelopes under way: tasks, retries of events, and knowing when all is quiet."""

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ..clock import Clock
from ..errors import Undelivered
from .sockets import Sockets

Json = dict[str, Any]
RETRY_AFTER_SECONDS = (0.0, 60.0, 300.0)
PATIENCE_SECONDS = 60.0


@dataclass
class Deliveries:
    clock: Clock
    sockets: Sockets
    last: tuple[str, Json] | None = None
    """The last event or command, for redelivery: its envelope type and payload."""
    given_up: list[Json] = field(default_factory=list)
    """Events that no retry brought to the app."""
    held: list[Json] | None = None
    """Events that wait to be delivered; None where they are delivered at once."""
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _under_way: list[str] = field(default_factory=list)
    _due: list[datetime] = field(default_factory=list)
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def event(self, payload: Json) -> None:
        """Deliver an event in the background, with Slack's retries."""
        if self.held is not None:
            self.held.append(payload)
            return
        self.last = ("events_api", payload)
        self._begin(payload["event"]["type"])
        self._spawn(self._event(payload))

    async def ask(self, kind: str, payload: Json, *, response: bool = False) -> Json:
        """Deliver a command or an interaction and wait for its ack; these are never retried."""
        if kind == "slash_commands":
            self.last = (kind, payload)
        name = payload.get("command") or payload["type"]
        self._begin(name)
        try:
            return await self.sockets.deliver(kind, payload, response=response)
        finally:
            self._end(name)

    def again(self, kind: str, payload: Json) -> None:
        """Deliver something once more, whatever became of it."""
        if kind == "events_api":
            self._begin(payload["event"]["type"])
            self._spawn(self._event(payload))
        else:
            self._begin(payload["command"])
            self._spawn(self._again(payload))

    async def _again(self, payload: Json) -> None:
        with contextlib.suppress(Undelivered):
            await self.sockets.deliver("slash_commands", payload, response=True)
        self._end(payload["command"])

    async def _event(self, payload: Json) -> None:
        name, reason = payload["event"]["type"], ""
        for attempt in range(len(RETRY_AFTER_SECONDS) + 1):
            if attempt:
                await self._wait(name, RETRY_AFTER_SECONDS[attempt - 1])
            try:
                await self.sockets.deliver("events_api", payload, retry_attempt=attempt, retry_reason=reason)
                break
            except Undelivered as failure:
                reason = failure.reason
        else:
            self.given_up.append(payload["event"])
            self.sockets.changed()
        self._end(name)

    async def _wait(self, name: str, seconds: float) -> None:
        """Between two attempts nothing is under way; what is due counts again."""
        due = self.clock.now() + timedelta(seconds=seconds)
        self._due.append(due)
        self._end(name)
        if seconds:
            await self.clock.sleep(seconds)
        self._due.remove(due)
        self._begin(name)

    async def settled(self) -> None:
        """Wait until no envelope is unacknowledged and no retry is due now."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while self._under_way or any(due <= self.clock.now() for due in self._due):
                    self._moved.clear()
                    await self._moved.wait()
        except TimeoutError:
            raise TimeoutError(f"no acknowledgement of {self._under_way}; does the app listen to it?") from None

    def _begin(self, name: str) -> None:
        self._under_way.append(name)
        self._moved.set()

    def _end(self, name: str) -> None:
        self._under_way.remove(name)
        self._moved.set()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
