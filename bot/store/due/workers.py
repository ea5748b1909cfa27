"""Who works on this database, a row each: the policies that stand in its folder, and those it works by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from bot.store.engines.database import Tx
from bot.store.engines.upsert import insert_or
from bot.store.tables.cases import workers


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """`folder` and `works_by` are versions of the policies; `at` is when it last said so."""

    name: str
    folder: str
    works_by: str
    at: datetime


async def note(tx: Tx, name: str, folder: str, works_by: str, at: datetime) -> None:
    """This worker is there now, with these."""
    now = {"folder": folder, "works_by": works_by, "at": at}
    query = insert_or(tx, workers).values(name=name, **now)
    await tx.execute(query.on_conflict_do_update(index_elements=["name"], set_=now))


async def gone(tx: Tx, name: str) -> None:
    """It stopped."""
    await tx.execute(delete(workers).where(workers.c.name == name))


async def clean(tx: Tx, before: datetime | None = None) -> None:
    """Drop those not heard of since; all where no time is given, as who works alone does."""
    query = delete(workers)
    await tx.execute(query.where(workers.c.at < before) if before else query)


async def there(tx: Tx, since: datetime) -> Sequence[WorkerRow]:
    """Those heard of since, by name."""
    columns = (workers.c.name, workers.c.folder, workers.c.works_by, workers.c.at)
    found = await tx.execute(select(*columns).where(workers.c.at >= since).order_by(workers.c.name))
    return [WorkerRow(*row) for row in found]
