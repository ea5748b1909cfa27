"""The runner of one process: advances what is due, several things at once, one at a time per thing."""

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
"""What is due again within this time keeps its place among what is due; a date to come has its own."""
AGAIN = timedelta(seconds=2)
"""How soon the database is asked again that could not be used."""
STOP_SECONDS = 20.0
"""What the work in hand may take once the program is told to stop; platforms kill after 30."""
IN_FLIGHT = 500
SLOTS = 16
NOTED_SECONDS, AGAIN_NOTED_SECONDS = 0.25, 0.05
"""What was done is noted after so long, sooner where it is due again before that, and at once where nothing else is
under way: each note is a write to the disk. Killed before it the same is done again, which changes nothing."""
MANY, PAUSE_SECONDS = 2 * SLOTS, 0.02
"""With more than so many under way, what has become due is looked for after a pause, which is longer the more there
are: each look reads them all."""
log = logging.getLogger(__name__)


class Runner:
    """`advance` does the next things for a ref and says when it is due again, or None.

    At most `limit` are under way at once. Most of them wait for a model: of the others there are at most `SLOTS`.
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
        """What was done and isn't noted yet, with when it is due again."""
        self._note_due = False
        self._note_at: float | None = None
        """When that is, by the loop's clock."""
        self._ended_since: set[Ref] = set()
        """What ended while what is due was read: the row read may be older than that."""
        self._sweep_at: datetime | None = None

    @property
    def at_work(self) -> bool:
        """Whether it takes what is due."""
        return not self._stopping

    def ring(self) -> None:
        """There may be work."""
        self._bell.ring()

    async def settled(self) -> None:
        """Wait until nothing is due and nothing runs."""
        await self._bell.idle.wait()

    async def run(self) -> None:
        """Advance what is due until stopped, also when the database can't be used for a while.

        What runs when this is cancelled is cut off, and found again by the next start.
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
        """Take nothing new, and give what runs its time to finish."""
        self._stopping = True
        self._bell.ring()
        if self._running:
            await asyncio.wait(self._running.values(), timeout=self._stop_seconds)
        await self._noted()

    async def _look(self) -> datetime | None:
        """Start what is due. Gives when to look again."""
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
        """Also where the clock was set back. Where it fails, what is due goes on all the same."""
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
        """Note all that was done. Raises StoreError; then it is tried again."""
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
        """At the end: what can't be noted is done again at the next start, which changes nothing."""
        if self._over:
            with suppress(StoreError):
                await self._note()

    async def _failed(self, item: Due, error: Exception) -> None:
        """Have it tried again later. Where that can't be noted it is still due, and rests a moment here."""
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
    """How long what failed rests, which failed so often in a row before."""
    return min(timedelta(seconds=2 ** min(failures, 9)), LONGEST_BACKOFF)


def reason(error: Exception) -> str:
    """Why something could not be advanced, for operators: a sentence of ours, or the error's kind."""
    return str(error) if isinstance(error, LevelheadError) else type(error).__name__
