"""A PostgreSQL server that tells times in a zone of its own, in a night in which the clocks there go back."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from bot.app import make_desk
from bot.desk.incoming.opening import Request, open_case
from bot.desk.parts.desk import Desk
from bot.desk.team.queue import team_desk
from bot.domain.team_desk import Sight
from bot.settings import Settings
from bot.store.case import cases
from tests.desk.cases import taught
from tests.desk.slow_slack import Slow
from tests.manual_clock import ManualClock

SYDNEY = "Australia/Sydney"
DAY = 24 * 3600
EVENING_BEFORE = datetime(2027, 4, 3, 9, tzinfo=UTC)


@pytest.fixture
async def desk(postgres_url: str) -> AsyncIterator[Desk]:
    name = make_url(postgres_url).database
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f"ALTER DATABASE {name} SET timezone = '{SYDNEY}'")  # type: ignore[arg-type]  # a name of ours
    clock = ManualClock()
    clock.advance((EVENING_BEFORE - clock.now()).total_seconds())
    settings = Settings(_env_file=None).model_copy(update={"database_url": postgres_url})  # type: ignore[call-arg]
    anybody: Any = Slow(clock)
    made = taught(make_desk(settings, anybody, anybody, clock))
    yield made
    await made.database.close()


async def test_a_case_is_overdue_when_its_hours_have_passed(desk: Desk) -> None:
    clock: Any = desk.clock
    assert await open_case(desk, Request("k", "T", "C", "U", "Where is my parcel?"))
    clock.advance(DAY - 60)
    assert (await team_desk(desk, "U", Sight())).overdue == 0
    clock.advance(120)
    assert (await team_desk(desk, "U", Sight())).overdue == 1


async def test_what_is_read_counts_hours_as_they_pass(desk: Desk) -> None:
    name = await open_case(desk, Request("k", "T", "C", "U", "Where is my parcel?"))
    async with desk.database.read() as tx:
        case = await cases.get(tx, str(name))
    assert case is not None
    assert case.opened_at + timedelta(days=1) == EVENING_BEFORE + timedelta(days=1)
