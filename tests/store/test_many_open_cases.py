"""Of thousands of open cases the team's desk reads those that it shows, and the rest are counted in an index."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.case import Fulfilment, Who
from bot.domain.states import CaseState
from bot.domain.team_desk import Which
from bot.runner.wake import RowWake, wake_idle
from bot.store.case import cases
from bot.store.due import work
from bot.store.due.work import Ref
from bot.store.engines.database import Database, Tx, open_database
from bot.store.engines.kept_open import driver_of
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.engines.sqlite_here import Connection
from bot.store.rows.cases import WorkKind
from bot.store.team import queue
from tests.manual_clock import ManualClock

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
COUNT = 600
HOUR = timedelta(hours=1)


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


async def test_they_are_counted_while_others_go_on(database: Database) -> None:
    went_on = 0

    async def others() -> None:
        nonlocal went_on
        while True:
            await asyncio.sleep(0)
            went_on += 1

    async with database.read() as tx:
        beside = asyncio.create_task(others())
        await asyncio.sleep(0)
        before = went_on
        [found] = await queue.groups(tx, "any", Which.ALL, "U1", NOW - HOUR, HOUR + timedelta(minutes=1))
        beside.cancel()
    assert (found.open, found.seen, found.unanswered, found.overdue, found.soon) == (COUNT, COUNT, COUNT, 0, COUNT)
    assert went_on > before


async def test_the_first_are_read_in_the_order_of_the_index_and_no_further(database: Database) -> None:
    async with database.read() as tx:
        [group] = await queue.groups(tx, "any", Which.ALL, "U1", NOW - HOUR, HOUR)
        found = await queue.unanswered(tx, group, Which.ALL, "U1", 10)
        assert found == [(NOW, f"C-{n:06}") for n in range(0, 20, 2)]
        assert await _steps(tx, lambda most: queue.unanswered(tx, group, Which.ALL, "U1", most))


async def _steps(tx: Tx, first: Callable[[int], Awaitable[object]]) -> bool:
    """Whether a file does a tenth of the work for ten that it does for hundreds; a server keeps that to itself."""
    driver, spent = driver_of(tx), list[int]()
    if not isinstance(driver, Connection):
        return True
    for most in (10, COUNT):
        count = itertools.count()
        driver.opened.set_progress_handler(lambda: next(count) and None, 1)  # noqa: B023  # it is over before the next
        await first(most)
        spent.append(next(count))
    driver.opened.set_progress_handler(None, 1)
    return spent[0] * 10 < spent[1]


async def test_whether_a_question_waits_already_is_found_beside_any_number_of_reminders(sqlite_file: Path) -> None:
    made, steps = Database(SqliteFile(sqlite_file)), itertools.count()
    wake = RowWake(ManualClock())
    async with made.write() as tx:
        for n in range(2 * COUNT):
            await work.wake(tx, Ref(WorkKind.CASE, f"C-{n}"), NOW + HOUR)
        driver = driver_of(tx)
        assert isinstance(driver, Connection)
        driver.opened.set_progress_handler(lambda: next(steps) and None, 1)
        await wake_idle(wake, tx, WorkKind.QUESTION, ["Q-1", "Q-2"], later=True)
        driver.opened.set_progress_handler(None, 1)
        assert await work.due_of(tx, WorkKind.QUESTION, NOW) == {"Q-1", "Q-2"}
    await made.close()
    assert next(steps) < COUNT
