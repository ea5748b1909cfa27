"""A worker on PostgreSQL that looks for work only when it is told of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from bot.runner.queue import Queue
from bot.runner.worker import Worker
from bot.store.due.work import Ref
from bot.store.engines.database import Database, open_database
from tests.runner.bench import Advance, nothing

LISTENS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'"
NEVER = 3600.0
"""Seconds after which it looks by itself."""


@asynccontextmanager
async def working(url: str, advance: Advance) -> AsyncIterator[tuple[Database, Queue]]:
    """A worker that is only told."""

    database, queue = open_database(url), Queue(url, look_every=NEVER)
    worker = Worker(queue, database, advance, nothing)
    running = asyncio.create_task(worker.run())
    try:
        await listening(database)
        yield database, queue
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await database.close()


async def listening(database: Database, workers: int = 1) -> None:
    """Until it hears what it is told; what was asked for before, it finds when it looks first."""
    async with asyncio.timeout(60):
        while True:
            async with database.read() as tx:
                if (await tx.scalar(text(LISTENS)) or 0) >= workers:
                    return
            await asyncio.sleep(0.02)


async def ask(database: Database, queue: Queue, ref: Ref) -> None:
    async with database.write() as tx:
        await queue.after(tx, ref)
