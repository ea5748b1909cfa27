"""The runner of one process: advances what is due, several things at once, one at a time per thing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.domain.clock import Clock
from bot.errors import StoreError
from bot.runner.wake import Bell
from bot.store import work
from bot.store.database import Database
from bot.store.work import Due, Ref

Advance = Callable[[Ref], Awaitable[datetime | None]]
Sweep = Callable[[], Awaitable[None]]
SWEEP_SECONDS = 60
LONGEST_BACKOFF = timedelta(minutes=5)
AGAIN = timedelta(seconds=2)
"""How soon the database is asked again that could not be used."""
log = logging.getLogger(__name__)


class Runner:
    """`advance` does the next things for a ref and says when it is due again, or None."""

    def __init__(self, database: Database, clock: Clock, advance: Advance, sweep: Sweep, limit: int = 16) -> None:
        self._database, self._clock, self._advance, self._sweep = database, clock, advance, sweep
        self._limit = limit
        self._bell = Bell()
        self._running: dict[Ref, asyncio.Task[None]] = {}
        self._ended_since: set[Ref] = set()
        """What ended while what is due was read: the row read may be older than that."""
        self._swept: datetime | None = None

    def ring(self) -> None:
        """There may be work."""
        self._bell.ring()

    async def settled(self) -> None:
        """Wait until nothing is due and nothing runs."""
        await self._bell.idle.wait()

    async def run(self) -> None:
        """Advance what is due until cancelled, also when the database can't be used for a while.

        What runs then is cut off, and found again by the next start.
        """
        try:
            while True:
                self._bell.rung.clear()
                await self._wait(await self._look())
        finally:
            await self._stop()

    async def _look(self) -> datetime | None:
        """Start what is due. Gives when to look again."""
        try:
            await self._sweep_if_time()
            return await self._start_due()
        except StoreError as error:
            log.warning("can't look for what is due, trying again: %s", error)
        except Exception:
            log.exception("can't look for what is due, trying again")
        return self._clock.now() + AGAIN

    async def _sweep_if_time(self) -> None:
        now = self._clock.now()
        if self._swept is None or now - self._swept >= timedelta(seconds=SWEEP_SECONDS):
            await self._sweep()
            self._swept = now

    async def _start_due(self) -> datetime | None:
        now = self._clock.now()
        self._ended_since.clear()
        async with self._database.read() as tx:
            items = await work.due(tx, now)
            upcoming = await work.next_due(tx, after=now)
        for item in items:
            taken = item.ref in self._running or item.ref in self._ended_since
            if not taken and len(self._running) < self._limit:
                self._start(item)
        if not self._running and not self._bell.rung.is_set():
            self._bell.idle.set()
        return upcoming

    def _start(self, item: Due) -> None:
        task = asyncio.create_task(self._do(item), name=f"{item.ref.kind} {item.ref.id}")
        self._running[item.ref] = task
        task.add_done_callback(lambda _: self._ended(item.ref))

    def _ended(self, ref: Ref) -> None:
        self._running.pop(ref, None)
        self._ended_since.add(ref)
        self._bell.ring()

    async def _do(self, item: Due) -> None:
        try:
            again = await self._advance(item.ref)
            async with self._database.write() as tx:
                await work.done(tx, item, again)
        except Exception as error:
            log.exception("could not advance %s %s", item.ref.kind, item.ref.id)
            await self._failed(item, error)

    async def _failed(self, item: Due, error: Exception) -> None:
        """Have it tried again later. Where that can't be noted it is still due, and rests a moment here."""
        delay = min(timedelta(seconds=2**item.attempts), LONGEST_BACKOFF)
        try:
            async with self._database.write() as tx:
                await work.failed(tx, item, self._clock.now() + delay, type(error).__name__)
        except StoreError:
            await self._clock.sleep(AGAIN.total_seconds())

    async def _wait(self, upcoming: datetime | None) -> None:
        longest = self._clock.now() + timedelta(seconds=SWEEP_SECONDS)
        until = min(upcoming or longest, longest)
        sleeper = asyncio.ensure_future(self._clock.sleep((until - self._clock.now()).total_seconds()))
        bell = asyncio.ensure_future(self._bell.rung.wait())
        try:
            await asyncio.wait({sleeper, bell}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleeper.cancel()
            bell.cancel()

    async def _stop(self) -> None:
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)
