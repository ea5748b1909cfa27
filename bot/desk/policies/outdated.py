"""Drafts and approved replies on a clause that changed or expired: marked as outdated, their approvals void."""

from bot.desk.parts.case_notes import cited_clauses
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load
from bot.desk.parts.written import cited
from bot.desk.policies.editions import changed_since
from bot.domain.acts import Act
from bot.domain.case import Lane
from bot.domain.people import SYSTEM
from bot.domain.states import CaseState, RevisionState
from bot.store.case import posts, revisions
from bot.store.company import replies
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import PostKind, RevisionRow

_UNSENT = (RevisionState.WAITING, RevisionState.NOT_READY, RevisionState.APPROVED, RevisionState.REJECTED)
_OPEN = (CaseState.OPEN, CaseState.PERSON_ONLY)
_SHOWN = (PostKind.CASE, PostKind.REVISION)


def of_another_version(desk: Desk, view: CaseView) -> RevisionRow | None:
    """The newest revision, if its policies haven't been compared with those in force."""
    revision = _unsent(desk, view)
    if revision is None or revision.policy_version == desk.book.version:
        return None
    return revision if str(revision.policy_version) not in desk.clauses_since.changed else None


async def compare(desk: Desk, view: CaseView, revision: RevisionRow) -> None:
    """Find out which clauses changed since."""
    async with desk.database.read() as tx:
        await changed_since(desk, tx, str(revision.policy_version))


def outdated(desk: Desk, view: CaseView) -> RevisionRow | None:
    """The newest revision, if a clause it rests on has changed, or its last day has passed."""
    revision = _unsent(desk, view)
    return revision if revision and changed_clauses(desk, view, revision) else None


def changed_clauses(desk: Desk, view: CaseView, revision: RevisionRow) -> tuple[str, ...]:
    """The clauses that it cites or offers and that changed or expired."""
    gone = desk.clauses_since.changed.get(str(revision.policy_version), frozenset())
    gone = gone.union(clause.id for clause in desk.book.expired(desk.today))
    return tuple(id for id in cited_clauses(cited(view.written(revision))) if id in gone) if gone else ()


def _unsent(desk: Desk, view: CaseView) -> RevisionRow | None:
    revision = view.newest
    if revision is None or revision.state not in _UNSENT or view.case.state not in _OPEN:
        return None
    return revision if revision.policy_version is not None else None


async def mark(desk: Desk, view: CaseView, revision: RevisionRow) -> None:
    """Mark the revision as outdated, void its approvals, and tell whoever gave them."""
    async with desk.write(view.case.id) as tx:
        view = await load(tx, view.case.id)
        now = outdated(desk, view)
        if now is None or now.id != revision.id:
            return
        clauses = changed_clauses(desk, view, now)
        await revisions.move(tx, now.id, RevisionState.STALE)
        at = desk.clock.now()
        await trail.note(
            tx, view.case.id, SYSTEM, "outdated", at,
            revision=now.id, clauses=",".join(clauses), policies=desk.book.version,
        )  # fmt: skip
        await _void(desk, tx, view, now, clauses)
        await posts.refresh(tx, view.case.id, _SHOWN)
        await desk.wake_case(tx, view.case.id)


async def _void(desk: Desk, tx: Tx, view: CaseView, revision: RevisionRow, clauses: tuple[str, ...]) -> None:
    approved = [d.actor for d in view.decisions if d.revision_id == revision.id and d.act is Act.APPROVE]
    await revisions.void(tx, revision.id, Act.APPROVE, desk.clock.now())
    await posts.remove_approval(tx, view.case.id)
    await replies.withdraw(tx, view.case.id)
    if approved:
        named, have = ", ".join(f"`{id}`" for id in clauses), "has" if len(clauses) == 1 else "have"
        since = f"it rests on {named}, which {have} changed or expired since."
        words = f"The approval of draft {revision.number} is void: {since}"
        person_only = view.case.lane is Lane.PERSON_ONLY
        way = "Please write it anew." if person_only else "Press Redraft there, and don't send the old words."
        await posts.add(
            tx,
            case_id=view.case.id,
            revision_id=revision.id,
            key=f"{revision.id}:outdated",
            kind=PostKind.NOTICE,
            channel=view.case.channel,
            body={"text": f"{words} {way}", "ask": sorted(set(approved))},
        )
