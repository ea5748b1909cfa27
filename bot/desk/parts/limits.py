"""Rate limits of others, shared by all workers: rates before a call, pauses after a refusal."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime, timedelta
from math import inf
from time import monotonic

from bot.domain.clock import Clock
from bot.domain.pace import Pace, Rate
from bot.store.due import limits
from bot.store.engines.database import Database, Tx

log = logging.getLogger(__name__)
LONGEST_SECONDS = 86_400
GAP = timedelta(seconds=0.1)
"""After a pause, waiting calls go on one by one at this interval, where no rate is known."""
BELIEVED_SECONDS = 1.0
"""A name that wasn't paused is taken as not paused for so long. At worst, one more call is refused."""
_WAITED: ContextVar[bool | None] = ContextVar("waited", default=None)
_CAN_WAIT: ContextVar[bool] = ContextVar("can wait", default=False)


@contextmanager
def having_waited(waited: bool | None) -> Iterator[None]:
    """Whether the calls made inside had to wait before: those are made before others."""
    token = _WAITED.set(waited)
    try:
        yield
    finally:
        _WAITED.reset(token)


@contextmanager
def leaving_room(can_wait: bool) -> Iterator[None]:
    """Calls made inside that can wait take half of each rate at most: many of them stand before nothing else."""
    token = _CAN_WAIT.set(can_wait)
    try:
        yield
    finally:
        _CAN_WAIT.reset(token)


class Limits:
    """Names are ours: `slack chat.update`, `claude <model>`. All times are in seconds. Raises StoreError."""

    def __init__(self, database: Database, clock: Clock, believed: float = BELIEVED_SECONDS) -> None:
        self.database, self._clock = database, clock
        self._believed = believed if database.place.shared else inf
        self._pauses: dict[str, Pace] = {}
        """Pauses as last read, with those asked for here since; none of them is over."""
        self._looked: float | None = None
        self._asked_for: set[str] = set()
        """Names that were looked for: of another, what was read before it was asked for tells nothing."""

    async def call(self, name: str, rate: Rate | None, count: int = 1, again: bool = True) -> float:
        """0 when `count` calls may be made now, and counts them; else how long to wait before asking again.

        Without a rate only pauses hold. `again`: the caller will come back, so its turn is kept, behind earlier ones.
        """
        if rate is None:
            return await self.paused(name)
        if not _CAN_WAIT.get():
            return await self._call(name, rate, count, again)
        among_these = await self._call(f"{name}, what can wait", replace(rate, every=2 * rate.every), count, again)
        return among_these or await self._call(name, rate, count, again=False)

    async def _call(self, name: str, rate: Rate, count: int, again: bool) -> float:
        now = self._clock.now()
        async with self.database.write(name) as tx:
            pace, wait = (await limits.pace(tx, name, now)).called(rate, now, count, _WAITED.get() if again else None)
            if again or not wait:
                await limits.keep(tx, name, pace, now)
        return wait.total_seconds()

    async def paused(self, name: str) -> float:
        """0 when nothing is paused; else how long to wait, which grows with each caller."""
        now = self._clock.now()
        await self._look(name, now)
        if name not in self._pauses or not self._pauses[name].paused(now):
            return 0.0
        async with self.database.write(name) as tx:
            pace, wait = await self._turn(tx, name, await limits.pace(tx, name, now), GAP)
        self._known({name: pace}, now)
        return wait.total_seconds()

    async def refused(self, name: str, seconds: float | None = None, rate: Rate | None = None) -> float:
        """The other side refused a call, perhaps asking for a pause of `seconds`. Returns how long to wait."""
        asked, now = timedelta(seconds=min(seconds or 0, LONGEST_SECONDS)), self._clock.now()
        async with self.database.write(name) as tx:
            pace = (await limits.pace(tx, name, now)).refused(now, asked, rate)
            log.warning("%s: refused; all workers wait until %s", name, pace.paused_until)
            pace, wait = await self._turn(tx, name, pace, rate.every if rate else GAP)
        self._known({name: pace}, self._clock.now())
        return wait.total_seconds()

    async def _look(self, name: str, now: datetime) -> None:
        """Read the pauses; on a database of one worker, once is enough."""
        asked = monotonic()
        if name in self._asked_for and self._looked is not None and asked - self._looked <= self._believed:
            return
        async with self.database.glance() as tx:
            found = await limits.paused(tx, now)
        known = self._pauses
        later = {name: pace for name, pace in found.items() if pace.paused(now) > known.get(name, Pace()).paused(now)}
        self._known(later, now)
        self._looked = asked
        self._asked_for.add(name)

    def _known(self, found: Mapping[str, Pace], now: datetime) -> None:
        pauses = {**self._pauses, **found}
        self._pauses = {name: pace for name, pace in pauses.items() if pace.paused(now)}

    async def _turn(self, tx: Tx, name: str, pace: Pace, gap: timedelta) -> tuple[Pace, timedelta]:
        now = self._clock.now()
        after, wait = pace.waited_for(now, pace.paused(now), gap)
        await limits.keep(tx, name, after, now)
        return after, wait
