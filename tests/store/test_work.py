"""The rows of what is due: when, in which order, and what rests."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.store.due import work
from bot.store.due.work import Due, Ref
from bot.store.engines.database import Database, Tx
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.rows.cases import WorkKind

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OLD, NEW = Ref(WorkKind.CASE, "C-OLD"), Ref(WorkKind.CASE, "C-NEW")


@pytest.fixture
async def tx(sqlite_file: str) -> AsyncIterator[Tx]:
    """A transaction in which an older and a newer case are due."""
    database = Database(SqliteFile(sqlite_file))
    async with database.write() as tx:
        await work.wake(tx, NEW, NOW - MINUTE)
        await work.wake(tx, OLD, NOW - 2 * MINUTE)
        yield tx
    await database.close()


async def _order(tx: Tx, now: datetime = NOW) -> list[Ref]:
    return [item.ref for item in await work.due(tx, now, 10)]


async def _oldest(tx: Tx) -> Due:
    return (await work.due(tx, NOW, 1))[0]


async def test_what_rests_is_not_due_until_then_and_comes_back_to_its_place(tx: Tx) -> None:
    await work.rests(tx, await _oldest(tx), NOW + MINUTE)
    assert await _order(tx) == [NEW]
    assert await work.next_due(tx, NOW) == NOW + MINUTE
    assert await work.numbers(tx, NOW) == (1, 1)
    assert await _order(tx, NOW + MINUTE) == [OLD, NEW]


async def test_what_rests_is_known_to_be_asked_for(tx: Tx) -> None:
    """The sweep would end its rest each minute otherwise."""
    await work.rests(tx, await _oldest(tx), NOW + MINUTE)
    assert await work.due_of(tx, WorkKind.CASE, NOW) == {"C-OLD", "C-NEW"}


async def test_who_acts_on_what_rests_ends_its_rest(tx: Tx) -> None:
    await work.rests(tx, await _oldest(tx), NOW + MINUTE)
    await work.wake(tx, OLD, NOW)
    assert await _order(tx) == [OLD, NEW]


async def test_what_was_woken_while_it_ran_does_not_rest(tx: Tx) -> None:
    item = await _oldest(tx)
    await work.wake(tx, OLD, NOW)
    await work.rests(tx, item, NOW + MINUTE)
    assert await _order(tx) == [OLD, NEW]


async def test_a_wish_for_later_does_not_end_a_rest_early(tx: Tx) -> None:
    await work.rests(tx, await _oldest(tx), NOW + MINUTE)
    await work.wake(tx, OLD, NOW + 2 * MINUTE)
    assert await _order(tx) == [NEW]
    assert await _order(tx, NOW + MINUTE) == [OLD, NEW]


async def test_what_is_done_has_no_rest_left(tx: Tx) -> None:
    await work.rests(tx, await _oldest(tx), NOW + MINUTE)
    await work.wake(tx, OLD, NOW)
    await work.done(tx, await _oldest(tx), NOW + 5 * MINUTE)
    assert await _order(tx, NOW + 4 * MINUTE) == [NEW]
    assert await _order(tx, NOW + 5 * MINUTE) == [NEW, OLD]


async def test_what_fails_is_tried_again_in_its_place(tx: Tx) -> None:
    await work.failed(tx, await _oldest(tx), NOW + MINUTE, "no room")
    assert await _order(tx) == [NEW]
    assert await _order(tx, NOW + MINUTE) == [OLD, NEW]
    assert await work.failing(tx) == [OLD]
