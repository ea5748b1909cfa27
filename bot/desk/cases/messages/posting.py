"""Posting a case's messages in Slack, each once whatever breaks; updating them and taking them out."""

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.desk.cases.incoming.deletions import note_deleted
from bot.desk.cases.messages.delivering import again, deliver
from bot.desk.cases.messages.in_vain import WAITS, unsaid
from bot.desk.cases.messages.showing import note_for
from bot.desk.cases.messages.whispering import look_for_whisper, whisper
from bot.desk.cases.reminders.answer_clock import is_reminder
from bot.desk.parts.attempts import CLOCKS_DIFFER, change, lasting, move, pause, put_off, take
from bot.desk.parts.desk import Desk
from bot.desk.parts.intake import look_again_within
from bot.desk.parts.notes import Note
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostStays, PostUnsure
from bot.desk.parts.view import CaseView, load
from bot.domain.case import Role
from bot.domain.states import CaseState, PostState
from bot.domain.waiting import Wait, wait_from
from bot.store.case import chained, posts
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.engines.prepared import together
from bot.store.history import trail
from bot.store.rows.cases import PostKind, PostRow

log = logging.getLogger(__name__)
_NO_DRAFT = (
    "Please look into its thread; if a draft is missing there, reply with `revise:` and what should change, and a new "
    "one comes."
)
_NO_CASE = (
    "Please look into the channel. If the case is there, write a word in its thread and I look for it again; if it "
    "isn't, ask again with /draft."
)
_SETTLED = (PostState.POSTED, PostState.ORPHANED)
_OUT: dict[str, Any] = {"state": PostState.ORPHANED, "remove": False, "refresh": False}
MAY_STAND = "It was to be taken out: look into the channel. If it is there, an admin has to delete it."
BY_HAND = "Look into its thread: what is there still, an admin has to delete."


async def send(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Post a message that nobody is posting yet."""
    if post.kind is PostKind.WHISPER:
        await whisper(desk, view, post)
        return
    if post.kind is PostKind.DELIVERY:
        await deliver(desk, view, post)
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
        await _refused(desk, taken, post, refusal)
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
        await again(desk, view, post)
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
        await _uncertain(desk, view, post)
    else:
        if ts is None:
            await move(desk, post, state=PostState.PENDING, due_at=None)
        else:
            await posted(desk, view, post, ts)


async def _uncertain(desk: Desk, view: CaseView, post: PostRow) -> None:
    words = f"I can't tell whether my last message of case {view.case.id} reached Slack"
    words += f". {MAY_STAND}" if post.remove else f", so I don't send it again. {_looks(post)}"
    async with desk.write(view.case.id) as tx:
        if not await posts.move(tx, post, state=PostState.UNCERTAIN, due_at=None):
            return
        await trail.note(tx, view.case.id, "slack", "post uncertain", desk.clock.now(), post=post.key)
        await _tell_asker(tx, view, post, "stands" if post.remove else "uncertain", words)


def _looks(post: PostRow) -> str:
    return _NO_CASE if post.kind is PostKind.CASE else _NO_DRAFT


async def wait_for_slack(desk: Desk, view: CaseView, post: PostRow, later: PostLater) -> None:
    """Keep a message until Slack takes more.

    The case shows the wait; if it isn't posted itself, its requester is told.
    """
    now = desk.clock.now()
    wait = Wait(post.waiting_since or now, now + timedelta(seconds=later.seconds))
    async with desk.write(view.case.id) as tx:
        waits = {"state": PostState.PENDING, "due_at": wait.until, "waiting_since": wait.since}
        if not await posts.move(tx, view.attempt(post), **waits) or not wait.news_after(post.due_at):
            return
        if post.kind is not PostKind.CASE:
            await posts.refresh(tx, view.case.id, (PostKind.CASE,))
            return
        then = f"{wait.until.astimezone(desk.options.zone):%H:%M} ({desk.options.zone})"
        words = f"Slack takes no more messages here for now; case {view.case.id} is kept and comes by itself, "
        await _tell_asker(tx, view, post, WAITS, f"{words}not before {then}.")


async def _tell_asker(tx: Tx, view: CaseView, post: PostRow, reason: str, words: str) -> None:
    """Tell whoever asked for the message or the case, once for each message and reason; a lead where they can't be."""
    await posts.add(
        tx,
        case_id=view.case.id,
        key=f"{post.key}:{reason}",
        kind=PostKind.WHISPER,
        channel=post.channel,
        recipient=post.recipient or view.case.requester,
        body={"text": words, "or_leads": reason != WAITS},
    )


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
        await trail.note(tx, view.case.id, "levelhead", "posted", desk.clock.now(), post=post.key)
    if wait_from(post.waiting_since, post.due_at):
        await posts.refresh(tx, view.case.id, (PostKind.CASE,))
        await desk.wake_case(tx, view.case.id)
    if await inbox.place(tx, post.channel, ts, view.case.id, post.revision_id):
        if await inbox.take_deletion(tx, post.channel, ts):
            await note_deleted(desk, tx, post, ts)
        await desk.wake_case(tx, view.case.id)
    if post.kind is PostKind.CASE:
        await _retry_in(desk, tx, post.channel)


async def _take_second_out(desk: Desk, tx: Tx, post: PostRow, ts: str) -> None:
    """Take out a second copy. Our attempt took so long that another worker made one too, or the message was removed."""
    log.warning("message %s stands in Slack twice, and is taken out", post.key)
    about = {"case_id": post.case_id, "key": f"{post.key}:second:{ts}", "channel": post.channel, "ts": ts}
    await posts.add(tx, **about, kind=PostKind.NOTICE, state=PostState.POSTED, remove=True)
    await desk.wake_case(tx, post.case_id)


async def channel_opened(desk: Desk, channel: str) -> None:
    """The bot was let into a channel, or it was unarchived: try again what failed there, and look for lost messages."""
    async with desk.write() as tx:
        await _retry_in(desk, tx, channel)
        await look_again_within(desk, tx, channel)


async def _retry_in(desk: Desk, tx: Tx, channel: str) -> None:
    for case_id in await posts.retry_refused(tx, channel=channel):
        await desk.wake_case(tx, case_id)


async def _seed(desk: Desk, view: CaseView, post: PostRow, ts: str) -> None:
    """Put the deciding reactions under a draft. Best effort: the buttons do the same."""
    revision = view.revision(post.revision_id)
    if revision and revision.text and view.case.state is CaseState.OPEN:
        try:
            await desk.announcer.seed(post.channel, ts, desk.book.approvals.offered)
        except (PostLater, PostRefused, PostUnsure, PostGone) as why:
            log.info("not all reactions are under %s, which has its buttons: %s %s", post.key, type(why).__name__, why)


async def _refused(desk: Desk, view: CaseView, post: PostRow, refusal: PostRefused) -> None:
    kept = f"Case {view.case.id} is kept, but Slack doesn't take my message there ({refusal.code}). {refusal.remedy}"
    leads = desk.roles.members(Role.LEAD) if (post.body or {}).get("apart") else ()
    state = PostState.ORPHANED if leads else PostState.REFUSED
    await _leave(desk, view, view.attempt(post), refusal, kept, leads, state=state)


async def _leave(
    desk: Desk,
    view: CaseView,
    post: PostRow,
    refusal: PostRefused,
    words: str,
    leads: tuple[str, ...] = (),
    **values: object,
) -> None:
    """Leave the message until a person does what is needed, and tell whoever asked for the case what that is.

    A refused reminder goes to each of the `leads` directly instead.
    """
    async with desk.write(view.case.id) as tx:
        if not await posts.move(tx, post, due_at=None, error=refusal.code, **values):
            return
        await trail.note(tx, view.case.id, "slack", "post refused", desk.clock.now(), post=post.key, code=refusal.code)
        await _tell_asker(tx, view, post, refusal.code, words)
        for lead in leads:
            about = {"case_id": view.case.id, "key": f"{post.key}:{lead}", "channel": post.channel, "recipient": lead}
            body = {"text": (post.body or {})["text"], "direct": True}
            await posts.add(tx, **about, kind=PostKind.WHISPER, body=body)


async def refresh(desk: Desk, view: CaseView, post: PostRow) -> CaseView | None:
    """Update a message to how things stand now.

    Returns the case as read afterwards, None where Slack didn't take it.
    """
    note = note_for(desk, view, post)
    try:
        if note is not None:
            await desk.announcer.update(note, post.channel, str(post.ts))
    except PostLater as later:
        await put_off(desk, post, later, post.state)
    except PostUnsure:
        await pause(desk, post)
    except PostGone as gone:
        await move(desk, post, state=PostState.ORPHANED, refresh=False, error=str(gone))
    except PostRefused as refusal:
        await change(desk, post, refresh=False, error=refusal.code)
    else:
        return await _shown(desk, post, note)
    return None


async def _shown(desk: Desk, post: PostRow, note: Note | None) -> CaseView:
    """Mark the message as up to date, unless it would already say something else."""
    async with desk.database.write(post.case_id) as tx:
        view = await load(tx, post.case_id)
        stale = note_for(desk, view, post) != note
        await posts.change(tx, post.id, refresh=stale, due_at=None)
    return view.with_post(replace(view.attempt(post), refresh=stale, due_at=None))


async def remove(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Take a message out of Slack."""
    try:
        if post.ts and post.kind is not PostKind.WHISPER:
            await desk.announcer.remove(post.channel, post.ts)
    except PostLater as later:
        await put_off(desk, post, later, post.state)
        return
    except PostUnsure:
        await pause(desk, post)
        return
    except PostRefused as refusal:
        words = f"Slack doesn't let me take a message of case {view.case.id} out ({refusal.code}). {refusal.remedy}"
        await _leave(desk, view, post, refusal, words)
        return
    except PostStays as stays:
        await _stays(desk, view, post, str(stays))
        return
    except PostGone:
        pass
    await move(desk, post, **_OUT)


async def _stays(desk: Desk, view: CaseView, post: PostRow, code: str) -> None:
    """Slack doesn't let us remove the message: leave it and tell whoever asked, unless it was gone before."""
    words = f"Slack doesn't let me take a message of case {view.case.id} out ({code}). {BY_HAND}"
    async with desk.write(view.case.id) as tx:
        if await posts.move(tx, post, **_OUT) and post.state is not PostState.ORPHANED:
            await trail.note(tx, view.case.id, "slack", "post refused", desk.clock.now(), post=post.key, code=code)
            await _tell_asker(tx, view, post, code, words)
