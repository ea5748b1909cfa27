"""When things are due again: kept in rows for every worker, and in a timer by the worker that knows."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.domain.clock import Clock
from bot.runner.in_process import backoff, reason
from bot.runner.timers import Timers
from bot.store.due import work
from bot.store.due.work import Ref
from bot.store.engines.database import Database, Tx

MOST_LATE = 1_000
"""So much of what is late is found at a time: after an outage that may be everything."""
Ask = Callable[[Tx, Ref, int], Awaitable[None]]
"""Have this advanced now; it failed so often before."""


class Planned:
    """What is due later, by the rows of one database. As jobs, these would be read by every search for jobs.

    Timers are kept for what is due within `ahead`; call `find` more often than that.
    """

    def __init__(self, database: Database, clock: Clock, ahead: timedelta, ask: Ask) -> None:
        self._database, self._clock, self._ahead, self._ask = database, clock, ahead, ask
        self._timers = Timers(clock, self._wake)

    @property
    def keeps_some(self) -> bool:
        """Whether a timer is kept."""
        return bool(self._timers.kept)

    async def ring(self) -> None:
        """Ask for each at its time, until cancelled."""
        await self._timers.ring()

    async def find(self) -> None:
        """Set timers for what is due soon, as the worker that planned it may be gone."""
        await self._find(self._clock.now() + self._ahead)

    async def find_late(self) -> None:
        """Set timers for what is past its time: nobody has asked for it, so whoever kept its timer is gone."""
        await self._find(self._clock.now(), MOST_LATE)

    async def _find(self, until: datetime, most: int | None = None) -> None:
        async with self._database.read() as tx:
            soon = await work.due_until(tx, until, most)
        for ref, at in soon:
            if ref not in self._timers.kept:
                self._timers.set(ref, at)

    async def advanced(self, ref: Ref, again: datetime | None, failures: int) -> None:
        """Keep when it is due again. The latest run counts, as it has seen everything."""
        if again or failures or ref in self._timers.kept:
            async with self._database.write() as tx:
                await work.plan(tx, ref, again)
            self._keep(ref, again)

    async def failed(self, ref: Ref, error: Exception) -> None:
        async with self._database.write() as tx:
            failures = await work.attempts(tx, ref)
            again = self._clock.now() + backoff(failures)
            await work.note_error(tx, ref, failures + 1, reason(error), again)
        self._keep(ref, again)

    def _keep(self, ref: Ref, at: datetime | None) -> None:
        if at and at <= self._clock.now() + self._ahead:
            self._timers.set(ref, at)
        else:
            self._timers.drop(ref)

    async def _wake(self, ref: Ref) -> None:
        """Ask for it once, whichever worker's timer is first: the row says whether it is still due."""
        async with self._database.write() as tx:
            failures = await work.claim(tx, ref, self._clock.now())
            if failures is not None:
                await self._ask(tx, ref, failures)
