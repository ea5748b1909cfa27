"""Whether somebody approved a draft faster than it can be read."""

from datetime import UTC, datetime

from bot.desk.parts.view import CaseView
from bot.store.rows.cases import PostKind, RevisionRow

WORDS_A_SECOND = 10
"""More than twice the speed of reading to understand, which is about four words a second."""


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
