"""While versions change, an older program meets rows of the newer one. One contract for both databases."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import bindparam, insert, text

from bot.domain.clock import SystemClock
from bot.errors import NewerError
from bot.slack.text import in_words
from bot.store.case import posts
from bot.store.case.whole import of_case
from bot.store.due.work import Ref
from bot.store.operations import status
from bot.store.operations.status import Stuck
from bot.store.rows.cases import PostKind
from bot.store.tables.cases import work as rows
from tests.runner.bench import CASE, Bench, Work  # a fixture

NEWER_KIND = insert(rows).values(kind="hologram", id="H-1", due_at=bindparam("at"), wakes=1, attempts=0)


async def test_what_a_newer_version_wrote_is_told_as_such_and_left_to_a_newer_program(bench: Bench) -> None:
    tried = list[Exception]()

    async def older(ref: Ref) -> datetime | None:
        try:
            async with bench.database.read() as tx:
                await of_case(tx, ref.id)
        except Exception as error:
            tried.append(error)
            raise
        return None

    await _written_by_a_newer_one(bench)
    async with bench.worker(older):
        await bench.ask(CASE)
        found = await _stuck(bench)
    assert isinstance(tried[0], NewerError) and "start every program again" in in_words(tried[0])
    assert found.case_id == CASE.id and found.error.startswith("A newer version of Levelhead wrote this")


async def test_work_of_a_kind_that_only_a_newer_version_knows_keeps_nothing_else_waiting(bench: Bench) -> None:
    work = Work()
    await bench.plan(CASE, timedelta(0))
    async with bench.database.write() as tx:
        await tx.execute(NEWER_KIND, {"at": SystemClock().now() - timedelta(days=1)})
    async with bench.worker(work):
        await asyncio.wait_for(work.reached.wait(), 60)
    assert work.done == {CASE.id: 1}


async def _written_by_a_newer_one(bench: Bench) -> None:
    await bench.open(CASE.id)
    async with bench.database.write() as tx:
        await posts.add(tx, case_id=CASE.id, key="C-1:case", kind=PostKind.CASE, channel="C")
        await tx.execute(text("UPDATE posts SET kind = 'hologram'"))


async def _stuck(bench: Bench) -> Stuck:
    async with asyncio.timeout(60):
        while True:
            async with bench.database.read() as tx:
                if found := await status.stuck(tx):
                    return found[0]
            await asyncio.sleep(0.02)
