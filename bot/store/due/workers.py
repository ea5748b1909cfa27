"""Workers on this database, a row each, with the policies in their folder and those they use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared, older
from bot.store.engines.upsert import Insert, insert_by
from bot.store.tables.cases import workers


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """`folder` and `works_by` are versions of the policies; `at` is when it last signed."""

    name: str
    folder: str
    works_by: str
    at: datetime


def _noted(dialect: str) -> Insert:
    query = insert_by(dialect, workers)
    return query.on_conflict_do_update(
        index_elements=["name"], set_={c.key: c for c in query.excluded if c.key != "name"}
    )


_NOTE = Prepared(_noted)
_GONE = Prepared(delete(workers).where(workers.c.name == bindparam("which")))
_OLD, _ALL = older(workers), Prepared(delete(workers))


async def note(tx: Tx, name: str, folder: str, works_by: str, at: datetime) -> None:
    """Sign that this worker is alive, with these versions."""
    await _NOTE.run(tx, name=name, folder=folder, works_by=works_by, at=at)


async def gone(tx: Tx, name: str) -> None:
    """Delete a worker that stopped."""
    await _GONE.run(tx, which=name)


async def clean(tx: Tx, before: datetime | None = None) -> None:
    """Delete workers that haven't signed since; all of them where no time is given, as the only worker does."""
    await (_OLD.run(tx, before=before) if before else _ALL.run(tx))


async def there(tx: Tx, since: datetime) -> Sequence[WorkerRow]:
    """Workers that signed since, by name."""
    columns = (workers.c.name, workers.c.folder, workers.c.works_by, workers.c.at)
    found = await tx.execute(select(*columns).where(workers.c.at >= since).order_by(workers.c.name))
    return [WorkerRow(*row) for row in found]
