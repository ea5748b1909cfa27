"""What people did and nobody has decided on yet: acts, texts with an open question, and keys of what was seen."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.sql.dml import ReturningInsert

from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared, older
from bot.store.engines.upsert import insert_by
from bot.store.rows.cases import ActRow, ActState
from bot.store.rows.private import ParkedRow
from bot.store.tables.cases import PENDING_ACT, UNPLACED_ACT, acts, seen
from bot.store.tables.private import parked

DELETED = "deleted"
"""The surface of acts that follow from a message deleted in Slack."""
_RESTORED = "restored"
_READ, _READ_KEPT = "read", timedelta(days=30)
"""Which case a message in Slack was read into, and how long that is kept: a key, which holds ids only."""
PENDING = Prepared(select(acts).where(acts.c.case_id == bindparam("of_case"), PENDING_ACT).order_by(acts.c.id))
_FIRST = Prepared(lambda dialect: insert_by(dialect, seen).on_conflict_do_nothing().returning(seen.c.key))


def _later(dialect: str) -> ReturningInsert[tuple[str]]:
    query = insert_by(dialect, seen)
    at = query.excluded.at
    return query.on_conflict_do_update(index_elements=["key"], set_={"at": at}, where=seen.c.at < at).returning(
        seen.c.key
    )


_LATER = Prepared(_later)
_ADD = Prepared(insert(acts))
_OLD = (older(seen), older(parked))
_OLD_UNPLACED = Prepared(
    delete(acts).where(
        acts.c.case_id.is_(None),
        acts.c.state == ActState.UNPLACED,
        acts.c.at < bindparam("before", type_=acts.c.at.type),
    )
)
_WITH_PENDING = Prepared(select(acts.c.case_id).where(PENDING_ACT, acts.c.case_id.is_not(None)).distinct())
_PARKED = Prepared(select(parked).order_by(parked.c.at))
_PLACE = Prepared(
    update(acts).where(UNPLACED_ACT, acts.c.channel == bindparam("where"), acts.c.ts == bindparam("when"))
)


async def first_time(tx: Tx, key: str, at: datetime) -> bool:
    """Note a key. False when it was noted before."""
    return await _FIRST.first(tx, key=key, at=at) is not None


async def is_latest(tx: Tx, key: str, at: datetime) -> bool:
    """Note the time of events that may arrive in any order. False when one at least as late was noted."""
    return await _LATER.first(tx, key=key, at=at) is not None


async def note_restored(tx: Tx, at: datetime) -> None:
    """Note that a backup was restored; known for a day."""
    await is_latest(tx, _RESTORED, at)


async def restored_at(tx: Tx) -> datetime | None:
    """When a backup was last restored; None where it wasn't."""
    at: datetime | None = await tx.scalar(select(seen.c.at).where(seen.c.key == _RESTORED))
    return at


async def is_noted(tx: Tx, key: str) -> bool:
    """Whether this key was noted."""
    return await tx.scalar(select(seen.c.key).where(seen.c.key == key)) is not None


async def note_read(tx: Tx, source: str, case_id: str, at: datetime) -> None:
    """Note that a customer's words in this case are from this message, named by channel and time."""
    await first_time(tx, f"{_READ}:{source}:{case_id}", at + _READ_KEPT)


async def read_into(tx: Tx, source: str) -> list[str]:
    """The cases that this message was read into."""
    query = select(seen.c.key).where(seen.c.key.startswith(f"{_READ}:{source}:", autoescape=True))
    return [key.rpartition(":")[2] for key in (await tx.execute(query)).scalars()]


async def clean(tx: Tx, before: datetime) -> None:
    """Delete keys, parked texts, and reactions to messages that weren't ours, from before this time."""
    for old in _OLD:
        await old.run(tx, before=before)
    await drop_unplaced(tx, before)


async def drop_unplaced(tx: Tx, before: datetime) -> None:
    """They belong to no case, which is how an index finds them."""
    await _OLD_UNPLACED.run(tx, before=before)


async def add_act(tx: Tx, **values: Any) -> None:
    """Keep an act, to be decided on when the case is advanced."""
    await _ADD.run(tx, **{"state": ActState.PENDING} | values)


async def cases_with_pending(tx: Tx) -> list[str]:
    return [row["case_id"] for row in await _WITH_PENDING.all(tx)]


async def did_before(tx: Tx, act: ActRow) -> bool:
    """Whether the same act by the same person on the same revision was carried out before."""
    same = (acts.c.case_id == act.case_id, acts.c.revision_id == act.revision_id, acts.c.actor == act.actor)
    query = select(acts.c.id).where(*same, acts.c.act == act.act, acts.c.state == ActState.APPLIED).limit(1)
    return (await tx.scalar(query)) is not None


async def settle(
    tx: Tx, act_id: int, state: ActState, reason: str | None = None, payload: dict[str, Any] | None = None
) -> None:
    """Keep the outcome of an act. Its payload is replaced by `payload`, which holds nobody's words."""
    await tx.execute(update(acts).where(acts.c.id == act_id).values(state=state, reason=reason, payload=payload))


async def before(tx: Tx, act: ActRow) -> dict[str, Any] | None:
    """The payload kept of the same person's last such act on the same message."""
    same = (acts.c.case_id == act.case_id, acts.c.ts == act.ts, acts.c.actor == act.actor, acts.c.act == act.act)
    query = select(acts.c.payload).where(*same, acts.c.state == ActState.APPLIED).order_by(acts.c.id.desc()).limit(1)
    kept: dict[str, Any] | None = await tx.scalar(query)
    return kept


async def place(tx: Tx, channel: str, ts: str, case_id: str, revision_id: str | None) -> int:
    """Assign acts on a message that came before its post was recorded. Returns how many."""
    values = {"state": ActState.PENDING, "case_id": case_id, "revision_id": revision_id}
    return await _PLACE.run(tx, where=channel, when=ts, **values)


async def take_deletion(tx: Tx, channel: str, ts: str) -> bool:
    """Whether the message was deleted before its post was recorded; that act is dropped."""
    this = (acts.c.channel == channel, acts.c.ts == ts, acts.c.surface == DELETED)
    return (await tx.execute(delete(acts).where(*this))).rowcount > 0


async def forget_words(tx: Tx, case_id: str) -> None:
    await tx.execute(update(acts).where(acts.c.case_id == case_id).values(payload=None, reason=None))
    await tx.execute(delete(parked).where(parked.c.case_id == case_id))


async def park(tx: Tx, **values: Any) -> None:
    """Keep a text while a person is asked what to do with it."""
    await tx.execute(insert(parked).values(**values))


async def look_parked(tx: Tx, parked_id: str) -> ParkedRow | None:
    """A text kept for its person, or None when it was used or is too old."""
    row = (await tx.execute(select(parked).where(parked.c.id == parked_id))).mappings().first()
    return ParkedRow.read(row) if row else None


def to_be_asked(row: ParkedRow) -> bool:
    """Whether its person is still to be asked about it."""
    return bool(row.payload.get("ask")) and row.payload.get("state") != "asked"


async def unasked(tx: Tx) -> list[str]:
    """Texts whose person is still to be asked."""
    rows = map(ParkedRow.read, await _PARKED.all(tx))
    return [row.id for row in rows if to_be_asked(row)]


async def change_parked(tx: Tx, parked_id: str, payload: dict[str, Any]) -> None:
    await tx.execute(update(parked).where(parked.c.id == parked_id).values(payload=payload))


async def drop_parked(tx: Tx, parked_id: str) -> None:
    await tx.execute(delete(parked).where(parked.c.id == parked_id))
