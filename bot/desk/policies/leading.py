"""Who may change the policies, as Slack says now."""

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.domain.acts import Refused, Why
from bot.domain.decisions import decide_on_policies
from bot.domain.trail import POLICIES
from bot.errors import LevelheadError
from bot.store.history import trail

BUSY = "Slack can't tell who leads just now. Please try again in a moment."


async def refusal(desk: Desk, person: str) -> Refused | None:
    """Why this person may not change the policies; None where they may."""
    try:
        actor, roles = await desk.directory.actor(person), await desk.roles_now()
    except PostLater:
        return Refused(BUSY, (), Why.UNKNOWN)
    answer = decide_on_policies(actor, roles)
    return answer if isinstance(answer, Refused) else None


async def require_lead(desk: Desk, person: str, surface: str) -> None:
    """Raises LevelheadError for somebody who may not change the policies; the attempt goes into the trail."""
    answer = await refusal(desk, person)
    if answer is None:
        return
    about = {"act": "add_policies", "surface": surface, "why": str(answer.why)}
    async with desk.write(POLICIES) as tx:
        await trail.note(tx, POLICIES, person, "refused", desk.clock.now(), **about)
    raise LevelheadError(answer.reason)
