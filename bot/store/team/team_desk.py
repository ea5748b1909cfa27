"""Open cases and each person's view: rows for the team's desk."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, and_, bindparam, case, func, literal, or_, select, update

from bot.concurrency.priority import give_way
from bot.domain.acts import Act
from bot.domain.case import Lane, Who
from bot.domain.states import CaseState, RevisionState
from bot.store.company.sealed_search import cases_saying
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import insert_or
from bot.store.rows.private import HomeRow
from bot.store.rows.row import Row
from bot.store.tables.cases import ARRIVED, OPEN_CASE, cases, decisions, revisions, seen, turns
from bot.store.tables.private import homes
from bot.store.tables.schema import Moment
from bot.store.tables.sealing import keys_of

MOST_FOUND = 50
AT_ONCE = 200
"""So many open cases are read before others may go on."""
_SEARCHED = "searched:"
"""Prefix of a key for a person's search, kept as long as other keys."""


@dataclass(frozen=True, slots=True)
class OpenCase(Row):
    """An open case. `since` is when the oldest unanswered message was written; None where all are answered."""

    id: str
    lane: Lane | None
    requester: str
    assignee: str | None
    marketplace: str
    opened_at: datetime
    state: RevisionState | None
    since: datetime | None


def _newest_state() -> Any:
    of_case = revisions.c.case_id == cases.c.id
    return select(revisions.c.state).where(of_case).order_by(revisions.c.number.desc()).limit(1).scalar_subquery()


def _unanswered_since() -> Any:
    """As the answer clock counts: from the first message after the last answer."""
    ends = or_(decisions.c.act == Act.DELIVER, decisions.c.act == Act.CLOSE)
    answers = (ends, ARRIVED, decisions.c.void_at.is_(None))
    last = select(func.max(decisions.c.at)).where(decisions.c.case_id == cases.c.id, *answers)
    answered = last.correlate(cases).scalar_subquery()
    first = case((turns.c.at <= cases.c.opened_at, cases.c.written_at))
    written = func.min(func.coalesce(turns.c.written_at, first, turns.c.at), type_=Moment())
    after = or_(answered.is_(None), turns.c.at > answered)
    here = and_(turns.c.case_id == cases.c.id, turns.c.who == Who.CUSTOMER, after)
    return select(written).where(here).scalar_subquery()


_OPEN = Prepared(
    select(
        cases.c.id,
        cases.c.lane,
        cases.c.requester,
        cases.c.assignee,
        cases.c.marketplace,
        cases.c.opened_at,
        _newest_state().label("state"),
        _unanswered_since().label("since"),
    )
    .where(OPEN_CASE, cases.c.id > bindparam("after", type_=cases.c.id.type))
    .order_by(cases.c.id)
    .limit(bindparam("most", type_=Integer()))
)


async def open_cases(tx: Tx) -> list[OpenCase]:
    """All open cases. They may be thousands, so others go on in between, whoever has priority first."""
    found = list[OpenCase]()
    while rows := await _OPEN.all(tx, after=found[-1].id if found else "", most=AT_ONCE):
        found += [OpenCase.read(row) for row in rows]
        await give_way()
        await asyncio.sleep(0)
    return found


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
