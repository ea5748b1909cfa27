"""What looks for unfinished work every minute: a thing that can't be read keeps it from nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.desk.advance import APART, AT_ONCE, KEEP_SEEN, started, sweep
from bot.desk.cases.incoming.parking import park
from bot.domain.case import Fulfilment
from bot.domain.states import CaseState
from bot.store.case import cases
from bot.store.due import inbox, work
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


async def test_a_start_does_not_put_all_open_cases_before_what_is_asked_for_next(tmp_path: Path) -> None:
    """Few people mark replies as sent: behind 20,000 open cases a new one was shown after half a minute."""
    count = 2 * AT_ONCE + AT_ONCE // 2
    async with at_work(tmp_path) as team:
        desk = team.bot.desk
        about = {"team": "T1", "channel": "C1", "requester": "U1", "nonce": "n", "marketplace": "any"}
        about |= {"fulfilment": Fulfilment.UNKNOWN}
        async with desk.write() as tx:
            for n in range(count):
                opened = desk.clock.now() - timedelta(minutes=count - n)
                await cases.open_case(tx, id=f"C-{n:06}", opened_at=opened, state=CaseState.OPEN, **about)
        await started(desk)
        async with desk.database.read() as tx:
            assert (await work.numbers(tx, desk.clock.now()))[1] == count - AT_ONCE
        for _ in range(2):
            await team.pause(APART.total_seconds())
        async with desk.database.read() as tx:
            assert await work.numbers(tx, desk.clock.now()) == (0, 0)
