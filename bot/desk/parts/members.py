"""Who may open what shows a case, or what the company knows: full members alone, as Slack says now."""

from datetime import datetime, timedelta

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.domain.decisions import refused_window
from bot.domain.people import Actor
from bot.errors import LevelheadError
from bot.store.case import cases
from bot.store.history import trail

UNTOLD = "Slack can't tell who you are just now. Please try again in a moment."
ONLY_MEMBERS = "Only full members of our own workspace can open this."


_KNOWN_WITHIN = timedelta(minutes=1)
"""So long what somebody asked for waits for Slack to say who they are."""
_ASK_AGAIN_SECONDS = 5


async def who_asked(desk: Desk, person: str, asked_at: datetime) -> Actor:
    """Who asked for something at that time. Raises PostLater, for a minute also where Slack doesn't know them."""
    actor = await desk.directory.actor(person)
    if not actor.known and desk.clock.now() - asked_at < _KNOWN_WITHIN:
        raise PostLater(_ASK_AGAIN_SECONDS)
    return actor


async def require_on_case(desk: Desk, person: str, case_id: str, window: str) -> None:
    """Raises LevelheadError for whoever may not open a window of this case; the attempt goes into the trail."""
    refused = refused_window(await _actor(desk, person))
    if refused is None:
        return
    about = {"act": window, "surface": "button", "why": str(refused.why)}
    async with desk.write(case_id) as tx:
        if await cases.get(tx, case_id):
            await trail.note(tx, case_id, person, "refused", desk.clock.now(), **about)
    raise LevelheadError(refused.reason)


async def require_member(desk: Desk, person: str) -> None:
    """Raises LevelheadError for anybody but a full member."""
    actor = await _actor(desk, person)
    if not actor.ours:
        raise LevelheadError(ONLY_MEMBERS if actor.known else UNTOLD)


async def _actor(desk: Desk, person: str) -> Actor:
    try:
        return await desk.directory.actor(person)
    except PostLater as later:
        raise LevelheadError(UNTOLD) from later
