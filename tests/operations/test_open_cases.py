"""All open cases are looked at after a start and after a change of the policies, without standing before other work."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.parts.desk import Desk
from bot.desk.parts.open_cases import APART, AT_ONCE, LONGEST, OpenCases
from bot.domain.case import Fulfilment
from bot.domain.states import CaseState
from bot.settings import Settings
from bot.store.case import cases
from bot.store.rows.cases import WorkKind
from bot.store.tables.cases import work
from tests.dialogues.conftest import Team
from tests.dialogues.edited_policies import looked, shipping
from tests.manual_clock import ManualClock
from tests.trust.people import at_work

COUNT = 3 * AT_ONCE + AT_ONCE // 2


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
async def desk(request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    """A desk with many open cases, at which nobody works."""
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{request.getfixturevalue('sqlite_file')}" if sqlite else request.getfixturevalue("postgres_url")
    async with _desk_on(url) as made:
        yield made


@asynccontextmanager
async def _desk_on(url: str) -> AsyncIterator[Desk]:
    nobody: Any = Nobody()
    settings = Settings(_env_file=None).model_copy(update={"database_url": url})  # type: ignore[call-arg]
    made = make_desk(settings, nobody, nobody, ManualClock())
    try:
        await _open(made)
        yield made
    finally:
        await made.database.close()


async def _open(desk: Desk) -> None:
    about = {"team": "T1", "channel": "C1", "requester": "U1", "nonce": "n", "marketplace": "any"}
    about |= {"fulfilment": Fulfilment.UNKNOWN}
    async with desk.write() as tx:
        for n in range(COUNT):
            await cases.open_case(tx, id=f"C-{n:06}", opened_at=desk.clock.now(), state=CaseState.OPEN, **about)


async def _waiting(desk: Desk) -> frozenset[str]:
    async with desk.database.read() as tx:
        return await desk.wake.asked(tx, WorkKind.CASE)


async def _done(desk: Desk, names: frozenset[str]) -> None:
    """As if a worker had looked at these."""
    async with desk.write() as tx:
        for name in names:
            await desk.wake.forget(tx, name)


@asynccontextmanager
async def _looking(desk: Desk) -> AsyncIterator[OpenCases]:
    open_cases = OpenCases()
    await open_cases.look(desk)
    going_on = asyncio.create_task(open_cases.go_on(desk))
    try:
        yield open_cases
    finally:
        going_on.cancel()
        await asyncio.wait({going_on})


async def _pass(desk: Desk, seconds: float) -> None:
    """Let time pass, and whoever slept until then go to sleep again."""
    assert isinstance(desk.clock, ManualClock)
    await desk.clock.asleep()
    desk.clock.advance(seconds)
    await desk.clock.asleep()


async def test_the_next_ones_are_woken_once_most_of_those_before_were_looked_at(desk: Desk) -> None:
    async with _looking(desk):
        first = await _waiting(desk)
        assert len(first) == AT_ONCE
        await _pass(desk, APART.total_seconds())
        assert await _waiting(desk) == first, "nobody has looked at them"
        await _done(desk, frozenset(sorted(first)[: AT_ONCE // 2]))
        await _pass(desk, APART.total_seconds())
        assert len(await _waiting(desk)) == AT_ONCE + AT_ONCE // 2


async def test_they_do_not_wait_for_ever_for_those_that_fail(desk: Desk) -> None:
    async with _looking(desk):
        for _ in range(LONGEST // APART):
            assert len(await _waiting(desk)) == AT_ONCE
            await _pass(desk, APART.total_seconds())
        assert len(await _waiting(desk)) == 2 * AT_ONCE


async def test_a_change_in_the_midst_of_it_has_all_looked_at_from_the_first(desk: Desk) -> None:
    async with _looking(desk) as open_cases:
        seen = await _waiting(desk)
        await _done(desk, seen)
        await open_cases.look(desk, begun=True)
        assert await _waiting(desk) == seen
        for _ in range(2):
            await _done(desk, await _waiting(desk))
            await _pass(desk, APART.total_seconds())
            seen |= await _waiting(desk)
        assert len(seen) == 3 * AT_ONCE


async def _looked_at(team: Team) -> int:
    """How many cases were looked at."""
    async with team.bot.desk.database.read() as tx:
        return int(await tx.scalar(select(func.count()).where(work.c.kind == WorkKind.CASE)) or 0)


async def _all_looked_at(team: Team) -> None:
    """In steps: all at once, 20,000 open cases kept whoever asked next waiting for 40 seconds, or for two minutes."""
    assert await _looked_at(team) == AT_ONCE
    while await _looked_at(team) < COUNT:
        await team.clock.asleep()
        await team.pause(APART.total_seconds())


async def test_changed_policies_do_not_put_all_open_cases_before_what_is_asked_for_next(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team, asyncio.timeout(60):
        await _open(team.bot.desk)
        shipping(team)
        await looked(team)
        await _all_looked_at(team)


async def test_nor_does_a_start(sqlite_file: Path, tmp_path: Path) -> None:
    async with _desk_on(f"sqlite:///{sqlite_file}"):
        pass
    async with at_work(tmp_path) as team, asyncio.timeout(60):
        await team.settled()
        await _all_looked_at(team)
