"""The approvals of a reply: whether those who gave them are still active members, and could have read it."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.parts.standing import approvals
from bot.desk.parts.view import CaseView
from bot.domain.approving import still_approved
from bot.store.rows.cases import PostKind, RevisionRow

AGAIN_SECONDS = 5
WORDS_A_SECOND = 10
"""More than twice the speed of reading to understand, which is about four words a second."""


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


def unread_after(view: CaseView, revision: RevisionRow, person: str, at: datetime) -> int | None:
    """Seconds from showing the draft to its approval, where that is too short to read it; else None.

    Nobody has to read their own words. The time of showing is Slack's.
    """
    shown = next((p.ts for p in view.posts if p.kind is PostKind.REVISION and p.revision_id == revision.id), None)
    if shown is None or person == revision.written_by:
        return None
    seconds = (at - datetime.fromtimestamp(float(shown), UTC)).total_seconds()
    takes = len((revision.text or "").split()) / WORDS_A_SECOND
    return max(0, int(seconds)) if seconds < takes else None
