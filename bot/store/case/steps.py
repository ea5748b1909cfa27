"""The steps of processes started in a case, and who did which."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import bindparam, or_, select, true, update

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import insert_or
from bot.store.tables.cases import steps

OF_CASE = Prepared(
    select(steps).where(steps.c.case_id == bindparam("of_case")).order_by(steps.c.started_at, steps.c.process)
)


async def start(tx: Tx, case_id: str, process: str, named: Iterable[str], by: str, at: datetime) -> bool:
    """Start a process. False when it was started in this case before; then nothing changes."""
    about = {"case_id": case_id, "process": process, "started_by": by, "started_at": at}
    rows = [about | {"step": step} for step in named]
    begun = insert_or(tx, steps).values(rows).on_conflict_do_nothing().returning(steps.c.step)
    return (await tx.execute(begun)).first() is not None


async def tick(
    tx: Tx, case_id: str, process: str, done: Collection[str], shown: Collection[str] | None, by: str, at: datetime
) -> None:
    """Keep what is ticked and unticked; a step done before keeps who did it.

    `done` is ticked on this person's screen, `shown` in the message they saw. What is in neither stays as it is, as a
    colleague may have ticked it. Without `shown`, whatever isn't ticked isn't done.
    """
    here = (steps.c.case_id == case_id, steps.c.process == process)
    new = (steps.c.step.in_(set(done) - set(shown or ())), steps.c.done_at.is_(None))
    await tx.execute(update(steps).where(*here, *new).values(done_by=by, done_at=at))
    theirs = true() if shown is None else or_(steps.c.step.in_(shown), steps.c.done_by == by)
    unticked = (steps.c.step.not_in(done), theirs)
    await tx.execute(update(steps).where(*here, *unticked).values(done_by=None, done_at=None))
