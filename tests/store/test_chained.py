"""The trail's end is read once in a transaction and then known; what is undone is known no more. On both databases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain.case import Fulfilment
from bot.domain.states import CaseState
from bot.store.case import cases, chained, posts, revisions
from bot.store.engines.database import Database, Tx, open_database
from bot.store.engines.prepared import AtOnce, Prepared, together
from bot.store.history import trail
from bot.store.rows.cases import Cause, PostKind
from bot.store.tables.cases import seen
from tests.trails import first_break

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def _opened(tx: Tx, case_id: str) -> str:
    about = {"marketplace": "any", "fulfilment": Fulfilment.UNKNOWN, "order_id": None, "nonce": "n"}
    people = {"team": "T", "channel": "C", "requester": "U"}
    await cases.open_case(tx, id=case_id, opened_at=AT, state=CaseState.OPEN, **people, **about)
    await trail.note(tx, case_id, "U", "opened", AT)
    await posts.add(tx, case_id=case_id, key=f"{case_id}:case", kind=PostKind.CASE, channel="C")
    return await revisions.add_first(tx, case_id, AT, cause=Cause.OPENED, asked_by="U", instruction=None)


async def test_what_is_read_for_a_line_is_what_its_parts_are(database: Database) -> None:
    async with database.write("C-1") as tx:
        first = await _opened(tx, "C-1")
    async with database.write("C-1") as tx:
        case, row = await chained.revision(tx, "C-1", first, "v1")
        assert case == await cases.get(tx, "C-1") and row == await revisions.get(tx, first) and case and row
        assert await chained.revision(tx, "C-2", "C-2.1", "v1") == (None, None)
        post = await posts.get(tx, 1)
        assert post and await chained.post(tx, "C-1", 1) == post and await chained.post(tx, "C-1", 2) is None


async def test_lines_of_one_transaction_and_of_the_next_are_one_chain(database: Database) -> None:
    async with database.write("C-1") as tx:
        first = await _opened(tx, "C-1")
        await trail.note(tx, "C-1", "U", "asked", AT)
    async with database.write("C-1") as tx:
        await chained.revision(tx, "C-1", first, "v1")
        async with together(tx):
            await trail.keep_snapshot(tx, "v1", {"a.yaml": "a"}, AT)
            await trail.note(tx, "C-1", "levelhead", "triaged", AT)
            await trail.note(tx, "C-1", "levelhead", "drafted", AT)
    async with database.write("C-1") as tx:
        await chained.revision(tx, "C-1", first, "v1")
        await trail.keep_snapshot(tx, "v1", {"a.yaml": "another"}, AT)
        await trail.note(tx, "C-1", "levelhead", "posted", AT)
    async with database.read() as tx:
        links = await trail.of_case(tx, "C-1")
        assert await trail.snapshot(tx, "v1") == {"a.yaml": "a"}
    assert [link.event.number for link in links] == [1, 2, 3, 4, 5] and first_break(links) is None


async def test_what_was_undone_is_known_no_more(database: Database) -> None:
    async with database.write("C-1") as tx:
        await _opened(tx, "C-1")
    with pytest.raises(ZeroDivisionError):
        async with database.write("C-1") as tx:
            await trail.note(tx, "C-1", "U", "undone", AT)
            raise ZeroDivisionError
    async with database.write("C-1") as tx:
        await trail.note(tx, "C-1", "U", "asked", AT)
    async with database.read() as tx:
        links = await trail.of_case(tx, "C-1")
    assert [link.event.kind for link in links] == ["opened", "asked"] and first_break(links) is None


async def test_two_with_values_of_their_own_under_one_name_are_not_asked_at_once(postgres_url: str) -> None:
    database = open_database(postgres_url)
    one, other = (Prepared(select(seen).where(seen.c.key == key)) for key in ("a", "b"))
    async with database.read() as tx:
        with pytest.raises(TypeError, match="at once"):
            await AtOnce(one, other).all(tx)
    await database.close()
