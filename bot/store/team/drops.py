"""Reports that people dropped: kept until they are told the outcome, and a day longer."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared, older
from bot.store.rows.private import DropRow, DropState
from bot.store.tables.private import drops

_UNFINISHED = Prepared(select(drops.c.id).where(drops.c.state != DropState.TOLD).order_by(drops.c.at))
_OLD = older(drops)


async def add(tx: Tx, **values: Any) -> None:
    """A report to be imported."""
    await tx.execute(insert(drops).values(**{"state": DropState.DROPPED, "attempts": 0} | values))


async def get(tx: Tx, drop_id: str) -> DropRow | None:
    row = (await tx.execute(select(drops).where(drops.c.id == drop_id))).mappings().first()
    return DropRow.read(row) if row else None


async def change(tx: Tx, drop_id: str, **values: Any) -> None:
    """Set columns of a dropped report."""
    await tx.execute(update(drops).where(drops.c.id == drop_id).values(**values))


async def move(tx: Tx, drop_id: str, was: DropState, to: DropState, **values: Any) -> bool:
    """Set the state, and other columns with it, unless it changed since it was read. Returns whether it was set."""
    query = update(drops).where(drops.c.id == drop_id, drops.c.state == was)
    return bool((await tx.execute(query.values(state=to, **values))).rowcount)


async def unfinished(tx: Tx) -> list[str]:
    """Reports whose person isn't told the outcome yet."""
    return [row["id"] for row in await _UNFINISHED.all(tx)]


async def clean(tx: Tx, before: datetime) -> None:
    """Delete reports dropped before this time."""
    await _OLD.run(tx, before=before)
