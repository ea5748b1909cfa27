"""What was done is noted a moment later, together with what else was, also while other work goes on."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from bot.domain.clock import SystemClock
from bot.runner.in_process import NOTED_SECONDS, Runner
from bot.runner.wake import RowWake
from bot.store.due import work
from bot.store.due.work import Ref
from bot.store.engines.database import Database
from bot.store.engines.noted import Woken
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.rows.cases import WorkKind

QUICK, LONG = Ref(WorkKind.CASE, "C-quick"), Ref(WorkKind.CASE, "C-long")


class Early(asyncio.SelectorEventLoop):
    """Its timers ring a little before its clock says so, as rounding makes those of some loops."""

    def call_at(
        self, when: float, callback: Callable[..., object], *args: Any, context: Any = None
    ) -> asyncio.TimerHandle:
        return super().call_at(when - 0.002, callback, *args, context=context)


def test_a_timer_that_rings_early_is_heard(sqlite_file: Path) -> None:
    with asyncio.Runner(loop_factory=Early) as runner:
        runner.run(asyncio.wait_for(_noted_while_another_runs(Database(SqliteFile(sqlite_file))), 60))


async def _noted_while_another_runs(database: Database) -> None:
    async def advance(ref: Ref) -> datetime | None:
        await (asyncio.Event().wait() if ref == LONG else asyncio.sleep(0))
        return None

    wake = RowWake(SystemClock())
    async with database.write() as tx:
        for ref in (QUICK, LONG):
            await wake.after(tx, ref)
    running = asyncio.create_task(Runner(database, SystemClock(), advance, _nothing).run())
    while QUICK in await _due(database):  # noqa: ASYNC110  # the database rings no bell here
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await database.close()


async def test_what_was_woken_again_when_it_should_have_been_noted_is_noted_later(sqlite_file: Path) -> None:
    database, runs, gate = Database(SqliteFile(sqlite_file)), asyncio.Queue[int](), asyncio.Event()
    numbers = count(1)

    async def advance(ref: Ref) -> datetime | None:
        if ref == LONG:
            await asyncio.Event().wait()
        runs.put_nowait(number := next(numbers))
        await (gate.wait() if number == 2 else asyncio.sleep(0))
        return None

    wake = RowWake(SystemClock())
    runner = Runner(database, SystemClock(), advance, _nothing)
    database.on_noted(lambda noted: runner.ring() if isinstance(noted, Woken) else None)

    async def ask(ref: Ref) -> None:
        async with database.write() as tx:
            await wake.after(tx, ref)

    await ask(LONG)
    await ask(QUICK)
    running = asyncio.create_task(runner.run())
    assert await runs.get() == 1
    await ask(QUICK)
    assert await runs.get() == 2
    asyncio.get_running_loop().call_later(2 * NOTED_SECONDS, gate.set)  # what noted the first finds nothing till then
    async with asyncio.timeout(60):
        while QUICK in await _due(database):  # noqa: ASYNC110  # the database rings no bell here
            await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await database.close()


async def _nothing() -> None: ...


async def _due(database: Database) -> set[Ref]:
    async with database.read() as tx:
        return {item.ref for item in await work.due(tx, datetime.now(UTC), 10)}
