"""What the verbs of the store take and give: frozen rows, with the choices as enums."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Self

from sqlalchemy import RowMapping

from bot.domain.case import Fulfilment, Lane, Role, Who
from bot.domain.decisions import Act
from bot.domain.states import CaseState, PostState, RevisionState


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


class ActState(StrEnum):
    """UNPLACED: a reaction to a message whose post isn't recorded yet."""

    PENDING = "pending"
    UNPLACED = "unplaced"
    APPLIED = "applied"
    REFUSED = "refused"


class WorkKind(StrEnum):
    """What can be advanced."""

    CASE = "case"
    REVISION = "revision"
    REVIEW = "review"
    QUESTION = "question"
    DROP = "drop"
    PARKED = "parked"


class DropState(StrEnum):
    """TAKEN: its person hasn't been told yet what came of it. TELLING: an attempt was begun."""

    DROPPED = "dropped"
    TAKEN = "taken"
    TELLING = "telling"
    TOLD = "told"


class QuestionState(StrEnum):
    """ANSWERED: its person doesn't have the answer yet. SHOWING, SHARING: an attempt was begun.

    TO_SHARE: its person wants everybody to see it.
    """

    ASKED = "asked"
    ANSWERED = "answered"
    SHOWING = "showing"
    SHOWN = "shown"
    TO_SHARE = "to_share"
    SHARING = "sharing"


class ReviewState(StrEnum):
    """REVIEWED: done, and its person doesn't have it yet. SHOWING, SHARING: an attempt was begun.

    TO_SHARE: its person wants everybody to see it.
    """

    ASKED = "asked"
    REVIEWED = "reviewed"
    SHOWING = "showing"
    SHOWN = "shown"
    TO_SHARE = "to_share"
    SHARING = "sharing"
    USED = "used"


class Row:
    """Reads itself from a row of the database, turning words into enums."""

    @classmethod
    def read(cls, row: RowMapping) -> Self:
        return cls(*(choice(row[name]) if choice and row[name] else row[name] for name, choice in _columns(cls)))  # type: ignore[arg-type]  # a class can be hashed


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


@dataclass(frozen=True, slots=True)
class TurnRow(Row):
    """`at` is when it was kept; `written_at` when its writer wrote it, where that is known."""

    id: int
    who: Who
    text: str
    author: str
    at: datetime
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FactRow(Row):
    """`source` is the report that says so, where it isn't a person."""

    key: str
    value: str
    author: str
    at: datetime
    source: str | None


@dataclass(frozen=True, slots=True)
class RevisionRow(Row):
    """`written_by` is the person whose words these are; None where a writer wrote them.

    `waiting_since`, `waiting_until`: its writer takes nothing now. `begun` is what it wrote before that.
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
    """`refresh`: the message shows something old. `remove`: the message is to be taken out of Slack.

    `waiting_since`: Slack takes no more messages now; `due_at` is when it is tried again.
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
class ParkedRow(Row):
    """A text kept for the moment between a question to a person and the answer."""

    id: str
    person: str
    channel: str
    case_id: str | None
    payload: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class ReasonRow(Row):
    """Why somebody did `act`; `before` and `after` are what it changed."""

    revision_id: str | None
    actor: str
    act: Act
    before: str | None
    after: str | None
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StepRow(Row):
    """A step of a process that was started in a case; the policies have its words."""

    case_id: str
    process: str
    step: str
    started_by: str
    started_at: datetime
    done_by: str | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewRow(Row):
    """A teammate's words to be reviewed for that teammate; `message` is what they answer, `body` what was found."""

    id: str
    team: str
    person: str
    channel: str
    thread_ts: str | None
    case_id: str | None
    text: str
    message: str | None
    marketplace: str
    state: ReviewState
    body: dict[str, Any] | None
    attempts: int
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionRow(Row):
    """A teammate's question of what the company knows; `body` is the answer."""

    id: str
    person: str
    channel: str
    thread_ts: str | None
    text: str
    state: QuestionState
    body: dict[str, Any] | None
    attempts: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DropRow(Row):
    """A report that somebody dropped into a direct message; `told` is what came of it, in words."""

    id: str
    person: str
    name: str
    url: str
    made_on: date
    state: DropState
    told: str | None
    attempts: int
    at: datetime


_CHOICES: dict[type, dict[str, type[StrEnum]]] = {
    CaseRow: {"state": CaseState, "fulfilment": Fulfilment, "lane": Lane, "approver": Role},
    TurnRow: {"who": Who},
    FactRow: {},
    RevisionRow: {"state": RevisionState, "cause": Cause},
    ActRow: {"act": Act, "state": ActState},
    DecisionRow: {"act": Act},
    PostRow: {"kind": PostKind, "state": PostState},
    ParkedRow: {},
    ReasonRow: {"act": Act},
    StepRow: {},
    ReviewRow: {"state": ReviewState},
    QuestionRow: {"state": QuestionState},
    DropRow: {"state": DropState},
}


@cache
def _columns(kind: type[Row]) -> tuple[tuple[str, type[StrEnum] | None], ...]:
    """Names in the order of the fields, each with what its words are turned into."""
    names = [f.name for f in fields(kind)]  # type: ignore[arg-type]  # subclasses are dataclasses
    return tuple((name, _CHOICES[kind].get(name)) for name in names)
