"""What is due: a row for each thing that can be advanced. For one process on SQLite this is the queue itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, and_, bindparam, case, delete, func, or_, select, update

from bot.store.engines.database import Tx
from bot.store.engines.noted import known_in
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import Insert, insert_by, insert_or
from bot.store.rows.cases import WorkKind
from bot.store.tables.cases import cases, revisions, work
from bot.store.tables.private import reviews


@dataclass(frozen=True, slots=True)
class Ref:
    """Something that can be advanced, by kind and id."""

    kind: WorkKind
    id: str

    @property
    def logged(self) -> dict[str, str | None]:
        """What a log line names. Homes and announcements are named after people, so their ids are left out."""
        named = {WorkKind.HOME: None, WorkKind.ANNOUNCEMENT: self.id.rpartition(":")[0]}
        return {str(self.kind): named.get(self.kind, self.id)}


@dataclass(frozen=True, slots=True)
class Due:
    """Something to advance now. `wakes` shows later whether it was woken again meanwhile."""

    ref: Ref
    wakes: int
    attempts: int


FEW = 500
"""So many ids are looked up one by one: whatever else is due may be a hundred thousand reminders."""
_KINDS = {str(kind): kind for kind in WorkKind}
_TIME = work.c.due_at.type
_THIS = and_(work.c.kind == bindparam("of_kind"), work.c.id == bindparam("of_id"))
_NOW = bindparam("now", type_=_TIME)
_AWAKE = or_(work.c.rests_until.is_(None), work.c.rests_until <= _NOW)
_DUE = Prepared(
    select(work.c.kind, work.c.id, work.c.wakes, work.c.attempts)
    .where(work.c.due_at <= _NOW, _AWAKE)
    .order_by(work.c.due_at)
    .limit(bindparam("most", type_=Integer()))
)
_DUE_OF_ALL = Prepared(select(work.c.kind, work.c.id).where(work.c.due_at <= _NOW))
"""By time, whatever the kind, as nearly all rows of a kind are done."""
_SINCE = Prepared(select(cases.c.opened_at).where(cases.c.id == bindparam("of_case")))
_NEXT = Prepared(
    select(
        select(func.min(work.c.due_at)).where(work.c.due_at > _NOW).scalar_subquery().label("due"),
        select(func.min(work.c.rests_until)).where(work.c.rests_until > _NOW).scalar_subquery().label("rested"),
    )
)
_OPENED = "opened"
_STILL = work.c.wakes == bindparam("known")
_AGAIN = bindparam("again", type_=_TIME)
_DONE = Prepared(
    update(work)
    .where(_THIS)
    .values(
        due_at=case((_STILL, _AGAIN), else_=work.c.due_at),
        rests_until=case((_STILL, None), else_=work.c.rests_until),
    )
)
_RESTS = Prepared(
    update(work)
    .where(_THIS)
    .values(due_at=func.coalesce(work.c.due_at, _AGAIN), rests_until=case((_STILL, _AGAIN), else_=work.c.rests_until))
)


async def wake(tx: Tx, ref: Ref, at: datetime) -> None:
    """Have it advanced at `at`, unless it is due earlier."""
    row = {"kind": ref.kind, "id": ref.id, "due_at": at, "wakes": 1, "attempts": 0}
    await _WAKE.run(tx, **row)


async def since(tx: Tx, ref: Ref) -> datetime | None:
    """When its case was opened; None for what is of no case.

    The oldest case goes first, to its end: behind a long queue, a draft would otherwise be posted only when all others
    were written.
    """
    if ref.kind not in (WorkKind.CASE, WorkKind.REVISION):
        return None
    case_id = ref.id.partition(".")[0]
    opened: datetime | None = known_in(tx).get((_OPENED, case_id)) or await _SINCE.value(tx, of_case=case_id)
    if opened:
        opens(tx, case_id, opened)  # it never changes
    return opened


def opens(tx: Tx, case_id: str, at: datetime) -> None:
    """Note when the case was opened."""
    known_in(tx)[_OPENED, case_id] = at


def _woken(dialect: str) -> Insert:
    query = insert_by(dialect, work)
    at = query.excluded.due_at
    sooner = case((or_(work.c.due_at.is_(None), work.c.due_at > at), at), else_=work.c.due_at)
    rests = case((work.c.rests_until > at, at), else_=work.c.rests_until)
    woken = {"due_at": sooner, "rests_until": rests, "wakes": work.c.wakes + 1}
    return query.on_conflict_do_update(index_elements=["kind", "id"], set_=woken)


_WAKE = Prepared(_woken)


async def due(tx: Tx, now: datetime, most: int) -> list[Due]:
    """What is due at `now` and doesn't rest, longest due first; only kinds that this version knows."""
    rows = [row for row in await _DUE.all(tx, now=now, most=most) if row["kind"] in _KINDS]
    return [Due(Ref(_KINDS[row["kind"]], row["id"]), row["wakes"], row["attempts"]) for row in rows]


async def due_of(tx: Tx, kind: WorkKind, now: datetime, among: Sequence[str] | None = None) -> frozenset[str]:
    """Ids of this kind due at `now`, resting ones too. A few `among` which to look are looked up one by one."""
    if among is not None and len(among) <= FEW:
        these = (work.c.kind == kind, work.c.id.in_(among), work.c.due_at <= now)
        return frozenset((await tx.execute(select(work.c.id).where(*these))).scalars())
    return frozenset([row["id"] for row in await _DUE_OF_ALL.all(tx, now=now) if row["kind"] == kind])


async def next_due(tx: Tx, after: datetime) -> datetime | None:
    """The next time at which something is due or stops resting."""
    times = await _NEXT.first(tx, now=after) or {}
    return min((time for time in times.values() if time), default=None)


async def done(tx: Tx, item: Due, again_at: datetime | None) -> None:
    """It was advanced. Unless woken meanwhile, it is due again at `again_at`, behind others."""
    await _DONE.run(tx, **_which(item), known=item.wakes, again=again_at, attempts=0, error=None)


async def rests(tx: Tx, item: Due, until: datetime) -> None:
    """It was advanced and goes on soon. Unless woken meanwhile, it rests until then and keeps its place."""
    await _RESTS.run(tx, **_which(item), known=item.wakes, again=until, attempts=0, error=None)


def _which(item: Due) -> dict[str, str]:
    return {"of_kind": item.ref.kind, "of_id": item.ref.id}


async def numbers(tx: Tx, now: datetime) -> tuple[int, int]:
    """How many things are due at `now`, and how many later."""
    count = select(func.count()).select_from(work)
    rests = work.c.rests_until > now
    due = count.where(work.c.due_at <= now, work.c.rests_until.is_(None) | ~rests)
    later = count.where((work.c.due_at > now) | rests)
    return int(await tx.scalar(due) or 0), int(await tx.scalar(later) or 0)


async def forget(tx: Tx, case_id: str) -> None:
    """Delete the rows of a case, its revisions and its reviews."""
    await tx.execute(delete(work).where(_of_case(case_id)))


def _of_case(case_id: str) -> ColumnElement[bool]:
    own = and_(work.c.kind == WorkKind.CASE, work.c.id == case_id)
    its = {WorkKind.REVISION: revisions, WorkKind.REVIEW: reviews}
    parts = (
        and_(work.c.kind == kind, work.c.id.in_(select(table.c.id).where(table.c.case_id == case_id)))
        for kind, table in its.items()
    )
    return or_(own, *parts)


async def failing(tx: Tx) -> list[Ref]:
    """What failed when last tried; only kinds that this version knows."""
    rows = await tx.execute(select(work.c.kind, work.c.id).where(work.c.error.is_not(None)))
    return [Ref(_KINDS[row.kind], row.id) for row in rows if row.kind in _KINDS]


async def plan(tx: Tx, ref: Ref, at: datetime | None) -> None:
    """It was advanced and is due again at `at`; the other engine wakes it then."""
    await _PLAN.run(tx, kind=ref.kind, id=ref.id, due_at=at, wakes=0, attempts=0)


def _planned(dialect: str) -> Insert:
    query = insert_by(dialect, work)
    set_ = {"due_at": query.excluded.due_at, "attempts": 0, "error": None}
    other = work.c.due_at.is_distinct_from(query.excluded.due_at) | work.c.error.is_not(None)
    return query.on_conflict_do_update(index_elements=["kind", "id"], set_=set_, where=other)


_PLAN = Prepared(_planned)


async def due_until(tx: Tx, until: datetime, most: int | None = None) -> list[tuple[Ref, datetime]]:
    """What is due until then, and when, longest due first; only kinds that this version knows."""
    query = select(work.c.kind, work.c.id, work.c.due_at).where(work.c.due_at <= until)
    found = await tx.execute(query.order_by(work.c.due_at).limit(most))
    return [(Ref(_KINDS[row.kind], row.id), row.due_at) for row in found if row.kind in _KINDS]


async def claim(tx: Tx, ref: Ref, now: datetime) -> int | None:
    """Take something that is due. Returns how often it failed before; None where it isn't due any more."""
    mine = update(work).where(work.c.kind == ref.kind, work.c.id == ref.id, work.c.due_at <= now)
    failures: int | None = await tx.scalar(mine.values(due_at=None).returning(work.c.attempts))
    return failures


async def attempts(tx: Tx, ref: Ref) -> int:
    """How often it failed in a row."""
    query = select(work.c.attempts).where(work.c.kind == ref.kind, work.c.id == ref.id)
    return int(await tx.scalar(query) or 0)


async def note_error(tx: Tx, ref: Ref, attempts: int, error: str, again_at: datetime) -> None:
    """Keep why another engine's job failed, and when it is tried again."""
    said = {"attempts": attempts, "error": error, "due_at": again_at}
    query = insert_or(tx, work).values(kind=ref.kind, id=ref.id, wakes=0, **said)
    await tx.execute(query.on_conflict_do_update(index_elements=["kind", "id"], set_=said))


async def failed(tx: Tx, item: Due, again_at: datetime, error: str) -> None:
    """It failed, and is tried again at `again_at`, in its place."""
    await tx.execute(
        update(work)
        .where(work.c.kind == item.ref.kind, work.c.id == item.ref.id)
        .values(rests_until=again_at, attempts=item.attempts + 1, error=error)
    )
