"""The steps of the processes that were started in a case, and who did which."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.store.database import Tx
from bot.store.prepared import Prepared
from bot.store.tables import steps
from bot.store.upsert import insert_or

OF_CASE = Prepared(
    select(steps).where(steps.c.case_id == bindparam("of_case")).order_by(steps.c.started_at, steps.c.process)
)


async def start(tx: Tx, case_id: str, process: str, named: Iterable[str], by: str, at: datetime) -> bool:
    """Begin a process. False when it was begun in this case before; then nothing changes."""
    about = {"case_id": case_id, "process": process, "started_by": by, "started_at": at}
    rows = [about | {"step": step} for step in named]
    begun = insert_or(tx, steps).values(rows).on_conflict_do_nothing().returning(steps.c.step)
    return (await tx.execute(begun)).first() is not None


async def tick(tx: Tx, case_id: str, process: str, done: Iterable[str], by: str, at: datetime) -> None:
    """These steps are done, the others are not; what was done before keeps who did it."""
    wanted = list(done)
    here = (steps.c.case_id == case_id, steps.c.process == process)
    new = (steps.c.step.in_(wanted), steps.c.done_at.is_(None))
    await tx.execute(update(steps).where(*here, *new).values(done_by=by, done_at=at))
    await tx.execute(update(steps).where(*here, steps.c.step.not_in(wanted)).values(done_by=None, done_at=None))
