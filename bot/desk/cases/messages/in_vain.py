"""What one person is told of what was done meanwhile: it may have waited for Slack, or for us, and isn't said now."""

from bot.desk.cases.reminders.answer_clock import reminds_in_vain
from bot.desk.cases.reminders.our_word import word_was_kept
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView
from bot.domain.states import PostState
from bot.store.rows.cases import PostRow

WAITS = "waits"
"""Why somebody is told of a message of the case: Slack takes it later."""


def in_vain(desk: Desk, view: CaseView, post: PostRow) -> bool:
    """Whether this reminds of an answer that nobody waits for, of a word that isn't owed any more, or of a message that
    doesn't wait any more."""
    return reminds_in_vain(desk, view, post) or word_was_kept(desk, view, post) or _came_meanwhile(view, post)


def _came_meanwhile(view: CaseView, post: PostRow) -> bool:
    return any(post.key == f"{p.key}:{WAITS}" and p.ts for p in view.posts)


def unsaid(desk: Desk, view: CaseView, post: PostRow) -> dict[str, object]:
    """How to keep a message that says nothing any more. A reminder gives its key back: a case is opened again."""
    freed = {"key": f"{post.key}:vain:{post.id}"} if in_vain(desk, view, post) else {}
    return {"state": PostState.ORPHANED, **freed}
