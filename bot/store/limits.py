"""What is limited by others, a row each: how fast it was called, and until when it pauses. All workers share it."""

from datetime import datetime

from sqlalchemy import delete, func, select

from bot.domain.pace import Pace
from bot.store.database import Tx
from bot.store.tables import limits
from bot.store.upsert import insert_or


async def pace(tx: Tx, name: str) -> Pace:
    """How far this was called; a fresh one where it never was."""
    row = (await tx.execute(select(limits).where(limits.c.name == name))).mappings().first()
    return Pace(row["free_at"], row["turn_at"], row["paused_until"], row["refusals"]) if row else Pace()


async def keep(tx: Tx, name: str, pace: Pace, at: datetime) -> None:
    """Keep how far it was called."""
    values = {
        "free_at": pace.free_at,
        "turn_at": pace.turn_at,
        "paused_until": pace.paused_until,
        "refusals": pace.refusals,
        "at": at,
    }
    query = insert_or(tx, limits).values(name=name, **values)
    await tx.execute(query.on_conflict_do_update(index_elements=["name"], set_=values))


async def clean(tx: Tx, before: datetime) -> None:
    """Drop what was neither called nor paused since this time."""
    over = func.coalesce(limits.c.paused_until, limits.c.at) < before
    await tx.execute(delete(limits).where(limits.c.at < before, over))
