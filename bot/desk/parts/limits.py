"""What others limit, kept to by all workers together: rates before a call, pauses after a refusal."""

import logging
from datetime import timedelta

from bot.domain.clock import Clock
from bot.domain.pace import Pace, Rate
from bot.store import limits
from bot.store.database import Database, Tx

log = logging.getLogger(__name__)
LONGEST_SECONDS = 86_400
GAP = timedelta(seconds=0.1)
"""After a pause its waiters come back one so often, where no rate is known."""


class Limits:
    """Names are ours: `slack chat.update`, `claude <model>`. All spans are in seconds. Raises StoreError."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database, self._clock = database, clock
        self._known: dict[str, Pace] = {}
        """Where no other program keeps any: how it stood when it was read or kept last."""

    async def call(self, name: str, rate: Rate | None, count: int = 1, again: bool = True) -> float:
        """0 when so many calls may be made now; they count then. Else how long to wait before asking again.

        Without a rate only pauses count. `again`: whoever asks will come back, so a turn is kept for them.
        """
        if rate is None:
            return await self.paused(name)
        now = self._clock.now()
        async with self.database.write(name) as tx:
            pace, wait = (await limits.pace(tx, name)).called(rate, now, count)
            if again or not wait:
                await limits.keep(tx, name, pace, now)
        return wait.total_seconds()

    async def paused(self, name: str) -> float:
        """0 when nothing keeps this from being called; else how long to wait, for each asker a little longer."""
        now = self._clock.now()
        if not (await self._pace(name)).paused(now):
            return 0.0
        async with self.database.write(name) as tx:
            pace, wait = await self._turn(tx, name, await limits.pace(tx, name), GAP)
        return self._kept(name, pace, wait)

    async def refused(self, name: str, seconds: float | None = None, rate: Rate | None = None) -> float:
        """The other side refused a call, and asked for `seconds` of pause where it said so. Gives how long to wait."""
        asked = timedelta(seconds=min(seconds or 0, LONGEST_SECONDS))
        async with self.database.write(name) as tx:
            pace = (await limits.pace(tx, name)).refused(self._clock.now(), asked, rate)
            log.warning("%s: refused; all workers wait until %s", name, pace.paused_until)
            pace, wait = await self._turn(tx, name, pace, rate.every if rate else GAP)
        return self._kept(name, pace, wait)

    async def _pace(self, name: str) -> Pace:
        if name in self._known:
            return self._known[name]
        async with self.database.read() as tx:
            found = await limits.pace(tx, name)
        return found if self.database.place.shared else self._known.setdefault(name, found)

    def _kept(self, name: str, pace: Pace, wait: timedelta) -> float:
        if not self.database.place.shared:
            self._known[name] = pace
        return wait.total_seconds()

    async def _turn(self, tx: Tx, name: str, pace: Pace, gap: timedelta) -> tuple[Pace, timedelta]:
        now = self._clock.now()
        after, wait = pace.waited_for(now, pace.paused(now), gap)
        await limits.keep(tx, name, after, now)
        return after, wait
