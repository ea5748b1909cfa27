"""Comparisons of listings, with the changes and exports asked for in their threads: a row each."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, func, insert, select, update

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared, older
from bot.store.tables.comparisons import comparisons


class ComparisonState(StrEnum):
    """COMPARED: not fully shown yet. REFUSED: its person is still to be told why there is nothing."""

    ASKED = "asked"
    COMPARED = "compared"
    REFUSED = "refused"
    SHOWN = "shown"


_NOT_SHOWN = comparisons.c.state != ComparisonState.SHOWN
_UNFINISHED = Prepared(select(comparisons.c.id).where(_NOT_SHOWN).order_by(comparisons.c.at))
_OLD = older(comparisons)


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A comparison, or a wish for one. `root_id` is the first of its thread, `number` its number there.

    `shown`: the messages posted so far; `begun`: the number of the one being posted.
    """

    id: str
    root_id: str
    number: int
    person: str
    channel: str
    thread_ts: str | None
    wish: str | None
    given: dict[str, Any]
    state: ComparisonState
    body: dict[str, Any] | None
    refusal: str | None
    shown: list[str]
    begun: int | None
    attempts: int
    at: datetime


def _read(row: RowMapping) -> ComparisonRow:
    values = {f.name: row[f.name] for f in fields(ComparisonRow)}
    return ComparisonRow(**values | {"state": ComparisonState(row["state"])})


async def add(tx: Tx, **values: Any) -> None:
    """A comparison to be made, numbered within its thread."""
    count = select(func.count()).select_from(comparisons).where(comparisons.c.root_id == values["root_id"])
    fresh = {"state": ComparisonState.ASKED, "attempts": 0, "shown": [], "number": await tx.scalar(count)}
    await tx.execute(insert(comparisons).values(**fresh | values))


async def get(tx: Tx, comparison_id: str) -> ComparisonRow | None:
    row = (await tx.execute(select(comparisons).where(comparisons.c.id == comparison_id))).mappings().first()
    return _read(row) if row else None


async def newest(tx: Tx, root_id: str) -> ComparisonRow | None:
    """The latest row of a comparison's thread, in whatever state."""
    query = select(comparisons).where(comparisons.c.root_id == root_id).order_by(comparisons.c.number.desc()).limit(1)
    row = (await tx.execute(query)).mappings().first()
    return _read(row) if row else None


async def move(tx: Tx, row: ComparisonRow, **values: Any) -> bool:
    """Set columns, unless another worker has done something since the row was read. Returns whether they were set."""
    same = (comparisons.c.state == row.state, comparisons.c.begun.is_not_distinct_from(row.begun))
    return await _set(tx, row, *same, **values)


async def posted(tx: Tx, row: ComparisonRow, ts: str) -> bool:
    """Keep where the next message stands, unless another worker's is kept. Returns whether it was kept."""
    return await _set(tx, row, shown=[*row.shown, ts], thread_ts=row.thread_ts or ts, begun=None)


async def _set(tx: Tx, row: ComparisonRow, *same: ColumnElement[bool], **values: Any) -> bool:
    unposted = func.json_array_length(comparisons.c.shown) == len(row.shown)
    query = update(comparisons).where(comparisons.c.id == row.id, unposted, *same)
    return bool((await tx.execute(query.values(**values))).rowcount)


async def of_thread(tx: Tx, channel: str, thread_ts: str) -> str | None:
    """The first comparison of a thread."""
    here = (comparisons.c.channel == channel, comparisons.c.thread_ts == thread_ts)
    query = select(comparisons.c.root_id).where(*here).limit(1)
    return (await tx.execute(query)).scalar()


async def is_beginning(tx: Tx, channel: str, until: datetime) -> bool:
    """Whether the first message of a comparison asked for until then may be in this channel without being recorded."""
    c = comparisons.c
    here = (c.channel == channel, c.thread_ts.is_(None), c.at <= until)
    begun = (c.begun == 0, c.state == ComparisonState.COMPARED)
    return (await tx.execute(select(c.id).where(*here, *begun).limit(1))).first() is not None


async def latest_before(tx: Tx, row: ComparisonRow) -> ComparisonRow | None:
    """The newest row of its thread with a result, before this one."""
    c = comparisons.c
    query = select(comparisons).where(c.root_id == row.root_id, c.body.is_not(None), c.number < row.number)
    found = (await tx.execute(query.order_by(c.number.desc()).limit(1))).mappings().first()
    return _read(found) if found else None


async def waiting_before(tx: Tx, row: ComparisonRow) -> bool:
    """Whether an earlier row of its thread is still to be done."""
    c = comparisons.c
    earlier = (c.root_id == row.root_id, c.number < row.number, c.state == ComparisonState.ASKED)
    return (await tx.execute(select(c.id).where(*earlier).limit(1))).first() is not None


async def unfinished(tx: Tx) -> list[str]:
    """Comparisons that aren't fully shown yet."""
    return [row["id"] for row in await _UNFINISHED.all(tx)]


async def clean(tx: Tx, before: datetime) -> None:
    """Delete comparisons asked for before this time."""
    await _OLD.run(tx, before=before)
