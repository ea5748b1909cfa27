"""Messages about no case, one for each key, and how far each has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import or_, select, update

from bot.domain.states import PostState
from bot.store.engines.database import Tx
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import insert_or
from bot.store.rows.row import Row
from bot.store.tables.announcements import announcements


class AnnouncementKind(StrEnum):
    """DIGEST: the weekly report, made when it is sent. WORDS: the sentence in its body.

    REMOVAL: nothing is said; the message at the `ts` in its body is taken out.
    """

    DIGEST = "digest"
    WORDS = "words"
    REMOVAL = "removal"


_NOT_SENT = or_(announcements.c.state == PostState.PENDING, announcements.c.state == PostState.SENDING)
_UNFINISHED = Prepared(select(announcements.c.key).where(_NOT_SENT).order_by(announcements.c.at))


@dataclass(frozen=True, slots=True)
class AnnouncementRow(Row):
    """`recipient` is a channel or a person; `due_at` is when an attempt must be over, or when to try again."""

    key: str
    kind: AnnouncementKind
    recipient: str
    body: dict[str, Any]
    state: PostState
    due_at: datetime | None
    error: str | None
    at: datetime


async def add(tx: Tx, key: str, kind: AnnouncementKind, recipient: str, body: dict[str, Any], at: datetime) -> bool:
    """Add a message. False when this key exists."""
    row = {"key": key, "kind": kind, "recipient": recipient, "body": body, "state": PostState.PENDING, "at": at}
    added = insert_or(tx, announcements).values(**row).on_conflict_do_nothing().returning(announcements.c.key)
    return (await tx.execute(added)).first() is not None


async def get(tx: Tx, key: str) -> AnnouncementRow | None:
    row = (await tx.execute(select(announcements).where(announcements.c.key == key))).mappings().first()
    return AnnouncementRow.read(row) if row else None


async def move(tx: Tx, row: AnnouncementRow, to: PostState, **values: Any) -> bool:
    """Set the state, unless it changed since it was read. Returns whether it was set."""
    c = announcements.c
    as_read = (c.key == row.key, c.state == row.state, c.due_at.is_not_distinct_from(row.due_at))
    return (await tx.execute(update(announcements).where(*as_read).values(state=to, **values))).rowcount == 1


async def unfinished(tx: Tx) -> list[str]:
    """Keys of messages that aren't sent yet."""
    return [row["key"] for row in await _UNFINISHED.all(tx)]
