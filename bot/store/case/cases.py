"""Cases with their turns and facts."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, TextClause, bindparam, delete, insert, or_, select, update

from bot.domain.acts import Act
from bot.domain.case import Fact, Who
from bot.domain.states import CaseState
from bot.store.due import work
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.history import trail
from bot.store.rows.cases import CaseRow, PostKind
from bot.store.tables.cases import (
    KEPT_CASE,
    OPEN_CASE,
    OPEN_POST,
    PENDING_ACT,
    acts,
    cases,
    facts,
    posts,
    reasons,
    revisions,
    turns,
)
from bot.store.tables.sealing import keys_of

_CASE: BindParameter[str] = bindparam("of_case")
ONE = Prepared(select(cases).where(cases.c.id == _CASE))
TURNS = Prepared(select(turns).where(turns.c.case_id == _CASE).order_by(turns.c.id))
FACTS = Prepared(select(facts).where(facts.c.case_id == _CASE).order_by(facts.c.id))
_WORDS = (turns.c.text, turns.c.english, facts.c.value, revisions.c.text, revisions.c.instruction, reasons.c.reason)
_WRITTEN = tuple(select(words.table.c.case_id, words).order_by(words.table.c.id) for words in _WORDS)
"""Every text that may hold an order number, with its case."""
_ORDERS = (
    select(cases.c.id, cases.c.order_id).order_by(cases.c.opened_at),
    select(facts.c.case_id, facts.c.value).where(facts.c.key == "order_id").order_by(facts.c.id),
)
_UNFINISHED = Prepared(select(cases.c.id).where(OPEN_CASE).order_by(cases.c.opened_at))
_FORGOTTEN = dict.fromkeys(("order_id", "triage_reason", "customer", "message_hash", "further"))
_OPEN, _ADD_TURN, _CHANGE = (
    Prepared(insert(cases)),
    Prepared(insert(turns)),
    Prepared(update(cases).where(cases.c.id == _CASE)),
)


async def open_case(tx: Tx, **values: Any) -> None:
    """A new case."""
    await _OPEN.run(tx, **values)
    trail.begins(tx, values["id"])
    work.opens(tx, values["id"], values["opened_at"])


async def get(tx: Tx, case_id: str) -> CaseRow | None:
    row = await ONE.first(tx, of_case=case_id)
    return CaseRow.read(row) if row else None


async def is_forgotten(tx: Tx, *case_ids: str) -> bool:
    """Whether one of these cases was forgotten."""
    gone = (cases.c.id.in_(case_ids), cases.c.state == CaseState.FORGOTTEN)
    return (await tx.scalar(select(cases.c.id).where(*gone).limit(1))) is not None


async def unfinished(tx: Tx) -> list[str]:
    """Cases that may still have something to do, oldest first."""
    return [row["id"] for row in await _UNFINISHED.all(tx)]


async def named(tx: Tx, wanted: str) -> tuple[str, ...]:
    """The case with that id, or the cases of that order, oldest first; lower case is accepted."""
    named = or_(*(column == name for column in (cases.c.id, cases.c.order_id) for name in {wanted, wanted.upper()}))
    query = select(cases.c.id).where(named).order_by(cases.c.opened_at)
    return tuple((await tx.execute(query)).scalars())


async def naming(tx: Tx, part: str, names: Callable[[str], bool]) -> tuple[str, ...]:
    """Cases whose texts, by anybody, hold a number, as `names` decides. All texts are read, which may take long.

    Only texts that contain `part` are read.
    """
    return await _looked_through(tx, _WRITTEN, part, names)


async def of_order(tx: Tx, part: str, is_it: Callable[[str], bool]) -> tuple[str, ...]:
    """Cases opened for an order, or given it as a fact, whose number `is_it` recognises, however it is typed."""
    return await _looked_through(tx, _ORDERS, part, is_it)


async def _looked_through(
    tx: Tx, places: Iterable[Select[str, Any]], part: str, fits: Callable[[str], bool]
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for place in places:
        _, words = place.selected_columns
        query = place.where(words.is_not(None))
        query = query if keys_of(tx.dialect) else query.where(words.icontains(part, autoescape=True))
        async with tx.stream(query) as rows:
            async for case_id, said in rows:
                found |= {case_id: None} if fits(said) else {}
    return tuple(found)


async def latest_of(tx: Tx, channel: str, order: str | None, customer: str | None, since: datetime) -> str | None:
    """The latest case of this order or customer in this channel, opened since then; None where there is none.

    Leaves out cases being withdrawn: a message added to one would be forgotten with it.
    """
    by = [cases.c.order_id == order] if order else []
    by += [cases.c.customer == customer] if customer else []
    if not by:
        return None
    here = (cases.c.channel == channel, cases.c.opened_at >= since, KEPT_CASE, or_(*by), ~_withdrawing().exists())
    found: str | None = await tx.scalar(select(cases.c.id).where(*here).order_by(cases.c.opened_at.desc()).limit(1))
    return found


async def same_message(tx: Tx, team: str, message_hash: str, since: datetime) -> CaseRow | None:
    """The newest open case with this message, opened since then; None where there is none."""
    same = (cases.c.team == team, cases.c.message_hash == message_hash, cases.c.opened_at >= since)
    query = select(cases).where(OPEN_CASE, *same, ~_withdrawing().exists()).order_by(cases.c.opened_at.desc())
    row = (await tx.execute(query.limit(1))).mappings().first()
    return CaseRow.read(row) if row else None


def _withdrawing() -> Select[Any]:
    return select(acts.c.id).where(acts.c.case_id == cases.c.id, PENDING_ACT, acts.c.act == Act.WITHDRAW)


async def untouched_since(tx: Tx, before: datetime, most: int) -> tuple[tuple[str, str], ...]:
    """(case, channel) of cases opened before this time without a later message of the customer, oldest first.

    Leaves out cases with undecided acts, which may bring the customer's words, and with a reply on its way to them.
    """
    query = select(cases.c.id, cases.c.channel).where(*_untouched(before)).order_by(cases.c.opened_at).limit(most)
    return tuple((row.id, row.channel) for row in await tx.execute(query))


async def is_untouched(tx: Tx, case_id: str, before: datetime) -> bool:
    """Whether this case is one of those now."""
    return (await tx.scalar(select(cases.c.id).where(cases.c.id == case_id, *_untouched(before)))) is not None


def _untouched(before: datetime) -> tuple[ColumnElement[bool] | TextClause, ...]:
    newer = select(turns.c.case_id).where(turns.c.case_id == cases.c.id, turns.c.at >= before).exists()
    undecided = select(acts.c.id).where(acts.c.case_id == cases.c.id, PENDING_ACT).exists()
    leaving = select(posts.c.id).where(posts.c.case_id == cases.c.id, posts.c.kind == PostKind.DELIVERY, OPEN_POST)
    return (cases.c.opened_at < before, KEPT_CASE, ~newer, ~undecided, ~leaving.exists())


async def change(tx: Tx, case_id: str, **values: Any) -> None:
    """Set columns of a case."""
    await _CHANGE.run(tx, of_case=case_id, **values)


async def add_turn(
    tx: Tx, case_id: str, who: Who, text: str, author: str, at: datetime, written_at: datetime | None = None
) -> None:
    about = {"case_id": case_id, "author": author, "at": at}
    await _ADD_TURN.run(tx, who=who, text=text, written_at=written_at, **about)


async def translated(tx: Tx, case_id: str, turn: int, english: str) -> None:
    """Keep the English of a turn.

    The case is checked, as a forgotten turn's number may belong to another case by now.
    """
    here = (turns.c.id == turn, turns.c.case_id == case_id)
    await tx.execute(update(turns).where(*here).values(english=english))


async def add_facts(tx: Tx, case_id: str, given: Iterable[tuple[str, str]], author: str, at: datetime) -> None:
    """Add (key, value) pairs; the latest value of a key counts."""
    values = [{"case_id": case_id, "key": key, "value": value, "author": author, "at": at} for key, value in given]
    if values:
        await tx.execute(insert(facts).inline(), values)


async def add_recorded(tx: Tx, case_id: str, found: Iterable[Fact], author: str, at: datetime) -> None:
    """Add facts from reports, each with its report."""
    about = {"case_id": case_id, "author": author, "at": at}
    values = [about | {"key": f.key, "value": f.value, "source": f.source} for f in found]
    if values:
        await tx.execute(insert(facts), values)


async def drop_recorded(tx: Tx, case_id: str, keys: Iterable[str]) -> None:
    """Remove facts from reports under these keys."""
    here = (facts.c.case_id == case_id, facts.c.source.is_not(None), facts.c.key.in_(list(keys)))
    await tx.execute(delete(facts).where(*here))


async def forget_words(tx: Tx, case_id: str) -> None:
    """Delete every word of the customer, and what was noted about them."""
    for table in (turns, facts):
        await tx.execute(delete(table).where(table.c.case_id == case_id))
    await change(tx, case_id, state=CaseState.FORGOTTEN, **_FORGOTTEN)
