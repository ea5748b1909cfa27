"""After a backup was restored: what was posted and decided since it was made is in Slack, and not in the store."""

from datetime import datetime, timedelta
from typing import Any

from bot.desk.parts.case_notes import RESTORED
from bot.desk.parts.desk import Desk
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.due import inbox
from bot.store.engines.database import Tx

SOONEST = timedelta(minutes=1)
"""What was due within this time needs no check: a restore takes longer."""
_TELLS = 16
"""Hex digits of a text's hash that are part of a message's key."""


def of_these_words(key: str, text_hash: str | None) -> str:
    """A message's key with a part of its text's hash, as a number may be given again after a restore."""
    return f"{key}:{text_hash[:_TELLS]}" if text_hash else key


def revision_key(revision_id: str, text_hash: str | None) -> str:
    """The key of the message that shows a draft or a brief."""
    return of_these_words(f"{revision_id}:revision", text_hash)


async def take_up(desk: Desk, tx: Tx) -> None:
    """Look in Slack first for what was still to be posted, and update all messages of open cases.

    A reply that was on its way to the customer waits for a person.
    """
    await inbox.note_restored(tx, desk.clock.now())
    await posts.look_first(tx)
    await posts.hold_deliveries(tx, RESTORED)
    await posts.show_again(tx)


async def maybe_shown(desk: Desk, asked: datetime) -> bool:
    """Whether what was asked for then may be in Slack since, as a backup from before was restored."""
    async with desk.database.read() as tx:
        at = await inbox.restored_at(tx)
    return at is not None and asked <= at


async def maybe_said(desk: Desk, tx: Tx, due: datetime) -> dict[str, Any]:
    """The columns of a message that was due at `due`: if that was before a restore, it is looked for first."""
    if desk.clock.now() - due < SOONEST:
        return {}
    at = await inbox.restored_at(tx)
    return {"state": PostState.SENDING, "refresh": True} if at and due <= at else {}
