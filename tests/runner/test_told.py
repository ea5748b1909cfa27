"""On PostgreSQL a worker is told of every job that it may take: none waits until it looks by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.runner.queue import Queue, Worker
from bot.store.database import Database, open_database
from bot.store.rows import WorkKind
from bot.store.work import Ref
from tests.runner.test_runners import CASE, Advance

NEVER = 3600.0
"""Seconds after which it looks by itself."""


@asynccontextmanager
async def working(url: str, advance: Advance) -> AsyncIterator[tuple[Database, Queue]]:
    """A worker that is only told."""

    async def nothing() -> None: ...

    database, queue = open_database(url), Queue(url, look_every=NEVER)
    worker = Worker(queue, database, advance, nothing)
    running = asyncio.create_task(worker.run())
    try:
        yield database, queue
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await database.close()


async def ask(database: Database, queue: Queue, ref: Ref) -> None:
    async with database.write() as tx:
        await queue.after(tx, ref)


async def test_what_was_asked_for_while_the_same_ran_is_taken_when_that_ends(postgres_url: str) -> None:
    """What comes after it is taken at once, so that the worker has looked and found that it can't have this one yet."""
    begun, may_end, again = asyncio.Event(), asyncio.Event(), asyncio.Event()
    others = {Ref(WorkKind.CASE, f"C-{n}"): asyncio.Event() for n in (2, 3)}

    async def advance(ref: Ref) -> datetime | None:
        if ref in others:
            others[ref].set()
        elif begun.is_set():
            again.set()
        else:
            begun.set()
            await may_end.wait()
        return None

    async with working(postgres_url, advance) as (database, queue):
        await ask(database, queue, CASE)
        await asyncio.wait_for(begun.wait(), 60)
        await ask(database, queue, CASE)
        for other, came in others.items():
            await ask(database, queue, other)
            await asyncio.wait_for(came.wait(), 60)
        may_end.set()
        await asyncio.wait_for(again.wait(), 60)


async def test_what_is_asked_for_while_it_looks_is_not_missed(postgres_url: str) -> None:
    """A worker that ends one job looks for the next at the moment in which that is asked for."""
    done = asyncio.Event()

    async def advance(ref: Ref) -> datetime | None:
        done.set()
        return None

    async with working(postgres_url, advance) as (database, queue):
        for number in range(200):
            done.clear()
            await ask(database, queue, Ref(WorkKind.CASE, f"C-{number}"))
            await asyncio.wait_for(done.wait(), 60)
