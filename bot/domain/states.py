"""The states of a case, a revision and a post, and the moves between them.

The README's diagram is drawn from here, and the databases of tests refuse any other move.
"""

from enum import StrEnum


class CaseState(StrEnum):
    """PERSON_ONLY: no reply is drafted. FORGOTTEN: the customer's words are gone."""

    OPEN = "open"
    PERSON_ONLY = "person_only"
    CLOSED = "closed"
    FORGOTTEN = "forgotten"


class RevisionState(StrEnum):
    """NOT_READY: a brief, or a draft that may not be approved as it is.

    STALE: a clause it cites has changed or expired.
    """

    DRAFTING = "drafting"
    NOT_READY = "not_ready"
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    STALE = "stale"
    DELIVERED = "delivered"


class PostState(StrEnum):
    """UNCERTAIN: it may be in Slack or not; a person is asked. ORPHANED: its message is gone.

    REFUSED: Slack takes it only after a person changes something there. An attempt that was given up may still arrive:
    a waiting or refused post is posted then.
    """

    PENDING = "pending"
    SENDING = "sending"
    POSTED = "posted"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"
    ORPHANED = "orphaned"


OPEN_CASES = (CaseState.OPEN, CaseState.PERSON_ONLY)
"""States in which something is still to be answered."""
C, R, P = CaseState, RevisionState, PostState
CASE_MOVES: dict[CaseState, frozenset[CaseState]] = {
    C.OPEN: frozenset({C.PERSON_ONLY, C.CLOSED, C.FORGOTTEN}),
    C.PERSON_ONLY: frozenset({C.OPEN, C.CLOSED, C.FORGOTTEN}),
    C.CLOSED: frozenset({C.OPEN, C.PERSON_ONLY, C.FORGOTTEN}),
    C.FORGOTTEN: frozenset(),
}
REVISION_MOVES: dict[RevisionState, frozenset[RevisionState]] = {
    R.DRAFTING: frozenset({R.WAITING, R.NOT_READY, R.SUPERSEDED}),
    R.NOT_READY: frozenset({R.WAITING, R.REJECTED, R.SUPERSEDED, R.STALE}),
    R.WAITING: frozenset({R.APPROVED, R.REJECTED, R.SUPERSEDED, R.STALE, R.NOT_READY}),
    R.APPROVED: frozenset({R.WAITING, R.SUPERSEDED, R.STALE, R.DELIVERED}),
    R.REJECTED: frozenset({R.WAITING, R.NOT_READY, R.SUPERSEDED, R.STALE}),
    R.STALE: frozenset({R.SUPERSEDED}),
    R.SUPERSEDED: frozenset(),
    R.DELIVERED: frozenset(),
}
POST_MOVES: dict[PostState, frozenset[PostState]] = {
    P.PENDING: frozenset({P.SENDING, P.POSTED, P.ORPHANED}),
    P.SENDING: frozenset({P.POSTED, P.PENDING, P.UNCERTAIN, P.REFUSED, P.ORPHANED}),
    P.REFUSED: frozenset({P.PENDING, P.POSTED, P.ORPHANED}),
    P.UNCERTAIN: frozenset({P.SENDING, P.POSTED, P.PENDING, P.ORPHANED}),
    P.POSTED: frozenset({P.ORPHANED}),
    P.ORPHANED: frozenset(),
}


def diagram() -> str:
    """The states of a revision as a Mermaid state diagram, as the README shows it."""
    moves = [f"    {a} --> {b}" for a, after in REVISION_MOVES.items() for b in RevisionState if b in after]
    ends = [f"    {a} --> [*]" for a, after in REVISION_MOVES.items() if not after]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {R.DRAFTING}", *moves, *ends])
