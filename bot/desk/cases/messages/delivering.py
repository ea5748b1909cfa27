"""Delivering an approved reply to the customer by a carrier, such as the webhook: tried until taken or refused."""

from datetime import timedelta

from bot.concurrency.slots import away
from bot.desk.cases.approvals import may_leave
from bot.desk.parts.attempts import is_past, move, take
from bot.desk.parts.case_notes import RESTORED, UNAPPROVED, Delivery
from bot.desk.parts.desk import Desk
from bot.desk.parts.doing import Doing
from bot.desk.parts.ports import Parcel, PostLater, PostRefused, PostUnsure
from bot.desk.parts.restored import maybe_said, of_these_words
from bot.desk.parts.view import CaseView, load
from bot.domain.acts import Act
from bot.domain.case import Role
from bot.domain.people import SYSTEM
from bot.domain.states import OPEN_CASES, CaseState, PostState
from bot.store.case import cases, posts
from bot.store.history import trail
from bot.store.rows.cases import PostKind, PostRow, RevisionRow

OUTSIDE = "outside"
"""The channel of a delivery, which goes into none of Slack's."""
SOONEST, LATEST = timedelta(seconds=5), timedelta(hours=1)
LONGEST = timedelta(days=3)
"""After so long without an answer it is given up, and a person is asked to send it."""
NO_WEBHOOK = PostRefused(
    "no webhook is set",
    "Set LEVELHEAD_WEBHOOK_URL and LEVELHEAD_WEBHOOK_SECRET again, then press Send it once more below it.",
)
APPROVE_ANEW = PostRefused(
    UNAPPROVED,
    "Whoever approved it is no active member here any more, or may not approve it now. "
    "Copy it into Write again below it, have that approved, and send it.",
)
LOOK_FIRST = PostRefused(
    RESTORED,
    "It may have been sent since the backup was taken. Look whether the customer has it; if not, press Send it once "
    "more below it.",
)
_SHOWN = (PostKind.CASE, PostKind.REVISION, PostKind.APPROVAL)
"""The messages that show whether a reply was sent."""


async def send_out(doing: Doing) -> None:
    """Have the reply delivered to the customer, under a name that no other text has, also after a restore.

    What was pressed before a restore is held, as it may have been sent since the backup.
    """
    key = f"{doing.revision.id}:delivery"
    about = {"case_id": doing.case_id, "revision_id": doing.revision.id, "key": key}
    body = {"name": of_these_words(key, doing.revision.text_hash)}
    before = await maybe_said(doing.desk, doing.tx, doing.row.at)
    held = {"state": PostState.SENDING, "error": RESTORED} if before else {}
    await posts.add(doing.tx, **about, kind=PostKind.DELIVERY, channel=OUTSIDE, body=body, **held)


async def deliver(desk: Desk, view: CaseView, post: PostRow) -> None:
    """One attempt. One that broke off is repeated under the same name, by which the receiver recognises it.

    It may take seconds; other work goes on meanwhile.
    """
    taken = await take(desk, view, post)
    if taken is None:
        return
    revision = taken.revision(post.revision_id)
    attempt = taken.attempt(post)
    if revision is None or revision.text is None:
        await move(desk, attempt, state=PostState.ORPHANED)
        return
    if desk.carrier is None:
        await _refused(desk, view, attempt, NO_WEBHOOK)
        return
    order = view.case.order_id or view.fact("order_id")
    try:
        approved = await may_leave(desk, taken, revision)
        if is_past(desk.clock, attempt.due_at):
            raise PostUnsure
        if approved:
            async with away():
                await desk.carrier.carry(Parcel(view.case.id, revision.id, order, revision.text), _name(attempt))
    except PostLater as later:
        await _later(desk, view, attempt, later)
    except PostUnsure:
        await _later(desk, view, attempt, PostLater(SOONEST.total_seconds()))
    except PostRefused as refusal:
        await _refused(desk, view, attempt, refusal)
    else:
        await (_delivered(desk, view, post) if approved else _refused(desk, view, attempt, APPROVE_ANEW))


def _name(post: PostRow) -> str:
    """By which the receiver takes it once. What an older version began goes on under the key."""
    return str((post.body or {}).get("name", post.key))


async def deliver_again(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Try again after a crash. Only the receiver knows whether the reply arrived; it takes each name once.

    After a restore a person looks first.
    """
    if post.error == RESTORED:
        await _refused(desk, view, post, LOOK_FIRST)
    else:
        await move(desk, post, state=PostState.PENDING, due_at=None)


async def _delivered(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Close the case, unless the customer wrote again or a newer reply is open."""
    async with desk.write(view.case.id) as tx:
        now = await load(tx, view.case.id)
        if now.case.state in OPEN_CASES and now.newest and now.newest.id == post.revision_id:
            await cases.change(tx, view.case.id, state=CaseState.CLOSED)
        await posts.change(tx, post.id, state=PostState.POSTED, due_at=None, error=None, waiting_since=None)
        await trail.note(tx, view.case.id, SYSTEM, "delivered", desk.clock.now(), revision=post.revision_id)
        await posts.refresh(tx, view.case.id, (PostKind.CASE, PostKind.APPROVAL))


async def _later(desk: Desk, view: CaseView, post: PostRow, later: PostLater) -> None:
    """Wait as long as the receiver asks, and longer the longer it has failed."""
    now = desk.clock.now()
    since = post.waiting_since or now
    if now - since > LONGEST:
        await _refused(desk, view, post, PostRefused("no answer", "What listens there did not confirm it for days."))
        return
    wait = max(timedelta(seconds=later.seconds), min(LATEST, max(SOONEST, now - since)))
    async with desk.write(view.case.id) as tx:
        await posts.move(tx, post, state=PostState.PENDING, due_at=now + wait, waiting_since=since)
        await posts.refresh(tx, view.case.id, (PostKind.CASE, PostKind.APPROVAL))


async def _refused(desk: Desk, view: CaseView, post: PostRow, refusal: PostRefused) -> None:
    """Ask whoever answers the case, and the leads, to send the reply by hand."""
    code = refusal.code
    by_hand = "" if refusal in (APPROVE_ANEW, LOOK_FIRST) else " Or copy it and send it."
    words = f"The reply of case {view.case.id} was not delivered ({code}). {refusal.remedy}{by_hand}"
    async with desk.write(view.case.id) as tx:
        if not await posts.move(tx, post, state=PostState.REFUSED, due_at=None, error=code):
            return
        await trail.note(tx, view.case.id, SYSTEM, "not delivered", desk.clock.now(), code=code)
        await posts.refresh(tx, view.case.id, _SHOWN)
        about = {"case_id": view.case.id, "channel": view.case.channel, "key": f"{post.key}:{code}"}
        called = dict.fromkeys((view.case.answers, *desk.roles.holders(Role.LEAD)))
        body = {"text": words, "ask": list(called)}
        await posts.add(tx, **about, kind=PostKind.NOTICE, body=body)


def delivery(view: CaseView, revision: RevisionRow) -> Delivery | None:
    """How far the delivery of this reply has come; None where no carrier is to deliver it."""
    post = view.delivery(revision.id)
    if post is None:
        return None
    waits = post.due_at if post.state is PostState.PENDING else None
    by_hand = any(d.act is Act.SENT_BY_HAND and d.revision_id == revision.id for d in view.decisions)
    return Delivery(done=post.state is PostState.POSTED, again_at=waits, refused=post.error, by_hand=by_hand)
