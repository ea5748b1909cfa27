"""How long other programs are waited for: a machine that is busy or stands still isn't a program that does nothing."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

LOOK_SECONDS = 1.0
"""How often it is looked how much of the patience is left."""
LONGEST_SECONDS = 5.0
"""What lies between two looks counts as so much at most: the machine stood still."""
LEAST = 0.05
"""The share of the time that counts however long somebody waits for a processor, so that every patience ends."""
Queued = Callable[[Iterable[int]], Mapping[str, float]]


def queued(programs: Iterable[int]) -> dict[str, float]:
    """Seconds for which each thread of these processes was ready to run and had no processor; Linux alone tells it."""
    found = {}
    for program in programs:
        for task in _threads(program):
            with suppress(OSError, IndexError):  # it has ended
                found[task] = int(Path(task, "schedstat").read_text().split()[1]) / 1e9
    return found


def _threads(program: int) -> list[str]:
    """None of one that has ended; a glob may raise for what ends while it looks."""
    try:
        return [entry.path for entry in os.scandir(f"/proc/{program}/task")]
    except OSError:
        return []


class Patience:
    """So many seconds, less those in which what is waited for had no processor, and those the machine stood still.

    `programs` gives the process ids of what is waited for now. It is looked at every second or so.
    """

    def __init__(
        self,
        seconds: float,
        programs: Callable[[], Iterable[int]] = tuple,
        clock: Callable[[], float] = time.monotonic,
        queued: Queued = queued,
    ) -> None:
        self.left, self._programs, self._clock, self._queued = seconds, programs, clock, queued
        self._looked, self._known = clock(), queued(programs())

    def look(self) -> bool:
        """Whether some is left."""
        now, known = self._clock(), self._queued(self._programs())
        span = min(now - self._looked, LONGEST_SECONDS)
        waited = max((seconds - self._known.get(thread, seconds) for thread, seconds in known.items()), default=0.0)
        self.left -= max(span - waited, span * LEAST)
        self._looked, self._known = now, known
        return self.left > 0


@asynccontextmanager
async def within(patience: Patience, every: float = LOOK_SECONDS) -> AsyncIterator[None]:
    """As `asyncio.timeout`, by this patience. Raises TimeoutError."""
    async with asyncio.timeout(None) as limit:
        watching = asyncio.create_task(_watched(patience, limit, every))
        try:
            yield
        finally:
            watching.cancel()


async def _watched(patience: Patience, limit: asyncio.Timeout, every: float) -> None:
    while patience.look():  # noqa: ASYNC110  # no bell rings for time that goes by
        await asyncio.sleep(every)
    limit.reschedule(asyncio.get_running_loop().time())
