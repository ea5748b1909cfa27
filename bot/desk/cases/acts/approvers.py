"""Who approved a reply, as Slack knows them now: somebody may be deactivated since."""

from dataclasses import replace

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.parts.standing import approvals
from bot.desk.parts.view import CaseView
from bot.domain.approving import still_approved
from bot.store.rows.cases import RevisionRow

AGAIN_SECONDS = 5


async def gone(desk: Desk, view: CaseView, revision: RevisionRow) -> frozenset[str]:
    """Those who approved it and are no full members of ours, as far as Slack tells. Raises PostLater."""
    people = {d.actor for d in approvals(revision, view.decisions)}
    return frozenset([person for person in sorted(people) if not await desk.ours(person)])


async def may_leave(desk: Desk, view: CaseView, revision: RevisionRow) -> bool:
    """Whether its approvals still count, by those who are there. Raises PostLater while Slack doesn't tell who is."""
    roles, people = await desk.roles_now(), {d.actor for d in approvals(revision, view.decisions)}
    actors = [await desk.directory.actor(person) for person in sorted(people)]
    if not all(actor.known for actor in actors):
        raise PostLater(AGAIN_SECONDS)
    away = frozenset(actor.id for actor in actors if not actor.ours)
    return still_approved(replace(view.standing(desk, revision), gone=away), roles)
