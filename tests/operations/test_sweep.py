"""What looks for unfinished work every minute: a thing that can't be read keeps it from nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.desk.advance import KEEP_SEEN, sweep
from bot.desk.incoming.parking import park
from bot.store.due import inbox
from tests.trust.people import at_work

DAMAGED = """UPDATE parked SET payload = '"{"' """


async def test_a_kept_text_that_is_damaged_keeps_the_sweep_from_nothing_else(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        desk = team.bot.desk
        await park(desk, "U1", "C1", {"ask": "where", "message": "Hello"})
        async with desk.write() as tx:
            await inbox.first_time(tx, "old", desk.clock.now() - KEEP_SEEN - timedelta(hours=1))
            await tx.execute(text(DAMAGED))
        with pytest.raises(ValueError, match="Expecting"):
            await sweep(desk)
        async with desk.database.read() as tx:
            assert not await inbox.is_noted(tx, "old")
        team.clock.advance((KEEP_SEEN + timedelta(hours=1)).total_seconds())
        await sweep(desk)
