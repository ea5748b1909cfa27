"""Whether those who approved a reply are still active members, as Slack knows them now."""

from dataclasses import replace

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.parts.standing import approvals
from bot.desk.parts.view import CaseView
from bot.domain.approving import still_approved
from bot.store.rows.cases import RevisionRow

AGAIN_SECONDS = 5


async def gone(desk: Desk, view: CaseView, revision: RevisionRow) -> frozenset[str]:
    """The people who approved this revision and are no longer full members of the workspace. Raises PostLater."""
    people = {d.actor for d in approvals(revision, view.decisions)}
    return frozenset([person for person in sorted(people) if not await desk.ours(person)])


async def may_leave(desk: Desk, view: CaseView, revision: RevisionRow) -> bool:
    """Whether enough of its approvals still count for it to be sent.

    Raises PostLater while Slack can't say who they are.
    """
    roles, people = await desk.roles_now(), {d.actor for d in approvals(revision, view.decisions)}
    actors = [await desk.directory.actor(person) for person in sorted(people)]
    if not all(actor.known for actor in actors):
        raise PostLater(AGAIN_SECONDS)
    away = frozenset(actor.id for actor in actors if not actor.ours)
    return still_approved(replace(view.standing(desk, revision), gone=away), roles)
