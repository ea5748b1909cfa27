"""On PostgreSQL a worker is told of every job that it may take, and of its end: none waits until it looks by itself."""

import asyncio
from datetime import datetime

import pytest

from bot.runner.queue import Queue
from bot.store.due.work import Ref
from bot.store.engines.database import open_database
from bot.store.rows.cases import WorkKind
from tests.runner.bench import CASE, nothing
from tests.runner.only_told import ask, working


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


@pytest.mark.deep
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


async def test_told_to_stop_while_it_connects_it_leaves_no_task_that_goes_on(postgres_url: str) -> None:
    async def never(ref: Ref) -> datetime | None: ...

    database, queue = open_database(postgres_url), Queue(postgres_url)
    working = asyncio.create_task(queue.work(database, never, nothing, 1, 1.0))
    while not _of_the_pool():  # noqa: ASYNC110  # a pool rings no bell when it begins
        await asyncio.sleep(0)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    left = _of_the_pool()
    for task in left:
        task.cancel()
    going_on = (await asyncio.wait(left, timeout=60))[1] if left else ()
    await database.close()
    assert not going_on, "the loop would wait for them and never end"


def _of_the_pool() -> list[asyncio.Task[object]]:
    return [task for task in asyncio.all_tasks() if task.get_name().startswith("pool-")]
