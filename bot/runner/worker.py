"""One of many workers: to PostgreSQL's queue what a Runner is to the rows of a SQLite file."""

import asyncio

from bot.runner.in_process import IN_FLIGHT, STOP_SECONDS, Advance, Sweep
from bot.runner.queue import Queue
from bot.store.engines.database import Database

HAND_OVER_SECONDS = 2.0
"""How long handing over may take at the end, after running work had its time."""


class Worker:
    """A worker with the methods of a Runner."""

    def __init__(
        self,
        queue: Queue,
        database: Database,
        advance: Advance,
        sweep: Sweep,
        concurrency: int = IN_FLIGHT,
        stop_seconds: float = STOP_SECONDS,
    ) -> None:
        self._queue, self._database, self._concurrency = queue, database, concurrency
        self._advance, self._sweep, self._stop_seconds = advance, sweep, stop_seconds
        self._task: asyncio.Task[None] | None = None

    @property
    def at_work(self) -> bool:
        """Whether it takes new work."""
        return self._queue.at_work

    def ring(self) -> None:
        """Nothing to do: PostgreSQL notifies workers."""

    async def settled(self) -> None:
        """Wait until nothing is due and nothing runs, on any worker."""
        while await self._queue.waiting(self._database):  # noqa: ASYNC110  # other workers ring no bell here
            await asyncio.sleep(0.02)

    async def run(self) -> None:
        """Work until stopped or cancelled, which is the same here."""
        self._task = asyncio.current_task()
        await self._queue.work(self._database, self._advance, self._sweep, self._concurrency, self._stop_seconds)

    async def stop(self) -> None:
        """Take no new work, give running work its time to finish, and hand over the rest.

        With the database away nothing can be handed over; others take it once this worker counts as dead.
        """
        self._queue.take_nothing_new()
        if self._task:
            self._task.cancel()
            _, left = await asyncio.wait([self._task], timeout=self._stop_seconds + HAND_OVER_SECONDS)
            if left:
                self._queue.let_go()
                await asyncio.wait(left)
