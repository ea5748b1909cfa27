"""The names of keys that words here may be sealed with, so that a start without one of them is refused."""

from datetime import datetime

from sqlalchemy import Column, String, Table, delete, select, update

from bot.errors import StoreError
from bot.store.engines.database import Database, Tx
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import insert_or
from bot.store.tables.schema import Moment, metadata
from bot.store.tables.sealing import LACKS, Keys

sealing_keys = Table(
    "sealing_keys",
    metadata,
    Column("name", String, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("whole_at", Moment),
)
_ALL = Prepared(
    select(sealing_keys.c.name, sealing_keys.c.whole_at).order_by(sealing_keys.c.since, sealing_keys.c.name)
)


async def standings(tx: Tx) -> dict[str, datetime | None]:
    """Keys that something may be sealed with, oldest first, each with when everything was; None where it never was."""
    return {row["name"]: row["whole_at"] for row in await _ALL.all(tx)}


async def require_keys(database: Database) -> None:
    """Raises StoreError with what to do where words are sealed with a key that isn't given."""
    async with database.read() as tx:
        there = list(await standings(tx))
    given = database.keys.names if database.keys else ()
    for name in there:
        if name not in given:
            raise StoreError(LACKS.format(what=f"What people wrote in {database.place.name}", name=name))


async def take_up(database: Database, at: datetime) -> None:
    """Seal new words with the first key, where there is one. Raises StoreError as `require_keys`."""
    await require_keys(database)
    if database.keys:
        async with database.write() as tx:
            row = {"name": database.keys.names[0], "since": at}
            await tx.execute(insert_or(tx, sealing_keys).values(**row).on_conflict_do_nothing())


async def whole(tx: Tx, keys: Keys, at: datetime) -> list[str]:
    """Note that everything is sealed with the first key.

    Returns the names of keys that nothing is sealed with any more.
    """
    first = sealing_keys.c.name == keys.names[0]
    await tx.execute(update(sealing_keys).where(first).values(whole_at=at))
    return list((await tx.execute(delete(sealing_keys).where(~first).returning(sealing_keys.c.name))).scalars())
