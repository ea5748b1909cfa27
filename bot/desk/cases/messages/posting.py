"""Posting a case's messages in Slack, each once whatever breaks."""

import logging

from bot.desk.cases.messages.delivering import deliver, deliver_again
from bot.desk.cases.messages.in_vain import unsaid
from bot.desk.cases.messages.keeping_back import keep_back, kept_back
from bot.desk.cases.messages.showing import note_for
from bot.desk.cases.messages.untaken import refused, retry_in, uncertain, wait_for_slack
from bot.desk.cases.messages.whispering import look_for_whisper, whisper
from bot.desk.cases.reminders.answer_clock import is_reminder
from bot.desk.incoming.deletions import note_deleted
from bot.desk.parts.attempts import CLOCKS_DIFFER, lasting, move, pause, put_off, take
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Note
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostUnsure
from bot.desk.parts.view import CaseView
from bot.domain.people import SYSTEM
from bot.domain.states import CaseState, PostState
from bot.domain.waiting import wait_from
from bot.store.case import chained, posts
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.engines.prepared import together
from bot.store.history import trail
from bot.store.rows.cases import PostKind, PostRow

log = logging.getLogger(__name__)
_SETTLED = (PostState.POSTED, PostState.ORPHANED)


async def send(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Post a message that nobody is posting yet."""
    if post.kind is PostKind.WHISPER:
        await whisper(desk, view, post)
        return
    if post.kind is PostKind.DELIVERY:
        await deliver(desk, view, post)
        return
    if post.kind is PostKind.CASE and (back := await kept_back(desk, view)):
        await keep_back(desk, view, post, back)
        return
    if taken := await take(desk, view, post):
        await say(desk, taken, post, note_for(desk, taken, post))


async def say(desk: Desk, taken: CaseView, post: PostRow, note: Note | None) -> None:
    """Post a message whose attempt has begun. `taken` is the case as it stood then, `note` the message's content."""
    if note is None:
        await move(desk, taken.attempt(post), **unsaid(desk, taken, post))
        return
    thread = None if post.kind is PostKind.CASE else taken.root.ts if taken.root else None
    try:
        with lasting(taken.attempt(post).due_at):
            ts = await desk.announcer.post(note, post.channel, thread, post.key)
    except PostLater as later:
        if is_reminder(taken, post):  # nobody waits for it, so the case shows nothing of this
            await put_off(desk, taken.attempt(post), later, PostState.PENDING)
        else:
            await wait_for_slack(desk, taken, post, later)
    except PostUnsure:
        await pause(desk, taken.attempt(post))
    except PostRefused as refusal:
        await refused(desk, taken, post, refusal)
    else:
        await posted(desk, taken, post, ts)


async def reconcile(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Find out whether an attempt that broke off reached Slack.

    Only if it surely did not, the message is posted again.
    """
    if post.kind is PostKind.WHISPER:
        await look_for_whisper(desk, view, post)
        return
    if post.kind is PostKind.DELIVERY:
        await deliver_again(desk, view, post)
        return
    thread = None if post.kind is PostKind.CASE else view.root.ts if view.root else None
    since = view.case.opened_at - CLOCKS_DIFFER
    try:
        ts = await desk.announcer.find(post.key, post.channel, thread, since)
    except PostLater as later:
        await put_off(desk, post, later, PostState.SENDING)
    except PostUnsure:
        await pause(desk, post)
    except PostRefused:
        await uncertain(desk, view, post)
    else:
        if ts is None:
            await move(desk, post, state=PostState.PENDING, due_at=None)
        else:
            await posted(desk, view, post, ts)


async def posted(desk: Desk, view: CaseView, post: PostRow, ts: str) -> None:
    """Slack has the message, at `ts`. If another copy was settled meanwhile, this one is taken out again."""
    async with desk.write(view.case.id, post.channel) as tx:
        current = await chained.post(tx, view.case.id, post.id)
        twice = current is not None and current.state in _SETTLED and current.ts != ts
        await (_take_second_out(desk, tx, post, ts) if twice else _keep_posted(desk, tx, view, post, ts))
    if post.kind is PostKind.REVISION and not twice:
        await _seed(desk, view, post, ts)


async def _keep_posted(desk: Desk, tx: Tx, view: CaseView, post: PostRow, ts: str) -> None:
    kept = {"body": None} if post.kind is PostKind.SHARED_REVIEW else {}
    async with together(tx):
        now = {"state": PostState.POSTED, "ts": ts, "due_at": None, "error": None, "waiting_since": None}
        await posts.change(tx, post.id, **now, **kept)
        await trail.note(tx, view.case.id, SYSTEM, "posted", desk.clock.now(), post=post.key)
    if wait_from(post.waiting_since, post.due_at):
        await posts.refresh(tx, view.case.id, (PostKind.CASE,))
        await desk.wake_case(tx, view.case.id)
    if await inbox.place(tx, post.channel, ts, view.case.id, post.revision_id):
        if await inbox.take_deletion(tx, post.channel, ts):
            await note_deleted(desk, tx, post, ts)
        await desk.wake_case(tx, view.case.id)
    if post.kind is PostKind.CASE:
        await retry_in(desk, tx, post.channel)


async def _take_second_out(desk: Desk, tx: Tx, post: PostRow, ts: str) -> None:
    """Take out a second copy. Our attempt took so long that another worker made one too, or the message was removed."""
    log.warning("message %s stands in Slack twice, and is taken out", post.key)
    about = {"case_id": post.case_id, "key": f"{post.key}:second:{ts}", "channel": post.channel, "ts": ts}
    await posts.add(tx, **about, kind=PostKind.NOTICE, state=PostState.POSTED, remove=True)
    await desk.wake_case(tx, post.case_id)


async def _seed(desk: Desk, view: CaseView, post: PostRow, ts: str) -> None:
    """Put the deciding reactions under a draft. Best effort: the buttons do the same."""
    revision = view.revision(post.revision_id)
    if revision and revision.text and view.case.state is CaseState.OPEN:
        try:
            await desk.announcer.seed(post.channel, ts, desk.book.approvals.offered)
        except (PostLater, PostRefused, PostUnsure, PostGone) as why:
            log.info("not all reactions are under %s, which has its buttons: %s %s", post.key, type(why).__name__, why)
