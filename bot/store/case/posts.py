"""Our messages in Slack: what is to be posted, and how far that has come."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, case, literal_column, or_, select, update

from bot.domain.states import PostState, RevisionState
from bot.store.engines.database import Tx
from bot.store.engines.prepared import AtOnce, Prepared
from bot.store.engines.upsert import insert_by
from bot.store.rows.cases import PostKind, PostRow
from bot.store.tables.cases import (
    DELIVERED,
    FAILED,
    OPEN_CASE,
    OPEN_POST,
    STUCK_POST,
    TO_REFRESH,
    TO_REMOVE,
    cases,
    posts,
    revisions,
)
from bot.store.tables.schema import is_in

SHOWN = (PostState.POSTED, PostState.UNCERTAIN)
"""States of a message that can be updated, if its place in Slack is known."""
_NOT_SHOWN = (PostState.REFUSED, PostState.ORPHANED)
_STANDS_THERE = (PostKind.CASE, PostKind.REVISION, PostKind.APPROVAL, PostKind.OFFER_OFFLINE, PostKind.PROCESS)
_CASE: BindParameter[str] = bindparam("of_case")
_THIS = posts.c.id == bindparam("of_post")
_ADD = Prepared(lambda dialect: insert_by(dialect, posts).on_conflict_do_nothing(index_elements=["key"]))
OF_CASE = Prepared(select(posts).where(posts.c.case_id == _CASE).order_by(posts.c.id))
_AT = Prepared(select(posts).where(posts.c.channel == bindparam("where"), posts.c.ts == bindparam("when")))
ONE, _CHANGE = Prepared(select(posts).where(_THIS)), Prepared(update(posts).where(_THIS))
_ONE_FAILED = select(posts.c.id).where(FAILED).limit(literal_column("1"))
_ANY_FAILED, _FAILED_IN = Prepared(_ONE_FAILED), Prepared(_ONE_FAILED.where(posts.c.channel == bindparam("where")))
_SHOWN_TO_CHANGE = and_(TO_REFRESH, posts.c.ts.is_not(None), is_in(*SHOWN), posts.c.remove.is_(False))
_TO_DO = (OPEN_POST, _SHOWN_TO_CHANGE, and_(TO_REMOVE, posts.c.error.is_(None)))
_WITH_WORK = AtOnce(*(Prepared(select(posts.c.case_id).where(each)) for each in _TO_DO))
_BROKEN_OFF = Prepared(update(posts).where(OPEN_POST, posts.c.state == PostState.SENDING))
_MOVE = Prepared(
    update(posts).where(
        _THIS,
        posts.c.state == bindparam("was"),
        posts.c.due_at.is_not_distinct_from(bindparam("was_due", type_=posts.c.due_at.type)),
    )
)
_GOING = {"remove": True, "error": None}
_DELIVERED = select(revisions.c.id).where(revisions.c.case_id == _CASE, DELIVERED)
_APPROVAL = or_(*(posts.c.kind == kind for kind in (PostKind.APPROVED_TEXT, PostKind.APPROVAL)))
_REMOVE_APPROVAL = Prepared(
    update(posts).where(posts.c.case_id == _CASE, _APPROVAL, posts.c.revision_id.not_in(_DELIVERED))
)


async def add(tx: Tx, **values: Any) -> None:
    """A message to post; one whose key exists changes nothing."""
    row = {"state": PostState.PENDING, "refresh": False, "remove": False} | values
    await _ADD.run(tx, **row)


async def get(tx: Tx, post_id: int) -> PostRow | None:
    row = await ONE.first(tx, of_post=post_id)
    return PostRow.read(row) if row else None


async def at(tx: Tx, channel: str, ts: str) -> PostRow | None:
    """The post of this message in Slack."""
    row = await _AT.first(tx, where=channel, when=ts)
    return PostRow.read(row) if row else None


async def showing(tx: Tx, revision_id: str) -> str | None:
    """The ts of the message that shows this draft or brief; None where it isn't known."""
    this = (posts.c.case_id == revision_id.partition(".")[0], posts.c.revision_id == revision_id)
    query = select(posts.c.ts).where(*this, posts.c.kind == PostKind.REVISION, posts.c.ts.is_not(None)).limit(1)
    return (await tx.execute(query)).scalar()


async def root(tx: Tx, case_id: str) -> tuple[str, str] | None:
    """The channel and ts of the case's own message; None where it isn't in Slack."""
    here = (posts.c.case_id == case_id, posts.c.kind == PostKind.CASE, posts.c.state == PostState.POSTED)
    row = (await tx.execute(select(posts.c.channel, posts.c.ts).where(*here, posts.c.remove.is_(False)))).first()
    return (row.channel, row.ts) if row and row.ts else None


async def any_sending(tx: Tx, channel: str) -> bool:
    """Whether a message of ours may be on its way into this channel."""
    query = select(posts.c.id).where(posts.c.channel == channel, OPEN_POST).limit(1)
    return (await tx.scalar(query)) is not None


async def is_sending(tx: Tx, revision_id: str) -> bool:
    """Whether a message of the revision's case may be in Slack without being recorded."""
    this = (posts.c.case_id == revision_id.partition(".")[0], posts.c.state == PostState.SENDING)
    return (await tx.scalar(select(posts.c.id).where(OPEN_POST, *this).limit(1))) is not None


async def is_case_sending(tx: Tx, channel: str, until: datetime) -> bool:
    """Whether the message of a case opened until then may be in this channel without being recorded."""
    opened = select(cases.c.id).where(cases.c.id == posts.c.case_id, cases.c.opened_at <= until).exists()
    here = (OPEN_POST, posts.c.channel == channel, posts.c.state == PostState.SENDING, posts.c.kind == PostKind.CASE)
    return (await tx.scalar(select(posts.c.id).where(*here, opened).limit(1))) is not None


async def is_case_unsure(tx: Tx, channel: str, since: datetime, until: datetime) -> bool:
    """Whether a case was opened then whose message could be neither found nor ruled out in this channel."""
    opened = select(cases.c.id).where(cases.c.id == posts.c.case_id, cases.c.opened_at.between(since, until)).exists()
    here = (STUCK_POST, posts.c.channel == channel, posts.c.state == PostState.UNCERTAIN, posts.c.kind == PostKind.CASE)
    return (await tx.scalar(select(posts.c.id).where(*here, opened).limit(1))) is not None


async def cases_with_work(tx: Tx) -> list[str]:
    """Cases with a message to post, update or remove."""
    found = await _WITH_WORK.all(tx)
    return list(dict.fromkeys(row["case_id"] for rows in found for row in rows))


async def retry_refused(tx: Tx, case_id: str | None = None, channel: str | None = None) -> list[str]:
    """Try once more what Slack refused: in a case, in a channel, or everywhere. Returns the cases.

    Not deliveries: a person was asked to send those by hand.
    """
    if not case_id and await (_FAILED_IN.first(tx, where=channel) if channel else _ANY_FAILED.first(tx)) is None:
        return []
    place = [posts.c.case_id == case_id] if case_id else []
    place += [posts.c.channel == channel] if channel else []
    place += [posts.c.kind != PostKind.DELIVERY]
    refused = and_(FAILED, posts.c.state.in_((PostState.REFUSED, PostState.POSTED)), *place)
    found = list(dict.fromkeys((await tx.execute(select(posts.c.case_id).where(refused))).scalars()))
    if not found:
        return []
    again = case((posts.c.state == PostState.REFUSED, PostState.PENDING), else_=posts.c.state)
    stale = and_(posts.c.state == PostState.POSTED, posts.c.remove.is_(False))
    await tx.execute(update(posts).where(refused).values(state=again, refresh=stale, error=None))
    return found


async def deliver_again(tx: Tx, revision_id: str) -> None:
    """Try once more a delivery that the carrier refused, under the same name."""
    await _move_refused(tx, revision_id, PostState.PENDING)


async def sent_by_hand(tx: Tx, revision_id: str) -> None:
    """Stop the delivery: a person sent the reply."""
    await _move_refused(tx, revision_id, PostState.POSTED)


async def _move_refused(tx: Tx, revision_id: str, to: PostState) -> None:
    again = {"state": to, "error": None, "due_at": None, "waiting_since": None}
    this = (posts.c.revision_id == revision_id, posts.c.kind == PostKind.DELIVERY, posts.c.state == PostState.REFUSED)
    await tx.execute(update(posts).where(*this).values(**again))


async def look_again(tx: Tx, case_id: str | None = None, channel: str | None = None) -> list[str]:
    """Look in Slack once more for uncertain messages: of a case, a channel, or all. Returns the cases."""
    place = [posts.c.case_id == case_id] if case_id else []
    place += [posts.c.channel == channel] if channel else []
    unsure = and_(STUCK_POST, posts.c.state == PostState.UNCERTAIN, *place)
    found = list(dict.fromkeys((await tx.execute(select(posts.c.case_id).where(unsure))).scalars()))
    if not found:
        return []
    await tx.execute(update(posts).where(unsure).values(state=PostState.SENDING, due_at=None))
    return found


async def look_first(tx: Tx) -> None:
    """Before posting anything that waits, look whether it is in Slack already, where it leaves a trace there."""
    pending, whisper = (OPEN_POST, posts.c.state == PostState.PENDING), posts.c.kind == PostKind.WHISPER
    await tx.execute(update(posts).where(*pending, ~whisper).values(state=PostState.SENDING, due_at=None))
    for row in (await tx.execute(select(posts.c.id, posts.c.body).where(*pending, whisper))).all():
        if (row.body or {}).get("direct"):
            await change(tx, row.id, state=PostState.SENDING, due_at=None)


async def hold_deliveries(tx: Tx, why: str) -> None:
    """Keep replies that are on their way to customers from leaving by themselves."""
    leaving = (OPEN_POST, posts.c.kind == PostKind.DELIVERY)
    await tx.execute(update(posts).where(*leaving).values(state=PostState.SENDING, due_at=None, error=why))


async def show_again(tx: Tx) -> None:
    """Update all messages of open cases; of revisions, those that still stand."""
    opened = select(cases.c.id).where(OPEN_CASE)
    stands = select(revisions.c.id).where(revisions.c.state != RevisionState.SUPERSEDED)
    stand = or_(posts.c.revision_id.is_(None), posts.c.revision_id.in_(stands))
    here = (posts.c.state == PostState.POSTED, posts.c.kind.in_(_STANDS_THERE), posts.c.case_id.in_(opened), stand)
    await tx.execute(update(posts).where(*here).values(refresh=True))


async def change(tx: Tx, post_id: int, **values: Any) -> None:
    """Set columns of a post."""
    await _CHANGE.run(tx, of_post=post_id, **values)


async def move(tx: Tx, post: PostRow, **values: Any) -> bool:
    """Set columns, unless the post changed since it was read. Returns whether they were set."""
    return await _MOVE.run(tx, of_post=post.id, was=post.state, was_due=post.due_at, **values) == 1


async def broken_off(tx: Tx) -> None:
    """No program is posting now: look at once for whatever was being posted."""
    await _BROKEN_OFF.run(tx, due_at=None)


async def refresh(tx: Tx, case_id: str, kinds: Collection[PostKind]) -> None:
    """Mark these messages of the case as out of date."""
    await _refresh(tuple(kinds)).run(tx, of_case=case_id, refresh=True)


@cache
def _refresh(kinds: tuple[PostKind, ...]) -> Prepared:
    shown = and_(*(posts.c.state != hidden for hidden in _NOT_SHOWN))
    return Prepared(
        update(posts).where(posts.c.case_id == _CASE, or_(*(posts.c.kind == kind for kind in kinds)), shown)
    )


async def remove(tx: Tx, case_id: str, kinds: Collection[PostKind], revision_id: str | None = None) -> None:
    """Have these messages of the case removed from Slack."""
    query = update(posts).where(posts.c.case_id == case_id, posts.c.kind.in_(kinds)).values(_GOING)
    await tx.execute(query.where(posts.c.revision_id == revision_id) if revision_id else query)


async def remove_all(tx: Tx, case_id: str) -> None:
    """Have all messages of the case removed from Slack; those that may be there are looked for once more."""
    await look_again(tx, case_id)
    await remove(tx, case_id, tuple(PostKind))


async def forget_words(tx: Tx, case_id: str) -> None:
    """Remove what messages of a case are made of."""
    await tx.execute(update(posts).where(posts.c.case_id == case_id).values(body=None))


async def remove_approval(tx: Tx, case_id: str) -> None:
    """Have the approved text and the approval removed from Slack, unless the reply was sent."""
    await _REMOVE_APPROVAL.run(tx, of_case=case_id, **_GOING)
