"""The weekly digest: a row for each week and recipient, planned once the week is over, so that it comes once."""

from bot.desk.parts.desk import Desk
from bot.desk.report.telling import announce
from bot.desk.report.weeks import last_week
from bot.domain.case import Role
from bot.store.engines.database import Tx
from bot.store.team.announcements import AnnouncementKind

LEADS = "leads"


async def plan_digests(desk: Desk, tx: Tx) -> None:
    """Have last week's digest sent to the recipients in the settings, unless it was planned before."""
    if not desk.options.digest:
        return
    week = last_week(desk.clock.now().astimezone(desk.options.zone))
    for recipient in _recipients(desk):
        await announce(desk, tx, f"digest:{week}:{recipient}", AnnouncementKind.DIGEST, recipient, {"week": week})


def _recipients(desk: Desk) -> tuple[str, ...]:
    leads = desk.roles.members(Role.LEAD)
    named = (leads if name == LEADS else (name,) for name in desk.options.digest)
    return tuple(dict.fromkeys(person for people in named for person in people))
