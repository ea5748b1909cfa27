"""What is due: a row per thing that can be advanced. `Wake` for one process on SQLite."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Integer, bindparam, case, delete, func, or_, select, update

from bot.store.database import Tx
from bot.store.rows import WorkKind
from bot.store.tables import revisions, work
from bot.store.upsert import Insert, insert_by, insert_or


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that can be advanced."""

    kind: WorkKind
    id: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something to advance now. `wakes` tells whether it was woken again meanwhile."""

    ref: Ref
    wakes: int
    attempts: int


_KINDS = {str(kind): kind for kind in WorkKind}
_DUE = (
    select(work.c.kind, work.c.id, work.c.wakes, work.c.attempts)
    .where(work.c.due_at <= bindparam("now", type_=work.c.due_at.type))
    .order_by(work.c.due_at)
    .limit(bindparam("most", type_=Integer()))
)
_NEXT = select(func.min(work.c.due_at)).where(work.c.due_at > bindparam("now", type_=work.c.due_at.type))


async def wake(tx: Tx, ref: Ref, at: datetime) -> None:
    """Have it advanced at `at`, or earlier when it was due earlier."""
    row = {"kind": ref.kind, "id": ref.id, "due_at": at, "wakes": 1, "attempts": 0}
    await tx.execute(_woken(tx.dialect.name), row)


@cache
def _woken(dialect: str) -> Insert:
    query = insert_by(dialect, work)
    at = query.excluded.due_at
    sooner = case((or_(work.c.due_at.is_(None), work.c.due_at > at), at), else_=work.c.due_at)
    woken = {"due_at": sooner, "wakes": work.c.wakes + 1}
    return query.on_conflict_do_update(index_elements=["kind", "id"], set_=woken)


async def due(tx: Tx, now: datetime, most: int) -> list[Due]:
    """What is due at `now`, longest due first, at most so many."""
    rows = await tx.execute(_DUE, {"now": now, "most": most})
    return [Due(Ref(_KINDS[kind], id), wakes, attempts) for kind, id, wakes, attempts in rows]


async def next_due(tx: Tx, after: datetime) -> datetime | None:
    """When the next thing is due, of those not due yet."""
    moment: datetime | None = await tx.scalar(_NEXT, {"now": after})
    return moment


async def done(tx: Tx, item: Due, again_at: datetime | None) -> None:
    """It was advanced; unless it was woken meanwhile it rests until `again_at`."""
    await tx.execute(
        update(work)
        .where(work.c.kind == item.ref.kind, work.c.id == item.ref.id)
        .values(due_at=case((work.c.wakes == item.wakes, again_at), else_=work.c.due_at), attempts=0, error=None)
    )


async def forget_words(tx: Tx, case_id: str) -> None:
    """No work holds words; what a case's revisions still had to do is dropped with them."""
    own = select(revisions.c.id).where(revisions.c.case_id == case_id)
    await tx.execute(delete(work).where(work.c.kind == WorkKind.REVISION, work.c.id.in_(own)))


async def note_error(tx: Tx, ref: Ref, attempts: int, error: str | None) -> None:
    """Keep what kept another engine's job from going through; None once it did."""
    query = insert_or(tx, work).values(kind=ref.kind, id=ref.id, wakes=0, attempts=attempts, error=error)
    said = {"attempts": attempts, "error": error}
    await tx.execute(query.on_conflict_do_update(index_elements=["kind", "id"], set_=said))


async def failed(tx: Tx, item: Due, again_at: datetime, error: str) -> None:
    """It could not be advanced; it is tried again at `again_at`."""
    await tx.execute(
        update(work)
        .where(work.c.kind == item.ref.kind, work.c.id == item.ref.id)
        .values(due_at=again_at, attempts=item.attempts + 1, error=error)
    )
