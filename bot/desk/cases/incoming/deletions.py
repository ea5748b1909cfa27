"""A message of ours that somebody deleted in Slack: an approval on it is void, what is to be pressed is shown again."""

from bot.desk.parts.desk import Desk
from bot.desk.parts.intake import SYSTEM
from bot.domain.acts import Act
from bot.domain.states import PostState
from bot.store.case import chained, posts
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import ActState, PostKind, PostRow

_READ = (PostKind.REVISION, PostKind.APPROVED_TEXT)
"""The words that somebody approved, or is to."""
_SHOWN_AGAIN = (PostKind.REVISION, PostKind.APPROVAL, PostKind.PROCESS)
"""Without these a case couldn't go on: what has to be pressed stands nowhere else."""


async def message_deleted(desk: Desk, key: str, channel: str, ts: str) -> None:
    """Somebody deleted one of our messages in Slack: an approval on it is void, and a live draft is shown again.

    Where the message isn't recorded yet this waits for it, as a reaction does.
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
    """Whether we take it out ourselves, or its end was seen to. What only an update found gone still has its error."""
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
    """What follows where a message of ours was deleted in Slack, in a transaction that holds its case."""
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
