"""Who may open what shows a case, or what the company knows: full members alone, as Slack says now."""

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.domain.decisions import refused_window
from bot.domain.people import Actor
from bot.errors import LevelheadError
from bot.store.case import cases
from bot.store.history import trail

BUSY = "Slack can't tell who you are just now. Please try again in a moment."
ONLY_MEMBERS = "Only full members of our own workspace can open this."


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
    if not (await _actor(desk, person)).ours:
        raise LevelheadError(ONLY_MEMBERS)


async def _actor(desk: Desk, person: str) -> Actor:
    try:
        return await desk.directory.actor(person)
    except PostLater as later:
        raise LevelheadError(BUSY) from later
