"""What fails for hours: tried again, at last every five minutes. One contract for both databases."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import text

from bot.domain.clock import SystemClock
from bot.runner.in_process import LONGEST_BACKOFF
from bot.store import work
from bot.store.work import Ref
from tests.runner.test_runners import CASE, Bench, bench  # noqa: F401  # a fixture

FAILURES = 100
_OF_THE_JOBS = text("UPDATE procrastinate_jobs SET args = args || jsonb_build_object('failures', CAST(:n AS integer))")
_NEXT_JOB = text("SELECT min(scheduled_at) FROM procrastinate_jobs WHERE task_name = 'wake later'")


async def test_what_failed_a_hundred_times_is_tried_again_in_five_minutes(bench: Bench) -> None:  # noqa: F811
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


async def _failed_before(bench: Bench) -> None:  # noqa: F811
    await bench.ask(CASE)
    async with bench.database.write() as tx:
        await work.note_error(tx, CASE, FAILURES, "OSError")
        if bench.url:
            await tx.execute(_OF_THE_JOBS, {"n": FAILURES})


async def _tried_again_at(bench: Bench) -> datetime | None:  # noqa: F811
    async with bench.database.read() as tx:
        if not bench.url:
            return await work.next_due(tx, after=SystemClock().now())
        found: datetime | None = await tx.scalar(_NEXT_JOB)
        return found
