"""What each message of a case says now: rows in, notes out."""

from bot.desk.cases.approvals import unread_after
from bot.desk.cases.messages.delivering import delivery
from bot.desk.cases.messages.in_vain import in_vain
from bot.desk.cases.messages.matters import matters
from bot.desk.cases.messages.processes import process_note, to_start
from bot.desk.cases.reminders.answer_clock import answer_clock, is_reminder, reminder_words
from bot.desk.parts.case_notes import (
    UNAPPROVED,
    ApprovalNote,
    ApprovedText,
    CaseNote,
    CaseStatus,
    Notice,
    OfferOfflineNote,
    Party,
    RevisionNote,
    Waits,
    cited_clauses,
)
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Note
from bot.desk.parts.standing import approvals, approver, needed
from bot.desk.parts.view import CaseView
from bot.desk.policies.outdated import changed_clauses
from bot.desk.reviews.showing import shared_review
from bot.domain.acts import Act
from bot.domain.case import Lane, Role, Who
from bot.domain.languages import name_of
from bot.domain.ledger import NOTHING_YET, SoFar
from bot.domain.states import OPEN_CASES, CaseState, PostState, RevisionState
from bot.domain.waiting import TOLD_AGAIN, wait_from
from bot.ledger.reading import read_ledger
from bot.ledger.so_far import so_far
from bot.store.rows.cases import Cause, DecisionRow, PostKind, PostRow, RevisionRow
from bot.writers.brief import unread_by_us

_STATUS = {
    RevisionState.DRAFTING: CaseStatus.DRAFTING,
    RevisionState.NOT_READY: CaseStatus.NOT_READY,
    RevisionState.WAITING: CaseStatus.WAITING,
    RevisionState.APPROVED: CaseStatus.APPROVED,
    RevisionState.REJECTED: CaseStatus.REJECTED,
    RevisionState.DELIVERED: CaseStatus.SENT,
    RevisionState.STALE: CaseStatus.OUTDATED,
    RevisionState.SUPERSEDED: CaseStatus.DRAFTING,
}


_IN_WORDS_OF_ITS_OWN = (PostKind.NOTICE, PostKind.PROCESS, PostKind.SHARED_REVIEW)
_OUT_OF_SIGHT = (PostKind.WHISPER, PostKind.DELIVERY)
"""Kinds of message that nobody waits for in the thread."""
_ON_THEIR_WAY = (PostState.PENDING, PostState.SENDING)


def note_for(desk: Desk, view: CaseView, post: PostRow) -> Note | None:
    """What this message says now; None where it has nothing to say any more."""
    body, forgotten = post.body or {}, view.case.state is CaseState.FORGOTTEN
    if forgotten and (post.ts is None or post.kind in _IN_WORDS_OF_ITS_OWN):
        return None
    if post.ts is None and in_vain(desk, view, post):
        return None
    if post.kind is PostKind.CASE:
        return case_note(desk, view)
    if post.kind is PostKind.NOTICE:
        said = reminder_words(desk, view) if post.ts is None and is_reminder(view, post) else body["text"]
        return Notice(view.case.id, said, tuple(body.get("ask", ())))
    if post.kind is PostKind.PROCESS:
        return process_note(desk, view, body["process"])
    if post.kind is PostKind.SHARED_REVIEW:
        return shared_review(body) if body else None
    if post.kind is PostKind.DELIVERY:
        return None
    return _note_on_its_revision(desk, view, post)


def _note_on_its_revision(desk: Desk, view: CaseView, post: PostRow) -> Note | None:
    revision = view.revision(post.revision_id)
    if revision is None or (post.kind is not PostKind.OFFER_OFFLINE and revision.body is None):
        return None
    if revision.state is RevisionState.SUPERSEDED and post.ts is None:
        return None
    if post.kind is PostKind.REVISION:
        return revision_note(desk, view, revision)
    if post.kind is PostKind.OFFER_OFFLINE:
        still = revision.state is RevisionState.DRAFTING
        return OfferOfflineNote(view.case.id, revision.id, desk.options.offer_offline_after, still)
    if post.kind is PostKind.APPROVED_TEXT:
        return ApprovedText(view.case.id, revision.text or "")
    return approval_note(desk, view, revision) if post.kind is PostKind.APPROVAL else None


def case_note(desk: Desk, view: CaseView) -> CaseNote:
    """The case, as shown in the channel."""
    case, roles = view.case, desk.roles
    last, before = (*(t for t in reversed(view.turns) if t.who is Who.CUSTOMER), None, None)[:2]
    language = view.language(desk)
    situation = desk.book.situation(case.situation) if case.situation else None
    return CaseNote(
        case_id=case.id,
        status=_case_status(view),
        requester=case.requester,
        message=last.text if last else "",
        english=last.english if last else None,
        language=name_of(language) if language else None,
        situation=situation.title if situation else None,
        lane=case.lane,
        approver=approver(desk, case, view.newest) if case.situation else None,
        order_id=case.order_id,
        marketplace=case.marketplace if case.marketplace != "any" else None,
        filed=view.filed_by,
        moved=_reason(view, Act.MOVE_LANE),
        standing_in=roles.standing_in if not roles.named else None,
        answer_by=clock.ends if (clock := answer_clock(desk, view)) else None,
        assignee=case.assignee,
        handed=_reason(view, Act.HAND_OVER) if case.assignee else None,
        waits=_waits(desk, view),
        matters=matters(desk, view),
        before=before.text if before else None,
        turns=len(view.turns),
        ours=sum(t.who is Who.US for t in view.turns),
    )


def _waits(desk: Desk, view: CaseView) -> Waits | None:
    """Whom the case waits for: its writer for a draft, Slack for a message; None for a short wait."""
    if view.case.state not in OPEN_CASES:
        return None
    revision, held = view.newest, [p for p in view.posts if p.state in _ON_THEIR_WAY and p.kind not in _OUT_OF_SIGHT]
    waits = [(Party.SLACK, wait_from(p.waiting_since, p.due_at)) for p in held]
    if revision and revision.state is RevisionState.DRAFTING:
        waits.insert(0, (Party.CLAUDE, wait_from(revision.waiting_since, revision.waiting_until)))
    party, wait = next(((party, wait) for party, wait in waits if wait), (None, None))
    if party is None or wait is None:
        return None
    far = wait.until - desk.clock.now() >= TOLD_AGAIN
    return Waits(party, wait.since, wait.until if far else None)


def _case_status(view: CaseView) -> CaseStatus:
    if view.case.state is CaseState.FORGOTTEN:
        return CaseStatus.WITHDRAWN
    revision = view.newest
    if revision is None:
        return CaseStatus.DRAFTING
    if view.case.state is CaseState.CLOSED and (
        revision.state is not RevisionState.DELIVERED or _given_up(view, revision)
    ):
        return CaseStatus.CLOSED
    if revision.state is RevisionState.NOT_READY and revision.text is None:
        return CaseStatus.PERSON_ONLY if view.case.lane is Lane.PERSON_ONLY else CaseStatus.BRIEFED
    way = view.delivery(revision.id)
    if way and view.undelivered(revision):
        return CaseStatus.UNAPPROVED if way.error == UNAPPROVED else CaseStatus.NOT_DELIVERED
    going = way is not None and way.state in _ON_THEIR_WAY
    return CaseStatus.ON_ITS_WAY if going else _STATUS[revision.state]


def _given_up(view: CaseView, revision: RevisionRow) -> bool:
    """Whether somebody closed the case after the delivery of this reply was refused."""
    closed = any(d.act is Act.CLOSE and d.revision_id == revision.id for d in view.decisions)
    return closed and view.undelivered(revision)


def revision_note(desk: Desk, view: CaseView, revision: RevisionRow) -> RevisionNote:
    """A draft or a brief with all that a reviewer must know."""
    written, case = view.written(revision), view.case
    role = approver(desk, case, revision)
    clauses = [clause for clause in map(desk.book.clause, cited_clauses(written.citations)) if clause]
    known = {f.key for f in view.facts if f.value.strip()}
    return RevisionNote(
        case_id=case.id,
        revision_id=revision.id,
        number=revision.number,
        state=revision.state,
        situation=desk.book.situation(case.situation or desk.book.fallback).title,
        unknown_kind=case.situation == desk.book.fallback,
        lane=case.lane or Lane.DELICATE,
        approver=role,
        needed=needed(desk, case, view.reasons),
        ask=desk.roles.holders(role) if role != "teammate" else (),
        writer=revision.writer or "",
        written_by=revision.written_by,
        policy_version=(revision.policy_version or "")[:8],
        passages=written.passages,
        titles=tuple((c.id, c.title) for c in clauses),
        told_by=tuple((f.key, f.source) for f in view.facts if f.source),
        checks=tuple(c for c in written.checks if c.key not in known),
        findings=written.findings,
        brief=written.brief,
        draftable=revision.cause is not Cause.ANYWAY and (desk.asks_a_model or unread_by_us(view.matter(desk)) is None),
        fallback=written.fallback,
        example=desk.book.example,
        approvable=desk.options.approve_examples or not desk.book.example,
        approved_by=_approved_by(desk, view, revision, role),
        released=_reason(view, Act.RELEASE, revision.id),
        rejected=_reason(view, Act.REJECT, revision.id),
        processes=to_start(desk, view, written.commitments),
        records=written.records,
        like=written.examples,
        outdated=changed_clauses(desk, view, revision) if revision.state is RevisionState.STALE else (),
        undelivered=view.undelivered(revision),
        translation=written.translation,
        so_far=what_happened(desk, view) if _is_open(view, revision) else NOTHING_YET,
    )


def _approved_by(desk: Desk, view: CaseView, revision: RevisionRow, role: Role) -> tuple[str, ...]:
    """Who approved it; while more approvals are needed, only those that still count."""
    people = tuple(d.actor for d in approvals(revision, view.decisions))
    if revision.state is not RevisionState.WAITING:
        return people
    return tuple(person for person in people if desk.roles.of(person).covers(role))


def _is_open(view: CaseView, revision: RevisionRow) -> bool:
    """Whether the case is still answered by this revision, so that it shows what happened so far."""
    return revision is view.newest and revision.state is not RevisionState.DELIVERED


def what_happened(desk: Desk, view: CaseView) -> SoFar:
    """What the customer did, was told and wants, in their words and ours."""
    matter = view.matter(desk)
    return so_far(matter, read_ledger(matter), desk.book.ears.addressed.readings(matter.message)[0])


def _reason(view: CaseView, act: Act, revision_id: str | None = None) -> tuple[str, str] | None:
    """The person and their reason; None where none was given."""
    row = view.reason(act, revision_id)
    why = row.reason or (row.mistake.label.lower() if row.mistake else None) if row else None
    return (row.actor, why) if row and why else None


def _sent(view: CaseView, revision: RevisionRow) -> DecisionRow | None:
    """Who sent the reply, or sent it by hand after its delivery was refused."""
    acts = (Act.DELIVER, Act.SENT_BY_HAND)
    return next((d for d in reversed(view.decisions) if d.revision_id == revision.id and d.act in acts), None)


def approval_note(desk: Desk, view: CaseView, revision: RevisionRow) -> ApprovalNote:
    """Who approved these words, and whether they were sent."""
    sent = _sent(view, revision)
    return ApprovalNote(
        case_id=view.case.id,
        revision_id=revision.id,
        number=revision.number,
        approved=tuple((d.actor, d.at) for d in approvals(revision, view.decisions)),
        policy_version=(revision.policy_version or "")[:8],
        unread=tuple(
            (d.actor, seconds)
            for d in approvals(revision, view.decisions)
            if (seconds := unread_after(view, revision, d.actor, d.at)) is not None
        ),
        sent_by=sent.actor if sent else None,
        sent_at=sent.at if sent else None,
        carried=desk.carrier is not None,
        delivery=delivery(view, revision),
    )
