"""The runner of one process: advances what is due, many things at once, each by one task at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

from bot import logs
from bot.concurrency.priority import look_round
from bot.concurrency.slots import Slots
from bot.domain.clock import Clock
from bot.errors import LevelheadError, StoreError
from bot.runner.wake import Bell
from bot.store.due import work
from bot.store.due.work import Due, Ref
from bot.store.engines.database import Database

Advance = Callable[[Ref], Awaitable[datetime | None]]
Sweep = Callable[[], Awaitable[None]]
SWEEP_EVERY = timedelta(seconds=60)
LONGEST_BACKOFF = timedelta(minutes=5)
LONGEST_REST = timedelta(minutes=5)
"""What is due again within this time keeps its place in the order; a later date has a place of its own."""
AGAIN = timedelta(seconds=2)
"""How soon the database is tried again after it failed."""
STOP_SECONDS = 20.0
"""How long work in progress may take once the program is told to stop; platforms kill after 30 seconds."""
IN_FLIGHT = 500
SLOTS = 16
NOTED_SECONDS, AGAIN_NOTED_SECONDS = 0.25, 0.05
"""Finished work is noted together, after the first time, or the second if it is due again by then; at once when idle.
Each note is a write to the disk. After a crash, work that wasn't noted is done again, which changes nothing."""
MANY, PAUSE_SECONDS = 2 * SLOTS, 0.02
"""With more tasks than MANY, due work is looked for after a pause, which grows with their number, as a look reads
all."""
log = logging.getLogger(__name__)


class Runner:
    """Calls `advance` for each thing that is due; it returns when that is due again, or None.

    At most `limit` run at once. Most of them wait for a model; at most `SLOTS` compute.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        advance: Advance,
        sweep: Sweep,
        limit: int = IN_FLIGHT,
        stop_seconds: float = STOP_SECONDS,
    ) -> None:
        self._database, self._clock, self._advance, self._sweep = database, clock, advance, sweep
        self._limit, self._stop_seconds, self._slots = limit, stop_seconds, Slots(SLOTS)
        self._bell = Bell()
        self._stopping = False
        self._running: dict[Ref, asyncio.Task[None]] = {}
        self._over: dict[Ref, tuple[Due, datetime | None]] = {}
        """Finished work that isn't noted yet, with when it is due again."""
        self._note_due = False
        self._note_at: float | None = None
        """When to note it, by the loop's clock."""
        self._ended_since: set[Ref] = set()
        """Work that ended while due rows were read, so that those may be out of date."""
        self._sweep_at: datetime | None = None

    @property
    def at_work(self) -> bool:
        """Whether it takes new work."""
        return not self._stopping

    def ring(self) -> None:
        """There may be work to do."""
        self._bell.ring()

    async def settled(self) -> None:
        """Wait until nothing is due and nothing runs."""
        await self._bell.idle.wait()

    async def run(self) -> None:
        """Advance what is due until stopped, also while the database is away.

        If this is cancelled, running work is cut off and done by the next start.
        """
        try:
            while not self._stopping:
                if len(self._running) > MANY:
                    await asyncio.sleep(PAUSE_SECONDS * len(self._running) / MANY)
                await look_round()
                self._bell.rung.clear()
                await self._wait(await self._look())
            await asyncio.gather(*self._running.values(), return_exceptions=True)
        finally:
            await self._cut_off()

    async def stop(self) -> None:
        """Take no new work, and give running work its time to finish."""
        self._stopping = True
        self._bell.ring()
        if self._running:
            await asyncio.wait(self._running.values(), timeout=self._stop_seconds)
        await self._noted()

    async def _look(self) -> datetime | None:
        """Start what is due. Returns when to look again."""
        try:
            await self._sweep_if_time()
            if self._note_due:
                await self._note()
            upcoming = await self._start_due()
            if self._over and not self._running:
                await self._note()
                self._bell.ring()  # what was noted may be due again before that
            return upcoming
        except StoreError as error:
            log.warning("can't look for what is due, trying again: %s", error)
        except Exception:
            log.exception("can't look for what is due, trying again")
        return self._clock.now() + AGAIN

    async def _sweep_if_time(self) -> None:
        """Sweep once it is time, also after a clock was set back. If it fails, due work goes on."""
        now = self._clock.now()
        if self._sweep_at and timedelta(0) < self._sweep_at - now <= SWEEP_EVERY:
            return
        self._sweep_at = now + AGAIN
        try:
            await self._sweep()
        except Exception:
            log.exception("could not look for what is unfinished; trying again")
        else:
            self._sweep_at = now + SWEEP_EVERY

    async def _start_due(self) -> datetime | None:
        now = self._clock.now()
        self._ended_since.clear()
        room = self._limit - len(self._running)
        async with self._database.read() as tx:
            items = await work.due(tx, now, self._limit + len(self._over)) if room > 0 else []
            upcoming = await work.next_due(tx, after=now)
        for item in items:
            if not self._taken(item) and len(self._running) < self._limit and not self._stopping:
                self._start(item)
                await look_round()
        if not self._running and not self._over and not self._bell.rung.is_set():
            self._bell.idle.set()
        return upcoming

    def _taken(self, item: Due) -> bool:
        done, _ = self._over.get(item.ref, (None, None))
        noted = done is not None and done.wakes == item.wakes
        return noted or item.ref in self._running or item.ref in self._ended_since

    def _start(self, item: Due) -> None:
        self._over.pop(item.ref, None)
        with logs.about(**item.ref.logged):
            task = asyncio.create_task(self._do(item), name=f"{item.ref.kind} {item.ref.id}")
        self._running[item.ref] = task
        task.add_done_callback(lambda _: self._ended(item.ref))

    def _ended(self, ref: Ref) -> None:
        self._running.pop(ref, None)
        self._ended_since.add(ref)
        self._bell.ring()

    async def _do(self, item: Due) -> None:
        async with self._slots.working():
            if not self._stopping:
                await self._did(item)

    async def _did(self, item: Due) -> None:
        try:
            again = await self._advance(item.ref)
            self._over[item.ref] = item, again
        except Exception as error:
            log.exception("could not be advanced; trying again")
            await self._failed(item, error)
        else:
            self._note_soon(again)

    def _note_soon(self, again: datetime | None) -> None:
        loop, soon = asyncio.get_running_loop(), self._clock.now() + timedelta(seconds=NOTED_SECONDS)
        at = loop.time() + (AGAIN_NOTED_SECONDS if again and again <= soon else NOTED_SECONDS)
        if self._note_at is None or at < self._note_at:
            self._note_at = at
            loop.call_at(at, self._time_to_note)

    def _time_to_note(self) -> None:
        self._note_at = None
        if self._over:
            self._note_due = True
            self._bell.ring()

    async def _note(self) -> None:
        """Note all finished work. Raises StoreError, and is then tried again."""
        noted, now = dict(self._over), self._clock.now()
        async with self._database.write() as tx:
            for item, again in noted.values():
                soon = again is not None and again - now <= LONGEST_REST
                await (work.rests(tx, item, again) if again and soon else work.done(tx, item, again))
        self._over = {ref: over for ref, over in self._over.items() if noted.get(ref) != over}
        self._note_at, self._note_due = None, False
        for _, again in self._over.values():
            self._note_soon(again)

    async def _noted(self) -> None:
        """Note finished work at the end. What can't be noted is done again at the next start, which changes nothing."""
        if self._over:
            with suppress(StoreError):
                await self._note()

    async def _failed(self, item: Due, error: Exception) -> None:
        """Have it tried again later. If that can't be noted, it stays due, and rests here for a moment."""
        again = self._clock.now() + backoff(item.attempts)
        try:
            async with self._database.write() as tx:
                await work.failed(tx, item, again, reason(error))
        except StoreError:
            await self._clock.sleep(AGAIN.total_seconds())

    async def _wait(self, upcoming: datetime | None) -> None:
        longest = self._clock.now() + SWEEP_EVERY
        until = min(upcoming or longest, self._sweep_at or longest, longest)
        sleeper = asyncio.ensure_future(self._clock.sleep((until - self._clock.now()).total_seconds()))
        bell = asyncio.ensure_future(self._bell.rung.wait())
        try:
            await asyncio.wait({sleeper, bell}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleeper.cancel()
            bell.cancel()

    async def _cut_off(self) -> None:
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)


def backoff(failures: int) -> timedelta:
    """How long to wait after so many failures in a row."""
    return min(timedelta(seconds=2 ** min(failures, 9)), LONGEST_BACKOFF)


def reason(error: Exception) -> str:
    """Why something failed, for operators: our own sentence, or the kind of error."""
    return str(error) if isinstance(error, LevelheadError) else type(error).__name__
