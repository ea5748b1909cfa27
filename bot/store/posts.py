"""Our messages in Slack: what is to be said, and how far that has come."""

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, case, select, union, update

from bot.domain.states import PostState, RevisionState
from bot.store.database import Tx
from bot.store.rows import PostKind, PostRow
from bot.store.tables import FAILED, OPEN_POST, STUCK_POST, TO_REFRESH, TO_REMOVE, posts, revisions
from bot.store.upsert import Insert, insert_by

_NOT_SHOWN = (PostState.REFUSED, PostState.ORPHANED)
_OF_CASE = select(posts).where(posts.c.case_id == bindparam("case_id")).order_by(posts.c.id)
_AT = select(posts).where(posts.c.channel == bindparam("where"), posts.c.ts == bindparam("when"))
_ONE = update(posts).where(posts.c.id == bindparam("post_id"))
_GOING = {"remove": True, "error": None}


async def add(tx: Tx, **values: Any) -> None:
    """Something to say; a second one of the same key changes nothing."""
    row = {"state": PostState.PENDING, "refresh": False, "remove": False} | values
    await tx.execute(_added(tx.dialect.name), row)


@cache
def _added(dialect: str) -> Insert:
    return insert_by(dialect, posts).on_conflict_do_nothing(index_elements=["key"])


async def of_case(tx: Tx, case_id: str) -> list[PostRow]:
    """All of a case, in the order they were asked for."""
    return [PostRow.read(row) for row in (await tx.execute(_OF_CASE, {"case_id": case_id})).mappings()]


async def get(tx: Tx, post_id: int) -> PostRow | None:
    row = (await tx.execute(select(posts).where(posts.c.id == post_id))).mappings().first()
    return PostRow.read(row) if row else None


async def at(tx: Tx, channel: str, ts: str) -> PostRow | None:
    """The post that this message is."""
    row = (await tx.execute(_AT, {"where": channel, "when": ts})).mappings().first()
    return PostRow.read(row) if row else None


async def root(tx: Tx, case_id: str) -> tuple[str, str] | None:
    """The channel and time of the message whose thread is the case; None where it isn't in Slack."""
    here = (posts.c.case_id == case_id, posts.c.kind == PostKind.CASE, posts.c.state == PostState.POSTED)
    row = (await tx.execute(select(posts.c.channel, posts.c.ts).where(*here, posts.c.remove.is_(False)))).first()
    return (row.channel, row.ts) if row and row.ts else None


async def any_sending(tx: Tx, channel: str) -> bool:
    """Whether a message of ours may be on its way into this channel."""
    query = select(posts.c.id).where(posts.c.channel == channel, OPEN_POST).limit(1)
    return (await tx.scalar(query)) is not None


async def cases_with_work(tx: Tx) -> list[str]:
    """Cases with a message to send, to refresh or to take out."""
    some = (OPEN_POST, TO_REFRESH, and_(TO_REMOVE, posts.c.error.is_(None)))
    query = union(*(select(posts.c.case_id).where(each) for each in some))
    return list((await tx.execute(query)).scalars())


async def retry_refused(tx: Tx, case_id: str | None = None, channel: str | None = None) -> list[str]:
    """Have what Slack refused tried once more: in a case, in a channel, or everywhere. Gives the cases."""
    place = [posts.c.case_id == case_id] if case_id else []
    place += [posts.c.channel == channel] if channel else []
    refused = and_(FAILED, posts.c.state.in_((PostState.REFUSED, PostState.POSTED)), *place)
    found = list((await tx.execute(select(posts.c.case_id).where(refused).distinct())).scalars())
    if not found:
        return []
    again = case((posts.c.state == PostState.REFUSED, PostState.PENDING), else_=posts.c.state)
    stale = and_(posts.c.state == PostState.POSTED, posts.c.remove.is_(False))
    await tx.execute(update(posts).where(refused).values(state=again, refresh=stale, error=None))
    return found


async def look_again(tx: Tx, case_id: str | None = None) -> list[str]:
    """Have what is uncertain looked for in Slack once more: in a case, or everywhere. Gives the cases."""
    unsure = and_(STUCK_POST, posts.c.state == PostState.UNCERTAIN, *([posts.c.case_id == case_id] if case_id else []))
    found = list((await tx.execute(select(posts.c.case_id).where(unsure).distinct())).scalars())
    await tx.execute(update(posts).where(unsure).values(state=PostState.SENDING, due_at=None))
    return found


async def look_first(tx: Tx) -> None:
    """What is still to be said may have been said already: have it looked for in Slack before it is sent."""
    pending = (posts.c.state == PostState.PENDING, posts.c.kind != PostKind.WHISPER)
    await tx.execute(update(posts).where(*pending).values(state=PostState.SENDING, due_at=None))


async def change(tx: Tx, post_id: int, **values: Any) -> None:
    """Set columns of a post."""
    await tx.execute(_ONE, {"post_id": post_id} | values)


async def move(tx: Tx, post: PostRow, **values: Any) -> bool:
    """Set columns of a post, unless somebody else moved it on since it was read. Tells whether they were set."""
    as_read = (posts.c.id == post.id, posts.c.state == post.state, posts.c.due_at.is_not_distinct_from(post.due_at))
    result = await tx.execute(update(posts).where(*as_read).values(**values))
    return result.rowcount == 1


async def broken_off(tx: Tx) -> None:
    """Nobody is sending anything: have what was being sent looked for at once."""
    await tx.execute(update(posts).where(posts.c.state == PostState.SENDING).values(due_at=None))


async def refresh(tx: Tx, case_id: str, kinds: Collection[PostKind]) -> None:
    """These messages of the case show something old now."""
    await tx.execute(
        update(posts)
        .where(posts.c.case_id == case_id, posts.c.kind.in_(kinds), posts.c.state.not_in(_NOT_SHOWN))
        .values(refresh=True)
    )


async def remove(tx: Tx, case_id: str, kinds: Collection[PostKind], revision_id: str | None = None) -> None:
    """Take these messages of the case out of Slack."""
    query = update(posts).where(posts.c.case_id == case_id, posts.c.kind.in_(kinds)).values(_GOING)
    await tx.execute(query.where(posts.c.revision_id == revision_id) if revision_id else query)


async def forget_words(tx: Tx, case_id: str) -> None:
    """Take out what was still to be said in words of its own."""
    await tx.execute(update(posts).where(posts.c.case_id == case_id).values(body=None))


async def remove_approval(tx: Tx, case_id: str) -> None:
    """Take the approved words and the approval out of Slack, except what was sent to the customer: that stays."""
    delivered = select(revisions.c.id).where(revisions.c.state == RevisionState.DELIVERED)
    kinds = (PostKind.APPROVED_TEXT, PostKind.APPROVAL)
    unsent = (posts.c.case_id == case_id, posts.c.kind.in_(kinds), posts.c.revision_id.not_in(delivered))
    await tx.execute(update(posts).where(*unsent).values(_GOING))
