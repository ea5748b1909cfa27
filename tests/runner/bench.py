"""What tests of the runner work on: a database, those that ask for work, and work that counts."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.case import Fulfilment
from bot.domain.clock import SystemClock
from bot.domain.states import CaseState
from bot.runner.in_process import IN_FLIGHT, Runner
from bot.runner.queue import DEAD_SECONDS, Queue
from bot.runner.wake import Wake
from bot.runner.worker import Worker
from bot.store.case import cases
from bot.store.due import work as rows
from bot.store.due.work import Ref
from bot.store.engines.database import Database
from bot.store.engines.noted import Woken
from bot.store.rows.cases import WorkKind

Advance = Callable[[Ref], Awaitable[datetime | None]]
Sweep = Callable[[], Awaitable[None]]
CASE = Ref(WorkKind.CASE, "C-1")


async def nothing() -> None:
    """Nothing is unfinished."""


@dataclass
class Bench:
    """One database; `wake` as a process has it that asks for work."""

    database: Database
    wake: Wake
    url: str
    dead_after: float = DEAD_SECONDS

    async def ask(self, *refs: Ref) -> None:
        async with self.database.write() as tx:
            for ref in refs:
                await self.wake.after(tx, ref)

    async def plan(self, ref: Ref, after: timedelta) -> None:
        """What was advanced, and is due again after that."""
        async with self.database.write() as tx:
            await rows.plan(tx, ref, SystemClock().now() + after)

    async def open(self, *names: str) -> None:
        """Cases, the oldest first."""
        async with self.database.write() as tx:
            for day, name in enumerate(names, start=1):
                opened = datetime(2026, 11, day, tzinfo=UTC)
                await cases.open_case(
                    tx, id=name, team="T", channel="C", requester="U", opened_at=opened, state=CaseState.OPEN,
                    marketplace="any", fulfilment=Fulfilment.UNKNOWN, written_at=opened, nonce="abc",
                )  # fmt: skip

    @asynccontextmanager
    async def worker(
        self, advance: Advance, sweep: Sweep | None = None, at_once: int = IN_FLIGHT
    ) -> AsyncIterator[Runner | Worker]:
        runner = self.runner(advance, sweep=sweep or nothing, at_once=at_once)
        task = asyncio.create_task(runner.run())
        try:
            yield runner
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def runner(
        self, advance: Advance, stop_seconds: float = 20, sweep: Sweep = nothing, at_once: int = IN_FLIGHT
    ) -> Runner | Worker:
        if self.url:
            queue = Queue(self.url, dead_after=self.dead_after)
            return Worker(queue, self.database, advance, sweep, at_once, stop_seconds)
        runner = Runner(self.database, SystemClock(), advance, sweep, at_once, stop_seconds)
        self.database.on_noted(lambda noted: runner.ring() if isinstance(noted, Woken) else None)
        return runner


class Work:
    """An advance that counts; `reached` is set after so many."""

    def __init__(self, expected: int = 1, says: Callable[[int], datetime | None] | None = None) -> None:
        self.done: Counter[str] = Counter()
        self.at_once = self.most = 0
        self.expected, self.reached, self._says = expected, asyncio.Event(), says

    async def __call__(self, ref: Ref) -> datetime | None:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        self.done[ref.id] += 1
        if self.done.total() >= self.expected:
            self.reached.set()
        return self._says(self.done.total()) if self._says else None
