"""Told to stop: nothing new is taken, what runs is finished or handed over. One contract for both databases."""

import asyncio
import contextlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.concurrency.shutdown import ended
from bot.runner.in_process import AGAIN, SLOTS, Runner
from bot.runner.wake import RowWake
from bot.store.due.work import Ref, due
from bot.store.engines.database import Database
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.rows.cases import WorkKind
from tests.manual_clock import ManualClock
from tests.runner.bench import CASE, Bench, Work  # a fixture

OTHER = Ref(WorkKind.CASE, "C-2")


class Slow:
    """An advance that goes on when it may."""

    def __init__(self, expected: int = 1) -> None:
        self.begun, self.may = asyncio.Event(), asyncio.Event()
        self.done: list[str] = []
        self._missing = expected

    async def __call__(self, ref: Ref) -> None:
        self._missing -= 1
        if not self._missing:
            self.begun.set()
        await self.may.wait()
        self.done.append(ref.id)


async def test_what_runs_is_finished_and_nothing_new_is_taken(bench: Bench) -> None:
    slow = Slow()
    runner = bench.runner(slow)
    running = asyncio.create_task(runner.run())
    await bench.ask(CASE)
    await asyncio.wait_for(slow.begun.wait(), 60)
    stopping = asyncio.create_task(runner.stop())
    await asyncio.sleep(0)
    await bench.ask(OTHER)
    slow.may.set()
    await asyncio.wait_for(stopping, 60)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert slow.done == ["C-1"] and not runner.at_work
    left = Work()
    async with bench.worker(left):
        await asyncio.wait_for(left.reached.wait(), 60)
    assert set(left.done) == {"C-2"}


async def test_what_waits_for_a_hand_is_left_to_others(bench: Bench) -> None:
    asked = [Ref(WorkKind.CASE, f"C-{n}") for n in range(SLOTS + 8)]
    slow = Slow(expected=SLOTS)
    runner = bench.runner(slow)
    running = asyncio.create_task(runner.run())
    await bench.ask(*asked)
    await asyncio.wait_for(slow.begun.wait(), 60)
    stopping = asyncio.create_task(runner.stop())
    await asyncio.sleep(0)
    slow.may.set()
    await asyncio.wait_for(stopping, 60)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(slow.done) == SLOTS
    left = Work(expected=8)
    async with bench.worker(left):
        await asyncio.wait_for(left.reached.wait(), 60)
    assert {*slow.done, *left.done} == {ref.id for ref in asked} and left.done.total() == 8


@pytest.mark.parametrize("bench", ["postgres"], indirect=True)
async def test_a_worker_takes_no_more_than_it_works_on_and_another_has_the_rest(bench: Bench) -> None:
    slow, other = Slow(expected=SLOTS), Work(expected=8)
    runner = bench.runner(slow)
    running = asyncio.create_task(runner.run())
    await bench.ask(*(Ref(WorkKind.CASE, f"C-{n}") for n in range(SLOTS + 8)))
    await asyncio.wait_for(slow.begun.wait(), 60)
    async with bench.worker(other):
        await asyncio.wait_for(other.reached.wait(), 60)
    slow.may.set()
    await asyncio.wait_for(runner.stop(), 60)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(slow.done) == SLOTS and other.done.total() == 8


async def test_what_does_not_finish_in_time_is_handed_over_at_once(bench: Bench) -> None:
    slow = Slow()
    runner = bench.runner(slow, stop_seconds=0)
    running = asyncio.create_task(runner.run())
    await bench.ask(CASE)
    await asyncio.wait_for(slow.begun.wait(), 60)
    await asyncio.wait_for(runner.stop(), 60)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert slow.done == []
    left = Work()
    async with bench.worker(left):
        await asyncio.wait_for(left.reached.wait(), 60)
    assert left.done == {"C-1": 1}


async def test_a_database_that_can_not_be_written_for_a_while_is_waited_for(sqlite_file: Path) -> None:
    database, clock, work = Database(SqliteFile(sqlite_file, busy_seconds=0.05)), ManualClock(), Work()
    wake, swept = RowWake(clock), asyncio.Event()

    async def sweep() -> None:
        swept.set()
        async with database.write() as tx:
            await wake.after(tx, CASE)

    runner = Runner(database, clock, work, sweep)
    with closing(sqlite3.connect(sqlite_file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        running = asyncio.create_task(runner.run())
        await asyncio.wait_for(swept.wait(), 60)
        await asyncio.wait_for(clock.asleep(), 60)
        assert not work.done and not running.done()
    clock.advance(AGAIN.total_seconds())
    await asyncio.wait_for(work.reached.wait(), 60)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await database.close()


async def test_what_was_done_and_could_not_be_noted_is_noted_later_and_not_done_again(sqlite_file: Path) -> None:
    database, clock = Database(SqliteFile(sqlite_file, busy_seconds=0.05)), ManualClock()
    wake, advanced = RowWake(clock), Work(expected=2)
    holder = sqlite3.connect(sqlite_file, isolation_level=None)

    async def advance(ref: Ref) -> None:
        await advanced(ref)
        holder.execute("BEGIN IMMEDIATE")

    async def nothing() -> None: ...

    runner = Runner(database, clock, advance, nothing)
    async with database.write() as tx:
        await wake.after(tx, CASE)
    running = asyncio.create_task(runner.run())
    await asyncio.wait_for(clock.asleep(), 60)
    holder.close()
    clock.advance(AGAIN.total_seconds())
    await asyncio.wait_for(runner.settled(), 60)
    async with database.read() as tx:
        assert await due(tx, clock.now(), 9) == []
    assert advanced.done == {"C-1": 1}
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await database.close()


async def test_what_is_woken_again_before_it_is_noted_goes_on_at_once(sqlite_file: Path) -> None:
    """The one that is under way keeps the notes waiting."""
    database, clock = Database(SqliteFile(sqlite_file)), ManualClock()
    wake, advanced, may_end = RowWake(clock), Work(expected=3), asyncio.Event()

    async def advance(ref: Ref) -> None:
        await advanced(ref)
        if ref == CASE and advanced.done[CASE.id] == 1:
            async with database.write() as tx:
                await wake.after(tx, ref)
        if ref == OTHER:
            await may_end.wait()

    async def nothing() -> None: ...

    runner = Runner(database, clock, advance, nothing)
    async with database.write() as tx:
        await wake.after(tx, OTHER)
        await wake.after(tx, CASE)
    running = asyncio.create_task(runner.run())
    await asyncio.wait_for(advanced.reached.wait(), 60)
    may_end.set()
    await asyncio.wait_for(runner.settled(), 60)
    assert advanced.done == {"C-1": 2, "C-2": 1}
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await database.close()


@pytest.mark.deep
async def test_a_task_that_tries_again_after_each_failure_ends_all_the_same() -> None:
    cancelled: list[str] = []

    async def watch() -> None:
        while True:
            with contextlib.suppress(ConnectionError):
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    cancelled.append("once more")
                    if len(cancelled) == 1:
                        raise ConnectionError("what it lets go of is away") from None
                    raise

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    await asyncio.wait_for(ended(watching), 60)
    assert watching.cancelled() and len(cancelled) == 2
