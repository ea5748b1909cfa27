"""After a backup was restored: what was said and decided since it was taken stands in Slack, and isn't known here."""

from datetime import datetime, timedelta
from typing import Any

from bot.desk.parts.desk import Desk
from bot.domain.states import PostState
from bot.store import inbox, posts
from bot.store.database import Tx

SOONEST = timedelta(minutes=1)
"""No backup is restored sooner after something was due, so what is done in time asks for nothing."""


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
