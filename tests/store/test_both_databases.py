"""What the store promises on SQLite and on PostgreSQL alike."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.domain.acts import Act
from bot.domain.case import Fulfilment
from bot.domain.states import CaseState
from bot.errors import StoreError
from bot.store.case import cases
from bot.store.due import inbox
from bot.store.engines.database import Database
from bot.store.history import trail
from bot.store.rows.cases import ActState
from tests.trails import first_break

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def _case(database: Database) -> None:
    async with database.write() as tx:
        await cases.open_case(
            tx, id="C-1", team="T", channel="C", requester="U", opened_at=NOW, state=CaseState.OPEN,
            marketplace="any", fulfilment=Fulfilment.UNKNOWN, written_at=NOW, nonce="abc",
        )  # fmt: skip


async def test_of_many_writers_about_one_thing_none_is_lost(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(text("INSERT INTO work (kind, id, wakes, attempts) VALUES ('case', 'x', 0, 0)"))

    async def add() -> None:
        async with database.write("x") as tx:
            count = await tx.scalar(text("SELECT wakes FROM work"))
            await tx.execute(text("UPDATE work SET wakes = :n"), {"n": (count or 0) + 1})

    for _ in range(10):
        await asyncio.gather(*(add() for _ in range(10)))
    async with database.read() as tx:
        assert await tx.scalar(text("SELECT wakes FROM work")) == 100


async def test_the_trail_of_a_case_stays_one_chain_under_many_writers(database: Database) -> None:
    await _case(database)

    async def note(i: int) -> None:
        async with database.write("C-1") as tx:
            await trail.note(tx, "C-1", "U", "noted", NOW, number=i)

    await asyncio.gather(*(note(i) for i in range(20)))
    async with database.read() as tx:
        links = await trail.of_case(tx, "C-1")
    assert [link.event.number for link in links] == list(range(1, 21))
    assert first_break(links) is None


async def test_of_many_deliveries_of_one_key_one_is_the_first(database: Database) -> None:
    async def first() -> bool:
        async with database.write() as tx:
            return await inbox.first_time(tx, "event-1", NOW)

    assert sum(await asyncio.gather(*(first() for _ in range(10)))) == 1


async def test_of_what_is_told_in_any_order_the_latest_counts(database: Database) -> None:
    async with database.write() as tx:
        news = [await inbox.is_latest(tx, "reaction-1", NOW + timedelta(microseconds=told)) for told in (1, 3, 2, 3, 4)]
    assert news == [True, True, False, False, True]


@pytest.mark.parametrize("state", ActState)
async def test_a_reaction_that_found_no_message_of_ours_is_not_kept(database: Database, state: ActState) -> None:
    await _case(database)
    case_id = None if state is ActState.UNPLACED else "C-1"
    async with database.write() as tx:
        for at in (NOW, NOW + timedelta(days=1)):
            await inbox.add_act(
                tx, case_id=case_id, channel="C", ts="1.0", actor="U", act=Act.APPROVE, surface="reaction",
                state=state, at=at,
            )  # fmt: skip
        await inbox.clean(tx, NOW + timedelta(hours=1))
        assert await tx.scalar(text("SELECT count(*) FROM acts")) == (1 if state is ActState.UNPLACED else 2)


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.write() as tx:
            await inbox.first_time(tx, "event-2", NOW)
            raise ZeroDivisionError
    async with database.write() as tx:
        assert await inbox.first_time(tx, "event-2", NOW)


async def test_times_come_back_as_they_went_in(database: Database) -> None:
    await _case(database)
    async with database.read() as tx:
        row = await cases.get(tx, "C-1")
    assert row is not None and row.opened_at == NOW


async def test_migrating_again_changes_nothing(database: Database) -> None:
    await database.migrate()
    found, wanted = await database.version()
    assert found == wanted


async def test_a_database_newer_than_the_code_is_refused(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer Levelhead.*9999"):
        await database.migrate()


async def test_who_reads_sees_what_is_kept_and_nothing_that_is_being_written(database: Database) -> None:
    await _case(database)
    async with database.write() as tx:
        await cases.change(tx, "C-1", order_id="1")
        async with database.read() as beside:
            assert (await cases.get(beside, "C-1")).order_id is None  # type: ignore[union-attr]  # it is there
    async with database.read() as tx:
        assert (await cases.get(tx, "C-1")).order_id == "1"  # type: ignore[union-attr]  # it is there


async def test_after_a_look_that_fails_both_go_on(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.read():
            raise ZeroDivisionError
    await _case(database)
    async with database.read() as tx:
        assert await cases.get(tx, "C-1")
