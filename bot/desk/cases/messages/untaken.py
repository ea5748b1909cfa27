"""Messages that Slack doesn't take, or doesn't tell of: they wait, or whoever asked is told what to do first."""

from datetime import timedelta
from typing import Any

from bot.desk.cases.messages.in_vain import WAITS
from bot.desk.incoming.unrecorded import look_again_within
from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater, PostRefused
from bot.desk.parts.view import CaseView
from bot.domain.case import Role
from bot.domain.states import PostState
from bot.domain.waiting import Wait
from bot.store.case import posts
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import PostKind, PostRow

_NO_DRAFT = (
    "Please look into its thread; if a draft is missing there, reply with `revise:` and what should change, and a new "
    "one comes."
)
_NO_CASE = (
    "Please look into the channel. If the case is there, write a word in its thread and I look for it again; if it "
    "isn't, ask again with /draft."
)
OUT: dict[str, Any] = {"state": PostState.ORPHANED, "remove": False, "refresh": False}
"""The columns of a message that is taken out."""
MAY_STAND = "It was to be taken out: look into the channel. If it is there, an admin has to delete it."
BY_HAND = "Look into its thread: what is there still, an admin has to delete."


async def uncertain(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Slack doesn't let us look whether it has the message: a person looks, and nothing is sent again."""
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


async def refused(desk: Desk, view: CaseView, post: PostRow, refusal: PostRefused) -> None:
    """Slack doesn't take the message, for a reason that a person must see to."""
    kept = f"Case {view.case.id} is kept, but Slack doesn't take my message there ({refusal.code}). {refusal.remedy}"
    leads = desk.roles.members(Role.LEAD) if (post.body or {}).get("apart") else ()
    state = PostState.ORPHANED if leads else PostState.REFUSED
    await leave(desk, view, view.attempt(post), refusal, kept, leads, state=state)


async def leave(
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


async def stays(desk: Desk, view: CaseView, post: PostRow, code: str) -> None:
    """Slack doesn't let us remove the message: leave it and tell whoever asked, unless it was gone before."""
    words = f"Slack doesn't let me take a message of case {view.case.id} out ({code}). {BY_HAND}"
    async with desk.write(view.case.id) as tx:
        if await posts.move(tx, post, **OUT) and post.state is not PostState.ORPHANED:
            await trail.note(tx, view.case.id, "slack", "post refused", desk.clock.now(), post=post.key, code=code)
            await _tell_asker(tx, view, post, code, words)


async def channel_opened(desk: Desk, channel: str) -> None:
    """The bot was let into a channel, or it was unarchived: try again what failed there, and look for lost messages."""
    async with desk.write() as tx:
        await retry_in(desk, tx, channel)
        await look_again_within(desk, tx, channel)


async def retry_in(desk: Desk, tx: Tx, channel: str) -> None:
    for case_id in await posts.retry_refused(tx, channel=channel):
        await desk.wake_case(tx, case_id)
