"""What reads a month of a large house reads it in pieces: others go on in between."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, text

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.auditing import ANCHOR_EVERY, anchor_when_due
from bot.desk.parts.desk import Desk
from bot.desk.report.month import spent_this_month
from bot.domain.case import Fulfilment, Who
from bot.domain.reply import Usage
from bot.domain.states import CaseState
from bot.settings import Settings
from bot.store.case import cases
from bot.store.engines.database import Database, Tx
from bot.store.engines.in_pieces import PIECE
from bot.store.history import costs, reporting, trail
from bot.store.history.reporting import Span
from bot.store.rows.cases import Cause
from bot.store.tables.cases import revisions
from bot.store.tables.schema import Moment
from tests.manual_clock import ManualClock

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SPAN = Span(NOW - timedelta(days=1), NOW + timedelta(days=1))
COUNT = 2 * PIECE
CALL = Usage("draft", "a-model", "h", "end_turn", input_tokens=10)


async def filled(tx: Tx) -> None:
    """Many lines, messages, revisions and calls of one case."""
    about = {"team": "T", "channel": "C", "requester": "U", "nonce": "n", "marketplace": "any"}
    about |= {"fulfilment": Fulfilment.UNKNOWN, "opened_at": NOW, "state": CaseState.OPEN}
    await cases.open_case(tx, id="C-1", **about)
    for n in range(COUNT):
        await trail.note(tx, "C-1", "levelhead", "drafted", NOW, clauses="a.one")
        await cases.add_turn(tx, "C-1", Who.CUSTOMER, "Where?", "U", NOW)
        row = {"id": f"C-1.{n}", "case_id": "C-1", "number": n, "state": "superseded", "cause": Cause.OPENED}
        await tx.execute(insert(revisions).values(created_at=NOW, asked_by="U", **row))
    await trail.keep_calls(tx, "C-1", "C-1.1", [CALL] * COUNT, NOW, "U")


async def every(rows: AsyncIterator[Any]) -> list[Any]:
    return [row async for row in rows]


READS: dict[str, Callable[[Tx], Awaitable[Iterable[Any]]]] = {
    "lines": lambda tx: reporting.happened(tx, SPAN, "drafted"),
    "drafts": lambda tx: every(reporting.drafted(tx, SPAN)),
    "messages": lambda tx: reporting.customers_wrote(tx, SPAN),
    "revisions": lambda tx: reporting.following(tx, SPAN),
    "calls": lambda tx: every(costs.calls(tx, SPAN)),
}


@pytest.mark.deep
async def test_others_go_on_in_between(database: Database) -> None:
    went_on = 0

    async def others() -> None:
        nonlocal went_on
        while True:
            await asyncio.sleep(0)
            went_on += 1

    async with database.write() as tx:
        await filled(tx)
    beside = asyncio.create_task(others())
    for what, read in READS.items():
        before = went_on
        async with database.read() as tx:
            assert len(list(await read(tx))) == COUNT, what
        assert went_on - before >= COUNT // PIECE, what
    beside.cancel()


@pytest.fixture
async def desk(sqlite_file: Path) -> AsyncIterator[Desk]:
    settings = Settings(_env_file=None).model_copy(update={"database_url": f"sqlite:///{sqlite_file}"})  # type: ignore[call-arg]
    anybody: Any = Nobody()
    made = make_desk(settings, anybody, anybody, ManualClock())
    yield made
    await made.database.close()


async def test_what_took_long_to_count_stands_for_a_while(desk: Desk) -> None:
    async def called() -> int:
        async with desk.write() as tx:
            await trail.keep_calls(tx, None, None, [CALL], desk.clock.now())
        return (await spent_this_month(desk)).costs.total.calls

    assert [await called(), await called()] == [1, 2], "it is counted quickly"
    desk.tally.stands_until = float("inf")
    assert await called() == 2
    desk.tally.stands_until = 0
    assert await called() == 4


async def test_until_an_anchor_is_due_what_the_last_one_names_is_not_read(desk: Desk) -> None:
    clock: Any = desk.clock
    async with desk.write() as tx:
        damaged = "INSERT INTO anchors (number, at, heads, previous, hash) VALUES (1, :at, '[', '', '')"
        await tx.execute(text(damaged).bindparams(bindparam("at", desk.clock.now(), Moment)))
    await anchor_when_due(desk)
    clock.advance(ANCHOR_EVERY.total_seconds())
    with pytest.raises(ValueError, match="Expecting value"):
        await anchor_when_due(desk)
