"""When things are due again: their rows tell it to every worker, and one that knows keeps the time and asks then."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.domain.clock import Clock
from bot.runner.alarms import Alarms
from bot.runner.in_process import backoff, reason
from bot.store.due import work
from bot.store.due.work import Ref
from bot.store.engines.database import Database, Tx

Ask = Callable[[Tx, Ref, int], Awaitable[None]]
"""Have it advanced now, which failed so often before."""


class Planned:
    """What the rows of one database say. A job for a time to come would be looked at by every search for jobs.

    The time is kept of what is due within `ahead`; `find` must be called more often than that.
    """

    def __init__(self, database: Database, clock: Clock, ahead: timedelta, ask: Ask) -> None:
        self._database, self._clock, self._ahead, self._ask = database, clock, ahead, ask
        self._alarms = Alarms(clock, self._wake)

    @property
    def keeps_some(self) -> bool:
        """Whether it knows of something that is due soon."""
        return bool(self._alarms.kept)

    async def ring(self) -> None:
        """Ask for each when its time has come, until cancelled."""
        await self._alarms.ring()

    async def find(self) -> None:
        """Look for what is due soon: who planned it may be gone."""
        async with self._database.read() as tx:
            soon = await work.due_until(tx, self._clock.now() + self._ahead)
        for ref, at in soon:
            if ref not in self._alarms.kept:
                self._alarms.set(ref, at)

    async def advanced(self, ref: Ref, again: datetime | None, failures: int) -> None:
        """What it said last counts: it saw all that stood there."""
        if again or failures or ref in self._alarms.kept:
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
            self._alarms.set(ref, at)
        else:
            self._alarms.drop(ref)

    async def _wake(self, ref: Ref) -> None:
        """Once, whoever else keeps its time: the row says whether it is still due."""
        async with self._database.write() as tx:
            failures = await work.claim(tx, ref, self._clock.now())
            if failures is not None:
                await self._ask(tx, ref, failures)
