"""A message of ours that somebody deleted in Slack: an approval of it is void, and its buttons are posted again."""

from bot.desk.parts.desk import Desk
from bot.domain.acts import Act
from bot.domain.people import SYSTEM
from bot.domain.states import PostState
from bot.store.case import chained, posts
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import ActState, PostKind, PostRow

_READ = (PostKind.REVISION, PostKind.APPROVED_TEXT)
"""Kinds of message that show the words somebody approves."""
_SHOWN_AGAIN = (PostKind.REVISION, PostKind.APPROVAL, PostKind.PROCESS)
"""Kinds of message whose buttons are nowhere else, so that a case couldn't go on without them."""


async def message_deleted(desk: Desk, key: str, channel: str, ts: str) -> None:
    """Take in that somebody deleted a message of ours.

    If the message isn't recorded yet, the deletion waits until it is, as a reaction does.
    """
    async with desk.write(channel) as tx:
        post = await posts.at(tx, channel, ts)
        if post is None:
            await _keep_deletion(desk, tx, key, channel, ts)
    if post is None or _taken_out(post):
        return
    async with desk.write(post.case_id) as tx:
        now = await chained.post(tx, post.case_id, post.id)
        if now and not _taken_out(now) and await inbox.first_time(tx, key, desk.clock.now()):
            await note_deleted(desk, tx, now, ts)


def _taken_out(post: PostRow) -> bool:
    """Whether we remove it ourselves, or its deletion was handled.

    One found missing by an update still has its error.
    """
    return post.remove or (post.state is PostState.ORPHANED and post.error is None)


async def _keep_deletion(desk: Desk, tx: Tx, key: str, channel: str, ts: str) -> None:
    if await posts.any_sending(tx, channel) and await inbox.first_time(tx, key, desk.clock.now()):
        await inbox.add_act(
            tx,
            channel=channel,
            ts=ts,
            actor=SYSTEM,
            act=Act.TAKE_BACK,
            surface=inbox.DELETED,
            state=ActState.UNPLACED,
            at=desk.clock.now(),
        )


async def note_deleted(desk: Desk, tx: Tx, post: PostRow, ts: str) -> None:
    """Handle the deletion of a message of ours, in a transaction that holds its case."""
    await posts.change(tx, post.id, state=PostState.ORPHANED, refresh=False, error=None)
    await trail.note(tx, post.case_id, "slack", "message deleted", desk.clock.now(), post=post.key)
    if post.revision_id and post.kind in _READ:
        await _void(desk, tx, post)
    if post.kind in _SHOWN_AGAIN:
        await _show_again(tx, post, ts)
    await desk.wake_case(tx, post.case_id)


async def _void(desk: Desk, tx: Tx, post: PostRow) -> None:
    await inbox.add_act(
        tx,
        case_id=post.case_id,
        revision_id=post.revision_id,
        channel=post.channel,
        actor=SYSTEM,
        act=Act.TAKE_BACK,
        surface=inbox.DELETED,
        at=desk.clock.now(),
    )


async def _show_again(tx: Tx, post: PostRow, ts: str) -> None:
    again = {"case_id": post.case_id, "revision_id": post.revision_id, "channel": post.channel, "body": post.body}
    await posts.add(tx, **again, kind=post.kind, key=f"{post.revision_id}:{post.kind}:after:{ts}")
