"""After a backup was restored: what was said and decided since it was taken stands in Slack, and isn't known here."""

from datetime import datetime, timedelta
from typing import Any

from bot.desk.parts.desk import Desk
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.due import inbox
from bot.store.engines.database import Tx

SOONEST = timedelta(minutes=1)
"""No backup is restored sooner after something was due, so what is done in time asks for nothing."""
_TELLS = 16
"""Hex digits of its hash by which a text is told from another."""


def of_these_words(key: str, text_hash: str | None) -> str:
    """The key of a message that shows a reply: after a restore another one may be given its number."""
    return f"{key}:{text_hash[:_TELLS]}" if text_hash else key


def revision_key(revision_id: str, text_hash: str | None) -> str:
    """The key of the message that shows a draft or a brief."""
    return of_these_words(f"{revision_id}:revision", text_hash)


async def take_up(desk: Desk, tx: Tx) -> None:
    """What is still to be said is looked for first, and what is shown of open cases says again what is kept here."""
    await inbox.note_restored(tx, desk.clock.now())
    await posts.look_first(tx)
    await posts.show_again(tx)


async def maybe_said(desk: Desk, tx: Tx, due: datetime) -> dict[str, Any]:
    """How to keep something to say that was due then: where that was before a restore, it is looked for first."""
    if desk.clock.now() - due < SOONEST:
        return {}
    at = await inbox.restored_at(tx)
    return {"state": PostState.SENDING, "refresh": True} if at and due <= at else {}
