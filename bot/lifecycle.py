"""A desk from start to stop: its tables up to date, the policies in force, the runner advancing what is due."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.concurrency.shutdown import LAST_SECONDS, TimeLeft, ended
from bot.desk.advance import advance, started, sweep
from bot.desk.parts.desk import Desk
from bot.desk.policies.live import Live
from bot.errors import StoreError
from bot.knowledge.recalled import learn
from bot.runner.in_process import Runner
from bot.runner.wake import RowWake
from bot.store.due.work import Ref
from bot.store.engines.noted import Woken
from bot.store.operations.sealing_keys import take_up
from bot.writers.protocol import Writer

if TYPE_CHECKING:
    from bot.runner.worker import Worker


@dataclass(frozen=True, slots=True)
class AtWork:
    """The runner, and its task."""

    runner: "Runner | Worker"
    task: asyncio.Task[None]


@asynccontextmanager
async def running(live: Live, stop_seconds: float, left: TimeLeft) -> AsyncIterator[AtWork]:
    """The desk at work, until the end: then no new work is taken, and running work has `stop_seconds` to finish.

    A database that doesn't answer is abandoned once no time is `left`. Raises StoreError for one that others must
    migrate.
    """
    try:
        with live.desk.database.place.alone():
            await up_to_date(live.desk)
            async with _at_work(live, stop_seconds, left) as work:
                yield work
    finally:
        await left.wait(_close(live.desk), LAST_SECONDS)


@asynccontextmanager
async def _at_work(live: Live, stop_seconds: float, left: TimeLeft) -> AsyncIterator[AtWork]:
    desk = live.desk
    await asyncio.to_thread(learn, desk.book, desk.options.memory)
    await live.begin()
    await started(live.desk)
    await live.open_cases.look(live.desk)
    runner = _runner(live, stop_seconds)
    desk.database.on_noted(lambda noted: runner.ring() if isinstance(noted, Woken) else None)
    task = asyncio.create_task(runner.run(), name="runner")
    watch = asyncio.create_task(live.watch(), name="policies")
    looking = asyncio.create_task(live.open_cases.go_on(desk), name="open cases")
    try:
        yield AtWork(runner, task)
    finally:
        watch.cancel()
        looking.cancel()
        await left.wait(runner.stop(), LAST_SECONDS)
        task.cancel()
        await left.wait(asyncio.wait({task}), LAST_SECONDS)
        await left.wait(ended(watch, looking), LAST_SECONDS)
        await left.wait(live.leave(), LAST_SECONDS)


async def up_to_date(desk: Desk) -> None:
    """Migrate the tables if that is ours to do, and seal new words with the first key.

    Raises StoreError for a database that others must migrate, and for a missing key.
    """
    if desk.database.place.migrates:
        await desk.database.migrate()
    await desk.database.require_current()
    await take_up(desk.database, desk.clock.now())


def _runner(live: Live, stop_seconds: float) -> "Runner | Worker":
    """The only process's runner, or one worker of many."""
    desk = live.desk

    def do(ref: Ref) -> Awaitable[datetime | None]:
        return advance(live.desk, ref)

    def look() -> Awaitable[None]:
        return sweep(live.desk)

    if isinstance(desk.wake, RowWake):
        return Runner(desk.database, desk.clock, do, look, desk.options.in_flight, stop_seconds)
    from bot.runner.queue import Queue
    from bot.runner.worker import Worker

    if not isinstance(desk.wake, Queue):
        raise TypeError(f"nobody works on what {type(desk.wake).__name__} wakes")
    return Worker(desk.wake, desk.database, do, look, desk.options.in_flight, stop_seconds)


async def _close(desk: Desk) -> None:
    try:
        await close_writer(desk.writer)
    finally:
        await desk.database.close()


async def close_writer(writer: Writer) -> None:
    """Close a writer's connections, if it has any."""
    close = getattr(writer, "close", None)
    if close:
        await close()


async def ready(desk: Desk, work: AtWork) -> dict[str, bool]:
    """What must be true for the desk to work, by name."""
    try:
        found, wanted = await desk.database.version()
    except StoreError:
        return {"worker": not work.task.done(), "database": False, "schema": False}
    at_work = work.runner.at_work and not work.task.done()
    return {"worker": at_work, "database": True, "schema": found == wanted}
