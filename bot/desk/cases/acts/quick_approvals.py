"""Whether a draft stood there long enough to be read before somebody approved it."""

from datetime import UTC, datetime

from bot.desk.parts.view import CaseView
from bot.store.rows.cases import PostKind, RevisionRow

WORDS_A_SECOND = 10
"""More than twice what people read when they read to understand (about four)."""


def unread_after(view: CaseView, revision: RevisionRow, person: str, at: datetime) -> int | None:
    """After how many seconds this person approved words that take longer to read; None where they took their time.

    Who wrote the words knows them. Slack's clock tells when they were shown.
    """
    shown = next((p.ts for p in view.posts if p.kind is PostKind.REVISION and p.revision_id == revision.id), None)
    if shown is None or person == revision.written_by:
        return None
    seconds = (at - datetime.fromtimestamp(float(shown), UTC)).total_seconds()
    takes = len((revision.text or "").split()) / WORDS_A_SECOND
    return max(0, int(seconds)) if seconds < takes else None
