"""Timers for things that are due soon. The times themselves are in the rows."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, KeysView
from datetime import datetime
from typing import Any

from procrastinate.exceptions import ConnectorException

from bot.domain.clock import Clock
from bot.errors import StoreError
from bot.runner.in_process import AGAIN, reason
from bot.store.due.work import Ref

log = logging.getLogger(__name__)


class Timers:
    """Calls `wake` for each at its time. Several workers may keep the same one, so `wake` looks at the row first."""

    def __init__(self, clock: Clock, wake: Callable[[Ref], Awaitable[None]]) -> None:
        self._clock, self._wake = clock, wake
        self._times: dict[Ref, datetime] = {}
        self._next: datetime | None = None
        self._sooner = asyncio.Event()

    @property
    def kept(self) -> KeysView[Ref]:
        return self._times.keys()

    def set(self, ref: Ref, at: datetime) -> None:
        """Keep this time for it, in place of another."""
        self._times[ref] = at
        if self._next is None or at < self._next:
            self._sooner.set()

    def drop(self, ref: Ref) -> None:
        self._times.pop(ref, None)

    async def ring(self) -> None:
        """Wake each at its time, until cancelled, also while the database is away."""
        while True:
            try:
                await self._wake_due()
                await self._wait()
            except (ConnectorException, StoreError) as error:
                log.warning("can't wake what is due, trying again: %s", reason(error))
                await asyncio.sleep(AGAIN.total_seconds())

    async def _wake_due(self) -> None:
        now = self._clock.now()
        for ref, at in sorted(self._times.items(), key=lambda item: item[1]):
            if at <= now and self._times.get(ref) == at:
                await self._wake_one(ref)
                if self._times.get(ref) == at:
                    self.drop(ref)

    async def _wake_one(self, ref: Ref) -> None:
        """If one can't be woken, others don't wait for it; the sweep finds it. Raises where the database is away."""
        try:
            await self._wake(ref)
        except (ConnectorException, StoreError):
            raise
        except Exception:
            log.exception("can't be woken; the next sweep tries it again")

    async def _wait(self) -> None:
        """Wait for the next time, or until an earlier one is set."""
        self._sooner.clear()
        self._next = min(self._times.values(), default=None)
        waiting: list[asyncio.Future[Any]] = [asyncio.ensure_future(self._sooner.wait())]
        if self._next:
            left = self._next - self._clock.now()
            waiting.append(asyncio.ensure_future(self._clock.sleep(max(0.0, left.total_seconds()))))
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()
