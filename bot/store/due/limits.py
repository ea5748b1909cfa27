"""Rate limits of others, a row each, shared by all workers: how fast it was called, and until when it pauses."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select

from bot.domain.pace import Pace
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import Insert, insert_by
from bot.store.tables.cases import limits

_ONE = Prepared(select(limits).where(limits.c.name == bindparam("which")))
_PAUSED = Prepared(select(limits).where(limits.c.paused_until > bindparam("now", type_=limits.c.paused_until.type)))
_BEFORE = bindparam("before", type_=limits.c.at.type)
_OLD = Prepared(
    delete(limits).where(limits.c.at < _BEFORE, func.coalesce(limits.c.paused_until, limits.c.at) < _BEFORE)
)


def _kept(dialect: str) -> Insert:
    query = insert_by(dialect, limits)
    return query.on_conflict_do_update(
        index_elements=["name"], set_={c.key: c for c in query.excluded if c.key != "name"}
    )


_KEEP = Prepared(_kept)


async def pace(tx: Tx, name: str, now: datetime) -> Pace:
    """How fast this was called, for a clock that shows `now`; a fresh pace where it never was."""
    row = await _ONE.first(tx, which=name)
    return _pace(row, now) if row else Pace()


async def paused(tx: Tx, now: datetime) -> dict[str, Pace]:
    """What is paused at `now`, by name."""
    return {row["name"]: _pace(row, now) for row in await _PAUSED.all(tx, now=now)}


def _pace(row: Mapping[str, Any], now: datetime) -> Pace:
    return Pace(row["free_at"], row["turn_at"], row["paused_until"], row["refusals"]).rebased(row["at"], now)


async def keep(tx: Tx, name: str, pace: Pace, at: datetime) -> None:
    """Keep the pace."""
    values = {
        "free_at": pace.free_at,
        "turn_at": pace.turn_at,
        "paused_until": pace.paused_until,
        "refusals": pace.refusals,
        "at": at,
    }
    await _KEEP.run(tx, name=name, **values)


async def clean(tx: Tx, before: datetime) -> None:
    """Delete rows neither called nor paused since this time."""
    await _OLD.run(tx, before=before)
