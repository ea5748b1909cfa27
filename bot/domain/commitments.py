"""The promises a reply can make: a closed list, with what each reader needs to know about them.

What allows a promise, who may approve it, and how it is offered and kept is in the team's policies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from bot.domain.case import LeadDecision as Decided


class CommitmentKind(StrEnum):
    """The closed list, by the names that policies use."""

    REFUND_FULL = "refund_full"
    REFUND_PARTIAL = "refund_partial"
    REPLACEMENT = "replacement"
    RETURN_LABEL = "return_label"
    TRACE = "trace"
    CALL_BACK = "call_back"
    ESCALATION = "escalation"
    CANCELLATION = "cancellation"
    ADDRESS_CHANGE = "address_change"


class Gives(Enum):
    """What the customer gets by a promise. A step or our own word is no result."""

    REFUND = auto()
    REMEDY = auto()
    """Something instead of the money: a lead who decided on one decided against the other."""
    RESULT = auto()
    STEP = auto()
    """Something is begun; without a clause it warns, but doesn't stop the reply."""
    OUR_WORD = auto()
    """That we write again, or that somebody else decides: needs no clause."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known about one promise, whatever the policies say.

    `names`: how teammates ask for it in a wish, the first one for display; without one, nobody asks for it. `decided`:
    words of a lead's decision in the form that allow it; `stems`: those in a lead's own sentence. `column`: the column
    of a record that says the same.
    """

    gives: Gives
    names: tuple[str, ...] = ()
    decided: frozenset[Decided] = frozenset()
    stems: frozenset[str] = frozenset()
    column: str | None = None


_K, _G = CommitmentKind, Gives
TERMS: Mapping[CommitmentKind, Terms] = {
    _K.REFUND_FULL: Terms(
        _G.REFUND,
        names=("refund", "full refund", "money back"),
        decided=frozenset({Decided.REFUND, Decided.ACCEPT}),
        stems=frozenset({"refund", "reimburs", "money"}),
        column="Refunded",
    ),
    _K.REFUND_PARTIAL: Terms(
        _G.REFUND,
        names=("partial refund",),
        decided=frozenset({Decided.PARTIAL_REFUND, Decided.ACCEPT, Decided.GOODWILL}),
        column="Refunded",
    ),
    _K.REPLACEMENT: Terms(
        _G.REMEDY,
        names=("replacement",),
        decided=frozenset({Decided.REPLACEMENT}),
        stems=frozenset({"replac", "reship", "resend", "exchang"}),
        column="Available",
    ),
    _K.RETURN_LABEL: Terms(
        _G.RESULT,
        names=("label", "return"),
        decided=frozenset({Decided.WAIVE_LABEL, Decided.ACCEPT}),
        column="Label paid by",
    ),
    _K.TRACE: Terms(_G.STEP, names=("trace",), stems=frozenset({"trace", "investig"})),
    _K.CALL_BACK: Terms(_G.OUR_WORD),
    _K.ESCALATION: Terms(_G.OUR_WORD, names=("escalation",)),
    _K.CANCELLATION: Terms(_G.RESULT, names=("cancellation",), stems=frozenset({"cancel"}), column="Status"),
    _K.ADDRESS_CHANGE: Terms(_G.RESULT, names=("address change",), stems=frozenset({"address"})),
}


def giving(*what: Gives) -> frozenset[CommitmentKind]:
    """The promises that give one of these."""
    return frozenset(kind for kind, terms in TERMS.items() if terms.gives in what)


def name_of(kind: CommitmentKind) -> str:
    """The promise as teammates call it."""
    return next(iter(TERMS[kind].names), str(kind).replace("_", " "))


REFUNDS = giving(Gives.REFUND)
REMEDIES = giving(Gives.REFUND, Gives.REMEDY)
STEPS = giving(Gives.STEP, Gives.OUR_WORD)
OUR_WORD = giving(Gives.OUR_WORD)
