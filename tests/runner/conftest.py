"""What the policies teach is learned before a bot starts."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from bot.domain.clock import SystemClock
from bot.runner.queue import Queue
from bot.runner.wake import RowWake
from bot.store.engines.database import Database, open_database
from bot.store.engines.sqlite_file import SqliteFile
from tests.runner.bench import Bench


@pytest.fixture(scope="session", autouse=True)
def _learned(learned: None) -> None:
    """Before the first bot starts."""


@pytest.fixture(params=["sqlite", "postgres"])
async def bench(request: pytest.FixtureRequest) -> AsyncIterator[Bench]:
    async with AsyncExitStack() as stack:
        if request.param == "sqlite":
            database = Database(SqliteFile(request.getfixturevalue("sqlite_file")))
            made = Bench(database, RowWake(SystemClock()), "")
        else:
            url = request.getfixturevalue("postgres_url")
            queue = Queue(url)
            database, made = open_database(url), None
            made = Bench(database, queue, url)
        stack.push_async_callback(database.close)
        yield made
