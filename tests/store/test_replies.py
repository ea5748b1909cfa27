"""Approved replies are found by their words while they are approved; on both databases."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.case import Fulfilment
from bot.domain.states import CaseState, RevisionState
from bot.store.case import cases, revisions
from bot.store.company import replies
from bot.store.company.searching import replies_like
from bot.store.engines.database import Database
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.rows.cases import Cause

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def approved(database: Database, case_id: str, text: str) -> str:
    async with database.write() as tx:
        await cases.open_case(
            tx, id=case_id, team="T", channel="C", requester="U", opened_at=NOW, state=CaseState.OPEN,
            marketplace="any", fulfilment=Fulfilment.UNKNOWN, written_at=NOW, nonce="abc",
        )  # fmt: skip
        about = {"cause": Cause.OPENED, "asked_by": "U", "text": text, "state": RevisionState.APPROVED}
        made = await revisions.add(tx, case_id, NOW, **about)
        await replies.keep(tx, case_id, made, text, NOW)
        await replies.keep(tx, case_id, made, text, NOW)
    return made


async def like(database: Database, words: str) -> list[str]:
    async with database.read() as tx:
        return [r.case_id for r in await replies_like(tx, words)]


async def test_a_reply_is_found_by_its_words_once_the_best_first(database: Database) -> None:
    await approved(database, "C-1", "We ship to Hawaii at no extra cost, and to Alaska too.")
    await approved(database, "C-2", "Shipping to Ohio takes five days.")
    assert await like(database, "shipping to Hawaii") == ["C-1"]
    assert sorted(await like(database, "shipping")) == ["C-1", "C-2"]
    assert await like(database, "violet shipping") == ["C-2", "C-1"], "where nothing has all words, any will do"
    assert await like(database, "violet") == []
    assert await like(database, 'hawaii" OR text:*') == ["C-1"], "no word is read as an operator"


async def test_what_is_no_longer_approved_is_not_found_and_what_was_sent_stays(database: Database) -> None:
    await approved(database, "C-1", "We ship to Hawaii.")
    sent = await approved(database, "C-2", "We ship to Hawaii.")
    async with database.write() as tx:
        await revisions.move(tx, sent, RevisionState.DELIVERED)
        for case_id in ("C-1", "C-2"):
            await replies.withdraw(tx, case_id)
    assert await like(database, "Hawaii") == ["C-2"]


async def test_a_forgotten_reply_is_found_no_more(database: Database) -> None:
    await approved(database, "C-1", "We ship to Hawaii.")
    async with database.write() as tx:
        await replies.forget_words(tx, "C-1")
    assert await like(database, "Hawaii") == []


def test_nothing_of_a_forgotten_reply_stays_in_the_file(sqlite_file: Path) -> None:
    asyncio.run(_approved_and_forgotten(sqlite_file))
    kept = b"".join(f.read_bytes().lower() for f in sqlite_file.parent.iterdir() if f.is_file())
    assert b"zanzibar" not in kept


async def _approved_and_forgotten(file: Path) -> None:
    database = Database(SqliteFile(file, busy_seconds=10))
    await approved(database, "C-1", "We ship to Zanzibar.")
    async with database.write() as tx:
        await replies.forget_words(tx, "C-1")
        await revisions.forget_words(tx, "C-1")
    await database.scrub()
    await database.close()
