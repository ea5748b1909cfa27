"""Reading the whole trail, by chain or by period; its heads, and the anchors over them."""

from collections.abc import AsyncIterator
from datetime import datetime

from sqlalchemy import Select, and_, func, insert, select

from bot.domain.acts import Act
from bot.domain.anchors import Anchor, Head
from bot.domain.trail import Link
from bot.store.engines.database import Tx
from bot.store.history.trail import link_of
from bot.store.tables.cases import cases, decisions
from bot.store.tables.trail import anchors, events

LINE_OF = {Act.APPROVE: "approved", Act.REJECT: "rejected", Act.DELIVER: "sent", Act.CLOSE: "closed"}
"""The trail's kind of line for each decision that is also a row."""
OPENED = "opened"


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
    last = select(events.c.case_id, func.max(events.c.number).label("number")).group_by(events.c.case_id)
    if since is not None:
        last = last.where(events.c.case_id.in_(select(events.c.case_id).where(events.c.at >= since)))
    found = last.subquery()
    same = and_(events.c.case_id == found.c.case_id, events.c.number == found.c.number)
    query = select(events.c.case_id, events.c.number, events.c.hash).select_from(events.join(found, same))
    return {row.case_id: Head(row.case_id, row.number, row.hash) for row in await tx.execute(query)}


async def last_anchor(tx: Tx) -> Anchor | None:
    """The newest anchor."""
    row = (await tx.execute(_anchors().order_by(anchors.c.number.desc()).limit(1))).first()
    return _anchor(*row) if row else None


async def kept_anchors(tx: Tx) -> AsyncIterator[Anchor]:
    """Every anchor, oldest first."""
    async with tx.stream(_anchors().order_by(anchors.c.number)) as found:
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


def _anchors() -> Select[int, datetime, list[list[object]], str, str]:
    return select(anchors.c.number, anchors.c.at, anchors.c.heads, anchors.c.previous, anchors.c.hash)


def _anchor(number: int, at: datetime, listed: list[list[object]], previous: str, hash: str) -> Anchor:
    heads = tuple(Head(str(case), int(str(line)), str(of_line)) for case, line, of_line in listed)
    return Anchor(number, at, heads, previous, hash)
