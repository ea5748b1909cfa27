"""What fails for hours: tried again, at last every five minutes. One contract for both databases."""

import asyncio
from datetime import datetime, timedelta

from bot.domain.clock import SystemClock
from bot.runner.in_process import LONGEST_BACKOFF
from bot.store.due import work
from bot.store.due.work import Ref
from tests.runner.bench import CASE, Bench  # a fixture

FAILURES = 100


async def test_what_failed_a_hundred_times_is_tried_again_in_five_minutes(bench: Bench) -> None:
    tried, begun = list[Ref](), SystemClock().now()

    async def fails(ref: Ref) -> datetime | None:
        tried.append(ref)
        raise OSError("again")

    await _failed_before(bench)
    async with bench.worker(fails) as runner:
        await asyncio.wait_for(runner.settled(), 60)
    at = await _tried_again_at(bench)
    assert tried == [CASE] and at
    assert begun + LONGEST_BACKOFF <= at + timedelta(seconds=1) and at <= SystemClock().now() + LONGEST_BACKOFF


async def _failed_before(bench: Bench) -> None:
    async with bench.database.write() as tx:
        await work.note_error(tx, CASE, FAILURES, "OSError", SystemClock().now())


async def _tried_again_at(bench: Bench) -> datetime | None:
    async with bench.database.read() as tx:
        return await work.next_due(tx, after=SystemClock().now())
