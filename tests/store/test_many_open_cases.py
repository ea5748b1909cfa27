"""The team's desk is made of all open cases: thousands of them hold up nobody who waits for an answer."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.domain.case import Fulfilment, Who
from bot.domain.states import CaseState
from bot.store.case import cases
from bot.store.engines.database import Database, open_database
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.team.team_desk import AT_ONCE, open_cases

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
COUNT = 3 * AT_ONCE


@pytest.fixture(params=["sqlite", "postgres"])
async def database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    """A file, or a server, with many cases, of which every other is closed."""
    if request.param == "sqlite":
        made = Database(SqliteFile(request.getfixturevalue("sqlite_file")))
    else:
        made = open_database(request.getfixturevalue("postgres_url"))
    about = {"team": "T1", "channel": "C1", "requester": "U1", "nonce": "n", "marketplace": "any"}
    about |= {"fulfilment": Fulfilment.UNKNOWN, "opened_at": NOW, "written_at": NOW}
    async with made.write() as tx:
        for n in range(2 * COUNT):
            state = CaseState.CLOSED if n % 2 else CaseState.OPEN
            await cases.open_case(tx, id=f"C-{n:06}", state=state, **about)
            await cases.add_turn(tx, f"C-{n:06}", Who.CUSTOMER, "Hello", "U1", NOW)
    yield made
    await made.close()


async def test_all_are_read_and_others_go_on_in_between(database: Database) -> None:
    went_on = 0

    async def others() -> None:
        nonlocal went_on
        while True:
            await asyncio.sleep(0)
            went_on += 1

    async with database.read() as tx:
        await open_cases(tx)  # what is done only once is done
        beside = asyncio.create_task(others())
        await asyncio.sleep(0)
        before = went_on
        found = await open_cases(tx)
        beside.cancel()
    assert [case.id for case in found] == [f"C-{n:06}" for n in range(0, 2 * COUNT, 2)]
    assert {case.since for case in found} == {NOW}
    assert went_on - before >= COUNT // AT_ONCE
