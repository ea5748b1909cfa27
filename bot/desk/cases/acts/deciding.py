"""Acts that decide on a reply: approve, reject, escalate, take back, send."""

from bot.desk.cases.acts.correcting import keep_correction
from bot.desk.cases.acts.handing_over import give
from bot.desk.cases.approvals import unread_after
from bot.desk.cases.messages.delivering import send_out
from bot.desk.company.approved_replies import keep_reply
from bot.desk.parts.doing import Doing, queue_message
from bot.desk.parts.standing import approvals
from bot.desk.parts.written import state_of
from bot.domain.acts import Act
from bot.domain.case import Role
from bot.domain.states import CaseState, RevisionState
from bot.store.case import cases, posts, reasons, revisions
from bot.store.company import replies
from bot.store.due import inbox
from bot.store.rows.cases import PostKind


async def approve(doing: Doing) -> None:
    """Keep the approval. Once all that are needed are there, the approved text is posted."""
    now, version = doing.desk.clock.now(), doing.revision.policy_version
    if doing.row.actor not in {d.actor for d in approvals(doing.revision, doing.view.decisions)}:
        await revisions.decided(doing.tx, doing.revision, doing.row.actor, Act.APPROVE, version, now)
    seconds = unread_after(doing.view, doing.revision, doing.row.actor, now)
    quick = {} if seconds is None else {"unread_after": seconds}
    await doing.note("approved", text=doing.revision.text_hash, policies=version, **quick)
    if doing.complete:
        await revisions.move(doing.tx, doing.revision.id, RevisionState.APPROVED)
        await keep_reply(doing.desk, doing.tx, doing.view, doing.revision, now)
        await queue_message(doing, PostKind.APPROVED_TEXT)
        await queue_message(doing, PostKind.APPROVAL)


async def reject(doing: Doing) -> None:
    """Reject the draft and void its approvals: after the rejection is taken back, it must be approved anew."""
    now = doing.desk.clock.now()
    await revisions.void(doing.tx, doing.revision.id, Act.APPROVE, now)
    await revisions.decided(doing.tx, doing.revision, doing.row.actor, Act.REJECT, doing.revision.policy_version, now)
    await revisions.move(doing.tx, doing.revision.id, RevisionState.REJECTED)
    await doing.note("rejected", text=doing.revision.text_hash)
    await keep_correction(doing)


async def escalate(doing: Doing) -> None:
    """Call the next higher role for a decision. Where one person has it, the case becomes theirs to answer."""
    if await inbox.did_before(doing.tx, doing.row):
        await doing.tell("You called for a decision on this draft already. Whoever decides was asked in its thread.")
        await doing.note("escalated before")
        return
    case, roles = doing.view.case, doing.desk.roles
    role = Role.OWNER if case.approver and case.approver.covers(Role.LEAD) else Role.LEAD
    await cases.change(doing.tx, case.id, approver=role)
    void = await _outranked(doing, role)
    await doing.note("escalated", to=str(role), void=void)
    words = f"This case needs a decision: it was escalated to the {role}{', so its approval is void' if void else ''}."
    await queue_message(doing, PostKind.NOTICE, {"text": words, "ask": list(roles.holders(role))})
    called = roles.members(role)
    if len(called) == 1 and called[0] not in (doing.row.actor, case.assignee):
        await give(doing, called[0], "")


async def _outranked(doing: Doing, role: Role) -> int:
    """Void approvals by people below this role. Returns how many."""
    approved = {d.actor for d in approvals(doing.revision, doing.view.decisions)}
    below = sorted(actor for actor in approved if not doing.desk.roles.of(actor).covers(role))
    for actor in below:
        await _void_approval(doing, actor)
    return len(below)


async def take_back(doing: Doing) -> None:
    """Undo a rejection, or the approval of whoever takes it back."""
    now, revision = doing.desk.clock.now(), doing.revision
    if revision.state is RevisionState.REJECTED:
        await revisions.void(doing.tx, revision.id, Act.REJECT, now)
        await reasons.void(doing.tx, revision.id, Act.REJECT, now)
        await revisions.move(doing.tx, revision.id, _before_rejection(doing))
        await doing.note("rejection taken back")
        return
    mine = {d.actor for d in doing.view.decisions if d.revision_id == revision.id and d.act is Act.APPROVE}
    await _void_approval(doing, doing.row.actor if doing.row.actor in mine else None)
    await doing.note("approval taken back")


def _before_rejection(doing: Doing) -> RevisionState:
    """The state to return to: not ready where a check stopped the draft and nobody released it."""
    released = doing.view.reason(Act.RELEASE, doing.revision.id) is not None
    return RevisionState.WAITING if released else state_of(doing.view.written(doing.revision))


async def _void_approval(doing: Doing, actor: str | None) -> None:
    """Void one person's approval, or all of them, and take the approved text out of the thread."""
    revision = doing.revision
    await revisions.void(doing.tx, revision.id, Act.APPROVE, doing.desk.clock.now(), actor)
    if revision.state is RevisionState.APPROVED:
        await revisions.move(doing.tx, revision.id, RevisionState.WAITING)
    await posts.remove(doing.tx, doing.case_id, (PostKind.APPROVED_TEXT, PostKind.APPROVAL), revision.id)
    await replies.withdraw(doing.tx, doing.case_id)


async def deliver(doing: Doing) -> None:
    """Mark the reply as sent, which is final. Where the webhook refused it before, send it once more.

    With a carrier, the case closes only when the carrier has taken the reply.
    """
    if doing.revision.state is RevisionState.DELIVERED:
        await posts.deliver_again(doing.tx, doing.revision.id)
        await doing.note("sent again")
        return
    now = doing.desk.clock.now()
    await revisions.decided(doing.tx, doing.revision, doing.row.actor, Act.DELIVER, doing.revision.policy_version, now)
    await revisions.move(doing.tx, doing.revision.id, RevisionState.DELIVERED)
    await doing.note("sent", text=doing.revision.text_hash)
    if doing.desk.carrier:
        await send_out(doing)
    else:
        await cases.change(doing.tx, doing.case_id, state=CaseState.CLOSED)


async def sent_by_hand(doing: Doing) -> None:
    """A reply that the webhook refused counts as sent from now on, and the case is closed."""
    now, version = doing.desk.clock.now(), doing.revision.policy_version
    await revisions.decided(doing.tx, doing.revision, doing.row.actor, Act.SENT_BY_HAND, version, now)
    await posts.sent_by_hand(doing.tx, doing.revision.id)
    await cases.change(doing.tx, doing.case_id, state=CaseState.CLOSED)
    await doing.note("sent by hand", text=doing.revision.text_hash)
