"""Who keeps the time after which the offline draft is put on offer: whoever writes, the case that waits, or the sweep."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.advance import sweep
from bot.desk.cases.case import advance_case
from bot.desk.cases.reminders.offline_offer import timed
from bot.desk.incoming.opening import Request, open_case
from bot.desk.parts.desk import Desk
from bot.settings import Settings
from bot.store.case import revisions
from bot.store.due import work
from bot.store.due.work import Ref
from bot.store.rows.cases import PostKind, WorkKind
from tests.desk.cases import seen, taught
from tests.manual_clock import ManualClock

HALF_A_MINUTE = timedelta(seconds=30)


class Taken(Nobody):
    """Slack, which takes everything."""

    async def post(self, note: Any, channel: str, thread_ts: str | None, key: str) -> str:
        return key

    async def update(self, note: Any, channel: str, ts: str) -> None: ...

    async def seed(self, channel: str, ts: str, names: Any) -> None: ...


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def desk(clock: ManualClock, sqlite_file: Path) -> AsyncIterator[Desk]:
    """With a model that nobody asks here."""
    changes = {"database_url": f"sqlite:///{sqlite_file}", "anthropic_api_key": SecretStr("sk-ant-none")}
    anybody: Any = Taken()
    made = taught(make_desk(Settings(_env_file=None).model_copy(update=changes), anybody, anybody, clock))  # type: ignore[call-arg]
    yield made
    await made.database.close()


@pytest.fixture
async def case(desk: Desk) -> str:
    made = await open_case(desk, Request("k", "T", "C", "U", "Where is my parcel?"))
    assert made
    return made


async def offers(desk: Desk, case: str) -> int:
    await advance_case(desk, case)
    return sum(post.kind is PostKind.OFFER_OFFLINE for post in (await seen(desk, case)).posts)


async def due(desk: Desk) -> list[Ref]:
    async with desk.database.read() as tx:
        return [ref for ref, _ in await work.due_until(tx, desk.clock.now())]


async def calm(desk: Desk, case: str) -> None:
    """Nothing of the case is due."""
    async with desk.write() as tx:
        await work.forget(tx, case)


async def test_a_case_whose_draft_is_being_written_keeps_no_time(desk: Desk, case: str) -> None:
    again = await advance_case(desk, case)
    assert again is None or again > desk.clock.now() + timedelta(hours=1), "that is the answer clock's"


async def test_one_whose_writer_takes_nothing_keeps_it(desk: Desk, case: str) -> None:
    now = desk.clock.now()
    async with desk.write(case) as tx:
        await revisions.change(tx, f"{case}.1", waiting_since=now, waiting_until=now + timedelta(minutes=10))
    assert await advance_case(desk, case) == now + HALF_A_MINUTE


async def test_whoever_writes_it_has_the_case_advanced_in_time(desk: Desk, case: str, clock: ManualClock) -> None:
    await advance_case(desk, case)
    await calm(desk, case)
    async with timed(desk, await seen(desk, case)):
        await clock.asleep()
        assert await due(desk) == []
        clock.advance(30)
        async with asyncio.timeout(60):
            while not await due(desk):  # noqa: ASYNC110  # a row rings no bell here
                await asyncio.sleep(0)
    assert await offers(desk, case) == 1


async def test_what_is_written_in_time_wakes_nobody(desk: Desk, case: str, clock: ManualClock) -> None:
    await advance_case(desk, case)
    await calm(desk, case)
    async with timed(desk, await seen(desk, case)):
        await clock.asleep()
    clock.advance(30)
    assert await due(desk) == []


async def test_what_nobody_writes_is_found_by_the_sweep_once(desk: Desk, case: str, clock: ManualClock) -> None:
    await advance_case(desk, case)
    await calm(desk, case)
    clock.advance(29)
    await sweep(desk)
    assert Ref(WorkKind.CASE, case) not in await due(desk)
    clock.advance(1)
    await sweep(desk)
    assert Ref(WorkKind.CASE, case) in await due(desk)
    assert await offers(desk, case) == 1
    await calm(desk, case)
    await sweep(desk)
    assert Ref(WorkKind.CASE, case) not in await due(desk)
