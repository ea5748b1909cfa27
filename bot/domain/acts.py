"""What people can do to a revision, how it stands, and the answer: the types that `decide` works with."""

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
    """Say that a person sent a reply which the carrier refused."""
    EDIT = "edit"
    ADD_FACTS = "add_facts"
    CUSTOMER_WROTE = "customer_wrote"
    DRAFT_ANYWAY = "draft_anyway"
    DRAFT_OFFLINE = "draft_offline"
    REDRAFT = "redraft"
    """Draft again on the policies in force, as a clause it rests on has changed or expired."""
    WITHDRAW = "withdraw"
    CLOSE = "close"
    """No more replies are needed from here."""
    REOPEN = "reopen"
    RELEASE = "release"
    """Let a draft be approved although a check stopped it, with a reason that is kept."""
    MOVE_LANE = "move_lane"
    SET_SITUATION = "set_situation"
    """Say what the case is about, where the bot took it for something else."""
    RECORD_DECISION = "record_decision"
    """A lead's decision on the matter itself, such as a waiver or a goodwill amount."""
    START_PROCESS = "start_process"
    SET_LANGUAGE = "set_language"
    """Set the language of this case's replies."""
    HAND_OVER = "hand_over"
    """Give the case to somebody else to answer."""
    TICK_STEPS = "tick_steps"
    """Set which steps of a process are done."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What `decide` needs to know about a revision. `writer` is the person who wrote it, None for a machine."""

    state: R
    newest: bool
    lane: Lane
    approver: Role
    requester: str
    needed: int = 1
    writer: str | None = None
    began_by: str | None = None
    """The person whose words a machine changed into these, at somebody's wish."""
    approved_by: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()
    """Those who approved it and are no longer full members, as far as the workspace tells."""
    rejected_by: str | None = None
    hash: str = ""
    shown_hash: str | None = None
    own: bool | None = None
    """Whether its writer or requester may approve it: True, False for nobody, None for leads and owners."""
    example_policies_in_real_slack: bool = False
    has_text: bool = True
    stopped_by: str | None = None
    """Why the checks keep it from being approved, as a sentence."""
    forbidden: bool = False
    """It contains what the marketplace forbids, which nobody can release."""
    closed: bool = False
    """Whether its case is closed."""
    undelivered: bool = False
    """Whether the carrier refused it."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The act takes effect. `complete` is False while more approvals are needed."""

    complete: bool = True


class Why(StrEnum):
    """Why an act was refused, as the trail keeps it: who it was, the role they lack, or the state of things."""

    UNKNOWN = "unknown"
    BOT = "bot"
    DEACTIVATED = "deactivated"
    OUTSIDER = "outsider"
    GUEST = "guest"
    ROLE = "role"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing changes. The person is told `reason`, and whom to `ask`."""

    reason: str
    ask: tuple[str, ...] = ()
    why: Why = Why.STATE


Verdict = Allowed | Refused
