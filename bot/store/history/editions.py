"""Versions of the policies, in the order they came into force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, literal_column, select

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import insert_or
from bot.store.tables.trail import snapshots


@dataclass(frozen=True, slots=True)
class Edition:
    """A version, when it was first kept, and when it last came into force; None where that isn't known."""

    version: str
    at: datetime
    in_force_at: datetime | None


_IN_FORCE = Prepared(
    select(snapshots.c.version)
    .where(snapshots.c.in_force_at.is_not(None))
    .order_by(snapshots.c.in_force_at.desc())
    .limit(literal_column("1"))
)


async def in_force(tx: Tx) -> str | None:
    """The version that came into force last."""
    version: str | None = await _IN_FORCE.value(tx)
    return version


async def was_in_force(tx: Tx, version: str) -> bool:
    """Whether it is or was in force."""
    query = select(snapshots.c.version).where(snapshots.c.version == version, snapshots.c.in_force_at.is_not(None))
    return await tx.scalar(query) is not None


async def adopt(tx: Tx, version: str, files: Mapping[str, str], at: datetime) -> None:
    """Put this version in force, also where another worker's clock was ahead."""
    latest = await tx.scalar(select(func.max(snapshots.c.in_force_at)))
    at = max(at, latest + timedelta(microseconds=1)) if latest else at
    query = insert_or(tx, snapshots).values(version=version, files=dict(files), at=at, in_force_at=at)
    await tx.execute(query.on_conflict_do_update(index_elements=["version"], set_={"in_force_at": at}))


async def known(tx: Tx) -> list[Edition]:
    """Every version ever kept, the one in force first."""
    columns = (snapshots.c.version, snapshots.c.at, snapshots.c.in_force_at)
    rows = [Edition(*row) for row in await tx.execute(select(*columns))]
    return sorted(rows, key=lambda e: (e.in_force_at or e.at, e.version), reverse=True)
