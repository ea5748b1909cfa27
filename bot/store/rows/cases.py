"""Rows of cases, frozen, with their choices as enums."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.acts import Act
from bot.domain.case import Fulfilment, Lane, Role, Who
from bot.domain.mistakes import Mistake
from bot.domain.states import CaseState, PostState, RevisionState
from bot.store.rows.row import Row


class Cause(StrEnum):
    """Why a revision was asked for."""

    OPENED = "opened"
    REVISE = "revise"
    FACTS = "facts"
    CUSTOMER = "customer"
    ANYWAY = "anyway"
    OFFLINE = "offline"
    EDIT = "edit"
    LANE = "lane"
    KIND = "kind"
    POLICIES = "policies"
    LANGUAGE = "language"


class PostKind(StrEnum):
    """What a message of ours shows."""

    CASE = "case"
    REVISION = "revision"
    OFFER_OFFLINE = "offer_offline"
    APPROVED_TEXT = "approved_text"
    APPROVAL = "approval"
    NOTICE = "notice"
    WHISPER = "whisper"
    PROCESS = "process"
    SHARED_REVIEW = "shared_review"
    DELIVERY = "delivery"
    """No message: an approved reply to be delivered by a carrier."""


class ActState(StrEnum):
    """UNPLACED: on a message whose post isn't recorded yet, such as a reaction, a press, or its deletion."""

    PENDING = "pending"
    UNPLACED = "unplaced"
    APPLIED = "applied"
    REFUSED = "refused"


class WorkKind(StrEnum):
    """Kinds of work that can be advanced."""

    CASE = "case"
    REVISION = "revision"
    REVIEW = "review"
    QUESTION = "question"
    DROP = "drop"
    COMPARISON = "comparison"
    PARKED = "parked"
    HOME = "home"
    """A person's view of the team's desk; its id is the person."""
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class CaseRow(Row):
    id: str
    team: str
    channel: str
    requester: str
    opened_at: datetime
    state: CaseState
    marketplace: str
    fulfilment: Fulfilment
    order_id: str | None
    written_at: datetime | None
    nonce: str
    situation: str | None = None
    lane: Lane | None = None
    approver: Role | None = None
    triage_reason: str | None = None
    triaged_by: str | None = None
    triaged_turn: int | None = None
    assignee: str | None = None
    """Who answers it, where it was handed to somebody."""
    customer: str | None = None
    """A hash by which the customer is recognised, where messages come from a watched channel."""
    message_hash: str | None = None
    """A hash by which the same message is recognised when somebody brings it again."""
    language: str | None = None
    """The code of the language that a teammate wants replies in; None follows the customer."""
    further: list[dict[str, str]] | None = None
    """Further matters of the latest message, each with its `situation` and the customer's `words`."""

    @property
    def answers(self) -> str:
        """Who is responsible for answering it."""
        return self.assignee or self.requester


@dataclass(frozen=True, slots=True)
class TurnRow(Row):
    """`at` is when it was kept, `written_at` when it was written, where known. `english`: its translation, if any."""

    id: int
    who: Who
    text: str
    author: str
    at: datetime
    written_at: datetime | None = None
    english: str | None = None


@dataclass(frozen=True, slots=True)
class FactRow(Row):
    """`source` is the report it is from; None where a person gave it."""

    key: str
    value: str
    author: str
    at: datetime
    source: str | None


@dataclass(frozen=True, slots=True)
class RevisionRow(Row):
    """`written_by` is the person who wrote the text; None where a writer did.

    `waiting_since`, `waiting_until`: its writer is busy. `begun`: what it wrote before that.
    """

    id: str
    case_id: str
    number: int
    state: RevisionState
    cause: Cause
    asked_by: str
    instruction: str | None
    written_by: str | None
    writer: str | None
    text: str | None
    text_hash: str | None
    body: dict[str, Any] | None
    policy_version: str | None
    created_at: datetime
    waiting_since: datetime | None = None
    waiting_until: datetime | None = None
    begun: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ActRow(Row):
    id: int
    case_id: str | None
    revision_id: str | None
    channel: str
    ts: str | None
    actor: str
    act: Act
    surface: str
    emoji: str | None
    payload: dict[str, Any] | None
    state: ActState
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionRow(Row):
    id: int
    revision_id: str
    actor: str
    act: Act
    text_hash: str
    policy_version: str | None
    at: datetime
    void_at: datetime | None


@dataclass(frozen=True, slots=True)
class PostRow(Row):
    """`refresh`: the message is out of date. `remove`: it is to be removed from Slack.

    `waiting_since`: Slack takes no messages now; `due_at` is when it is tried again.
    """

    id: int
    case_id: str
    revision_id: str | None
    key: str
    kind: PostKind
    channel: str
    ts: str | None
    recipient: str | None
    body: dict[str, Any] | None
    state: PostState
    refresh: bool
    remove: bool
    due_at: datetime | None
    error: str | None
    waiting_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReasonRow(Row):
    """Why somebody did `act`. `before` and `after` are what it changed, of an edit the two revisions.

    `reason` is in their words, `mistake` from the closed list; `void_at`: the act was taken back.
    """

    id: int
    revision_id: str | None
    actor: str
    act: Act
    before: str | None
    after: str | None
    reason: str | None
    at: datetime
    mistake: Mistake | None = None
    void_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StepRow(Row):
    """A step of a process started in a case. Its words are in the policies."""

    case_id: str
    process: str
    step: str
    started_by: str
    started_at: datetime
    done_by: str | None
    done_at: datetime | None
