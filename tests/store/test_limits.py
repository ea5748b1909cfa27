"""What others limit, shared by several programs on one database."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.desk.parts.limits import Limits, having_waited, leaving_room
from bot.domain.pace import Rate
from bot.store.due import limits as store
from bot.store.engines.database import Database, open_database
from bot.store.engines.sqlite_file import SqliteFile
from tests.manual_clock import ManualClock

A_SECOND = Rate(timedelta(seconds=1), 3)
Two = tuple[Limits, Limits, ManualClock]


@pytest.fixture(params=["sqlite", "postgres"])
async def two(request: pytest.FixtureRequest) -> AsyncIterator[Two]:
    """Two programs' limits, as two workers have them."""
    if request.param == "sqlite":
        made = [Database(SqliteFile(request.getfixturevalue("sqlite_file"), busy_seconds=10)) for _ in range(2)]
    else:
        made = [open_database(request.getfixturevalue("postgres_url")) for _ in range(2)]
    clock = ManualClock()
    yield Limits(made[0], clock), Limits(made[1], clock), clock
    for database in made:
        await database.close()


async def test_both_together_keep_to_one_rate(two: Two) -> None:
    one, other, clock = two
    at_once = [limits.call("slack post", A_SECOND) for limits in (one, other) * 5]
    waits = sorted(await asyncio.gather(*at_once))
    assert waits == [0, 0, 0, 1, 2, 3, 4, 5, 6, 7]
    clock.advance(1)
    assert await other.call("slack post", A_SECOND) == 0
    assert await one.call("slack post", A_SECOND) > 0


async def test_what_can_wait_takes_half_of_a_rate_and_no_turn_of_others(two: Two) -> None:
    one, other, clock = two
    with leaving_room(True):
        waits = [await limits.call("slack post", A_SECOND) for limits in (one, other) * 5]
    assert sorted(waits) == [0, 0, 0, 2, 4, 6, 8, 10, 12, 14]
    clock.advance(1)
    assert await one.call("slack post", A_SECOND) == 0, "of many that wait none has its turn"
    clock.advance(1)
    assert await other.call("slack post", A_SECOND) == 0
    with leaving_room(True), having_waited(True):
        assert await one.call("slack post", A_SECOND) > 0, "this second is taken"
    clock.advance(2)
    with leaving_room(True), having_waited(True):
        assert await one.call("slack post", A_SECOND) == 0


async def test_what_one_is_refused_the_other_does_not_ask_for(two: Two) -> None:
    one, other, clock = two
    assert await one.refused("claude x", 40) == 40
    assert await other.paused("claude x") > 40, "each comes back at a moment of its own"
    assert await other.paused("claude y") == 0
    assert await other.call("claude x", A_SECOND) > 40
    clock.advance(40)
    assert await other.paused("claude x") == 0


async def test_that_nothing_is_paused_is_believed_for_a_while(postgres_url: str) -> None:
    made, clock = [open_database(postgres_url) for _ in range(3)], ManualClock()
    believes, asks, other = (
        Limits(made[0], clock, believed=3600),
        Limits(made[1], clock, believed=0),
        Limits(made[2], clock),
    )
    assert [await limits.paused("claude x") for limits in (believes, asks)] == [0, 0]
    await other.refused("claude x", 40)
    assert await believes.paused("claude x") == 0
    assert await asks.paused("claude x") > 40
    await believes.refused("claude x", 5)
    assert await believes.paused("claude x") > 40, "what it was refused itself counts at once"
    for database in made:
        await database.close()


async def test_of_a_name_that_is_first_asked_for_nothing_is_believed(postgres_url: str) -> None:
    made, clock = [open_database(postgres_url) for _ in range(2)], ManualClock()
    one, other = (Limits(database, clock, believed=3600) for database in made)
    assert await one.paused("slack auth.test") == 0
    await other.refused("claude", 300)
    assert await one.paused("claude") > 0
    for database in made:
        await database.close()


async def test_pauses_are_kept_over_a_restart(two: Two) -> None:
    one, other, _ = two
    await one.refused("slack chat.update", 600)
    await one.database.close()
    assert await Limits(one.database, other._clock).paused("slack chat.update") >= 600


async def test_what_was_not_called_for_a_day_is_dropped_and_what_is_paused_stays(two: Two) -> None:
    one, _, clock = two
    await one.call("slack post", A_SECOND)
    await one.refused("claude x", 3 * 86_400)
    clock.advance(2 * 86_400)
    async with one.database.write() as tx:
        await store.clean(tx, clock.now() - timedelta(days=1))
        assert (await store.pace(tx, "slack post", clock.now())).free_at is None
        assert (await store.pace(tx, "claude x", clock.now())).paused_until is not None


async def test_a_pause_that_another_made_longer_holds_for_who_knew_of_a_shorter_one(two: Two) -> None:
    one, other, clock = two
    await one.refused("claude x", 5)
    await other.refused("claude x", 60)
    clock.advance(6)
    assert await one.paused("claude x") >= 54


async def test_a_clock_that_was_set_back_keeps_nothing_from_being_called(two: Two) -> None:
    one, _, clock = two
    ahead = ManualClock()
    ahead.advance(3600)
    before = Limits(one.database, ahead)
    for _ in range(5):
        await before.call("slack post", A_SECOND)
    await before.refused("claude x", 30)
    after = Limits(one.database, clock)
    assert await after.call("slack post", A_SECOND) <= 5
    assert 0 < await after.paused("claude x") <= 31, "a pause is as long as it was"
