"""Reading the whole trail, by chain or by period; its heads, and the anchors over them."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, insert, literal_column, select

from bot.domain.acts import Act
from bot.domain.anchors import Anchor, Head
from bot.domain.trail import Link
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.history.trail import link_of
from bot.store.tables.cases import cases, decisions
from bot.store.tables.trail import anchors, events

LINE_OF = {Act.APPROVE: "approved", Act.REJECT: "rejected", Act.DELIVER: "sent", Act.CLOSE: "closed"}
"""The trail's kind of line for each decision that is also a row."""
OPENED = "opened"


def _heads(touched: Select[Any] | None = None) -> Select[Any]:
    """Of these cases, or of all."""
    last = select(events.c.case_id, func.max(events.c.number).label("number")).group_by(events.c.case_id)
    found = (last if touched is None else last.where(events.c.case_id.in_(touched))).subquery()
    same = and_(events.c.case_id == found.c.case_id, events.c.number == found.c.number)
    return select(events.c.case_id, events.c.number, events.c.hash).select_from(events.join(found, same))


_SINCE = bindparam("since", type_=events.c.at.type)
_HEADS, _HEADS_SINCE = Prepared(_heads()), Prepared(_heads(select(events.c.case_id).where(events.c.at >= _SINCE)))
_ANCHORS = select(anchors.c.number, anchors.c.at, anchors.c.heads, anchors.c.previous, anchors.c.hash)
_LAST = Prepared(_ANCHORS.order_by(anchors.c.number.desc()).limit(literal_column("1")))


async def links(tx: Tx, since: datetime | None = None, before: datetime | None = None) -> AsyncIterator[Link]:
    """The lines of every case from `since` on and before `before`, case by case."""
    query = select(events).order_by(events.c.case_id, events.c.number)
    query = query if since is None else query.where(events.c.at >= since)
    query = query if before is None else query.where(events.c.at < before)
    async with tx.stream(query) as found:
        async for row in found.mappings():
            yield link_of(row)


async def heads(tx: Tx, since: datetime | None) -> dict[str, Head]:
    """The last line of each case in which something happened since then."""
    rows = await (_HEADS.all(tx) if since is None else _HEADS_SINCE.all(tx, since=since))
    return {row["case_id"]: Head(**row) for row in rows}


async def last_anchor(tx: Tx) -> Anchor | None:
    """The newest anchor."""
    row = await _LAST.first(tx)
    return _anchor(*row.values()) if row else None


async def anchored_at(tx: Tx) -> datetime | None:
    """When the newest anchor was made, without what it names: that may be a hundred thousand cases."""
    at: datetime | None = await tx.scalar(select(anchors.c.at).order_by(anchors.c.number.desc()).limit(1))
    return at


async def kept_anchors(tx: Tx) -> AsyncIterator[Anchor]:
    """Every anchor, oldest first."""
    async with tx.stream(_ANCHORS.order_by(anchors.c.number)) as found:
        async for row in found:
            yield _anchor(*row)


async def keep_anchor(tx: Tx, anchor: Anchor) -> None:
    listed = [[head.case_id, head.number, head.hash] for head in anchor.heads]
    row = {"number": anchor.number, "at": anchor.at, "previous": anchor.previous, "hash": anchor.hash}
    await tx.execute(insert(anchors), row | {"heads": listed})


async def without_trail(tx: Tx) -> list[str]:
    """Cases without any line in the trail."""
    told = select(events.c.case_id).where(events.c.case_id == cases.c.id).exists()
    return list((await tx.execute(select(cases.c.id).where(~told).order_by(cases.c.id))).scalars())


async def without_case(tx: Tx) -> list[str]:
    """Chains that begin with the opening of a case that doesn't exist."""
    there = select(cases.c.id).where(cases.c.id == events.c.case_id).exists()
    query = select(events.c.case_id).where(events.c.number == 1, events.c.kind == OPENED, ~there)
    return list((await tx.execute(query.order_by(events.c.case_id))).scalars())


async def decided(tx: Tx) -> dict[tuple[str, str], int]:
    """How often each case was approved, rejected, sent and closed, by the rows of decisions."""
    query = select(decisions.c.case_id, decisions.c.act, func.count()).group_by(decisions.c.case_id, decisions.c.act)
    rows = await tx.execute(query)
    return {(case, LINE_OF[Act(act)]): count for case, act, count in rows if Act(act) in LINE_OF}


def _anchor(number: int, at: datetime, listed: list[list[object]], previous: str, hash: str) -> Anchor:
    heads = tuple(Head(str(case), int(str(line)), str(of_line)) for case, line, of_line in listed)
    return Anchor(number, at, heads, previous, hash)
