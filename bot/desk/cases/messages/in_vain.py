"""Private messages that came to be out of date before Slack took them, and so aren't posted."""

from bot.desk.cases.reminders.answer_clock import reminds_in_vain
from bot.desk.cases.reminders.our_word import word_was_kept
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView
from bot.domain.states import PostState
from bot.store.rows.cases import PostRow

WAITS = "waits"
"""The key's ending for a message that says that Slack delays another one."""


def in_vain(desk: Desk, view: CaseView, post: PostRow) -> bool:
    """Whether this reminds of an answer nobody waits for, of a promise that was kept, or of a delay that is over."""
    return reminds_in_vain(desk, view, post) or word_was_kept(desk, view, post) or _came_meanwhile(view, post)


def _came_meanwhile(view: CaseView, post: PostRow) -> bool:
    return any(post.key == f"{p.key}:{WAITS}" and p.ts for p in view.posts)


def unsaid(desk: Desk, view: CaseView, post: PostRow) -> dict[str, object]:
    """The columns of a message that isn't posted after all.

    A reminder's key is freed, as the case may be opened again.
    """
    freed = {"key": f"{post.key}:vain:{post.id}"} if in_vain(desk, view, post) else {}
    return {"state": PostState.ORPHANED, **freed}
