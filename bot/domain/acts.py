"""What a person can do to a revision, how the revision stands, and the answer to it: the words of `decide`."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.case import Lane, Role
from bot.domain.states import RevisionState as R


class Act(StrEnum):
    """What a person can do to a revision or its case."""

    APPROVE = "approve"
    REVISE = "revise"
    REJECT = "reject"
    ESCALATE = "escalate"
    TAKE_BACK = "take_back"
    DELIVER = "deliver"
    SENT_BY_HAND = "sent_by_hand"
    """Say that a person sent what was refused outside."""
    EDIT = "edit"
    ADD_FACTS = "add_facts"
    CUSTOMER_WROTE = "customer_wrote"
    DRAFT_ANYWAY = "draft_anyway"
    DRAFT_OFFLINE = "draft_offline"
    REDRAFT = "redraft"
    """Write it anew on the policies in force: a clause it rests on has changed."""
    WITHDRAW = "withdraw"
    CLOSE = "close"
    """Nothing more is to be answered from here: it was answered elsewhere, or needs no answer."""
    REOPEN = "reopen"
    RELEASE = "release"
    """Let a draft that a check stopped be approved after all, with a reason that is kept."""
    MOVE_LANE = "move_lane"
    RECORD_DECISION = "record_decision"
    """A lead's decision on the matter itself: a waiver, a goodwill amount."""
    START_PROCESS = "start_process"
    SET_LANGUAGE = "set_language"
    """Say which language replies of this case go out in."""
    HAND_OVER = "hand_over"
    """Make the case somebody else's to answer."""
    TICK_STEPS = "tick_steps"
    """Say which steps of a process are done."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What `decide` needs to know of a revision. `writer` is the person who wrote its words, None for a machine."""

    state: R
    newest: bool
    lane: Lane
    approver: Role
    requester: str
    needed: int = 1
    writer: str | None = None
    began_by: str | None = None
    """The person whose words a machine changed into these at somebody's wish."""
    approved_by: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()
    """Those of them who are no full members any more, as far as the workspace tells."""
    rejected_by: str | None = None
    hash: str = ""
    shown_hash: str | None = None
    own: bool | None = None
    """Whether who wrote or asked for it may approve it: True, False for nobody, None for those who lead."""
    example_policies_in_real_slack: bool = False
    has_text: bool = True
    stopped_by: str | None = None
    """Why the checks keep it from being approved, as a sentence."""
    forbidden: bool = False
    """It holds what the marketplace forbids, which nobody can release."""
    closed: bool = False
    """Its case is closed."""
    undelivered: bool = False
    """It was to leave by itself, and what listens outside refused it."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The act takes effect. `complete` is False while more approvals are needed."""

    complete: bool = True


class Why(StrEnum):
    """Why an act was refused, in a word for the trail: who somebody is, the role they lack, or how things stand."""

    UNKNOWN = "unknown"
    BOT = "bot"
    DEACTIVATED = "deactivated"
    OUTSIDER = "outsider"
    GUEST = "guest"
    ROLE = "role"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing changes; the person is told `reason`, and whom to `ask`."""

    reason: str
    ask: tuple[str, ...] = ()
    why: Why = Why.STATE


Verdict = Allowed | Refused
