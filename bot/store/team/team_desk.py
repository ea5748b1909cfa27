"""Each person's view of the team's desk, and what they search for."""

from datetime import datetime
from typing import Any

from sqlalchemy import literal, select, update

from bot.domain.states import CaseState
from bot.store.company.sealed_search import cases_saying
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.engines.upsert import insert_or
from bot.store.rows.private import HomeRow
from bot.store.tables.cases import OPEN_CASE, cases, seen, turns
from bot.store.tables.private import homes
from bot.store.tables.sealing import keys_of

MOST_FOUND = 50
_SEARCHED = "searched:"
"""Prefix of a key for a person's search, kept as long as other keys."""


async def holding(tx: Tx, words: str) -> list[str]:
    """Open cases with these words in their messages, the newest first, at most `MOST_FOUND`."""
    if keys_of(tx.dialect):
        return await cases_saying(tx, lambda said: words.lower() in said.lower(), MOST_FOUND, OPEN_CASE)
    said = select(turns.c.id).where(turns.c.case_id == cases.c.id, turns.c.text.icontains(words, autoescape=True))
    query = select(cases.c.id).where(OPEN_CASE, said.exists()).order_by(cases.c.opened_at.desc()).limit(MOST_FOUND)
    return list((await tx.execute(query)).scalars())


async def kept(tx: Tx, case_ids: list[str]) -> list[str]:
    """Those that weren't forgotten, in this order."""
    query = select(cases.c.id).where(cases.c.id.in_(case_ids), cases.c.state != CaseState.FORGOTTEN)
    there = set((await tx.execute(query)).scalars())
    return [case_id for case_id in case_ids if case_id in there]


async def home(tx: Tx, person: str, held: bool = False) -> HomeRow | None:
    """A person's view. `held`: nobody else changes it until the transaction ends."""
    query = select(homes).where(homes.c.person == person)
    row = (await tx.execute(query.with_for_update() if held else query)).mappings().first()
    return HomeRow.read(row) if row else None


async def keep_home(tx: Tx, person: str, **values: Any) -> None:
    """Set columns of somebody's home."""
    row = {"person": person, "sight": {}} | values
    query = insert_or(tx, homes).values(**row)
    await tx.execute(query.on_conflict_do_update(index_elements=["person"], set_=values))


async def shown(tx: Tx, person: str, digest: str) -> None:
    """Keep the hash of what the home shows now."""
    await tx.execute(update(homes).where(homes.c.person == person).values(shown=digest))


async def note_search(tx: Tx, person: str, at: datetime) -> None:
    """Note that somebody searched."""
    await inbox.is_latest(tx, f"{_SEARCHED}{person}", at)


async def forget_searches(tx: Tx, old: bool = False) -> list[str]:
    """Remove the words people searched for, which may be about any customer. Returns these people.

    `old`: only those from a day ago and before.
    """
    lately = select(seen.c.key).where(seen.c.key == literal(_SEARCHED) + homes.c.person).exists()
    query = select(homes.c.person, homes.c.sight).order_by(homes.c.person).with_for_update()
    rows = await tx.execute(query.where(~lately) if old else query)
    searched = {row.person: row.sight for row in rows if row.sight.get("words")}
    for person, sight in searched.items():
        await keep_home(tx, person, sight=sight | {"words": "", "page": 0}, shown=None)
    return list(searched)
