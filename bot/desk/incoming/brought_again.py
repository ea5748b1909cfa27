"""The same customer's message brought by two teammates: both hear of the other, before two replies go out."""

import re
from datetime import timedelta

from bot.desk.parts.desk import Desk
from bot.domain.reply import text_hash
from bot.store.case import cases, posts
from bot.store.engines.database import Tx
from bot.store.rows.cases import CaseRow, PostKind

LATELY = timedelta(days=7)
_WORD = re.compile(r"\w+")
_LEAST = 5
"""Shorter messages, as `any news?`, are written by many customers."""


def message_hash(message: str) -> str | None:
    """The same for the same words, whatever their spacing, case and marks; None for a message of a few words."""
    words = _WORD.findall(message.casefold())
    return text_hash(" ".join(words)) if len(words) >= _LEAST else None


async def elsewhere(desk: Desk, tx: Tx, team: str, known_by: str | None) -> CaseRow | None:
    """An open case with this message, opened in the last days."""
    return await cases.same_message(tx, team, known_by, desk.clock.now() - LATELY) if known_by else None


async def tell_both(desk: Desk, tx: Tx, case: CaseRow, other: CaseRow) -> None:
    """Say it in the new case's thread, to whoever brought it and whoever answers the other."""
    since = other.opened_at.astimezone(desk.options.zone)
    text = (
        f"Case {other.id}, open since {since:%A at %H:%M}, has the same message. Answer it in one of the two; "
        "*Withdraw the case* in the menu of the other takes that one out."
    )
    about = {"case_id": case.id, "key": f"{case.id}:again", "kind": PostKind.NOTICE, "channel": case.channel}
    await posts.add(tx, **about, body={"text": text, "ask": list(dict.fromkeys((case.requester, other.answers)))})
