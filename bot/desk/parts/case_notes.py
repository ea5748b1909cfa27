"""What the bot says about a case, as values. Each is one message, without its layout."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.case import Lane, Role
from bot.domain.ledger import NOTHING_YET, SoFar
from bot.domain.reply import Brief, Check, Citation, Finding, Passage, RecordLine
from bot.domain.states import RevisionState
from bot.domain.translation import Translation


class Party(StrEnum):
    """Whom a case may have to wait for."""

    CLAUDE = "Claude"
    SLACK = "Slack"


@dataclass(frozen=True, slots=True)
class Waits:
    """The case waits since `since`; `until` about when, unless that is soon."""

    party: Party
    since: datetime
    until: datetime | None = None


class CaseStatus(StrEnum):
    """Where a case stands, as shown in the channel."""

    DRAFTING = "drafting"
    BRIEFED = "briefed"
    PERSON_ONLY = "person_only"
    NOT_READY = "not_ready"
    OUTDATED = "outdated"
    """A clause that the draft rests on has changed or expired."""
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    SENT = "sent"
    ON_ITS_WAY = "on_its_way"
    """The carrier has not taken the reply yet."""
    NOT_DELIVERED = "not_delivered"
    """The carrier refused the reply."""
    UNAPPROVED = "unapproved"
    """It was to leave by itself, and its approval counts no more."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class MatterFound:
    """One of several matters of a message: its kind, the customer's words, and the clauses that bear on it."""

    situation: str
    words: str
    clauses: tuple[tuple[str, str], ...]
    """(id, title) of each; those that the reply or brief rests on come first."""


@dataclass(frozen=True, slots=True)
class CaseNote:
    """The case as a message in the channel; the rest is in its thread."""

    case_id: str
    status: CaseStatus
    requester: str
    message: str
    situation: str | None = None
    lane: Lane | None = None
    approver: Role | None = None
    order_id: str | None = None
    marketplace: str | None = None
    filed: str | None = None
    """Who said what it is about."""
    moved: tuple[str, str] | None = None
    """Who moved it to this lane, and why."""
    standing_in: str | None = None
    """Who acts as lead and owner while nobody is named."""
    answer_by: datetime | None = None
    """When the answer clock ends, while it runs."""
    assignee: str | None = None
    """The person it was handed to."""
    handed: tuple[str, str] | None = None
    """Who handed it over, and why."""
    waits: Waits | None = None
    english: str | None = None
    """The customer's words in English, where they were translated."""
    language: str | None = None
    """The name of the language that replies go out in, where it isn't English."""
    matters: tuple[MatterFound, ...] = ()
    """The matters in the message, in the customer's order; empty for one matter alone."""
    before: str | None = None
    """The customer's message before this one."""
    turns: int = 1
    """How many messages the case was given, beside our replies."""
    ours: int = 0
    """How many of them are ours, as the conversation that was pasted has them."""


@dataclass(frozen=True, slots=True)
class ToStart:
    """A process that the teammate should start, or has started."""

    process: str
    title: str
    when: str
    started: bool = False


@dataclass(frozen=True, slots=True)
class ToDo:
    """One step of a process: whose it is, by when, and who did it."""

    step: str
    title: str
    words: str | None
    owner: Role
    by: date
    link: str | None = None
    done_by: str | None = None


@dataclass(frozen=True, slots=True)
class ProcessNote:
    """A process that was started in a case, with its steps in order."""

    case_id: str
    process: str
    title: str
    started_by: str
    steps: tuple[ToDo, ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RevisionNote:
    """A draft or a brief in the thread, with all that a reviewer must know."""

    case_id: str
    revision_id: str
    number: int
    state: RevisionState
    situation: str
    lane: Lane
    approver: Role
    needed: int
    ask: tuple[str, ...]
    writer: str
    policy_version: str
    written_by: str | None = None
    """The person who wrote it, where a person did."""
    passages: tuple[Passage, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    """(clause id, its title) for each clause cited."""
    told_by: tuple[tuple[str, str], ...] = ()
    """(fact, report) for each fact that comes from a report."""
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    brief: Brief | None = None
    unknown_kind: bool = False
    """Whether the case is of no known kind, so that a person may say what it is about."""
    draftable: bool = True
    """Whether a draft can be asked for: not after a brief came of asking, nor where nobody here reads the customer's
    language."""
    fallback: str | None = None
    """Why another writer than the configured one wrote it."""
    example: bool = False
    approvable: bool = True
    approved_by: tuple[str, ...] = ()
    released: tuple[str, str] | None = None
    """Who released it although a check stopped it, and why."""
    rejected: tuple[str, str] | None = None
    """Who rejected it, and why, where they said so."""
    processes: tuple[ToStart, ...] = ()
    records: tuple[RecordLine, ...] = ()
    so_far: SoFar = NOTHING_YET
    like: tuple[tuple[str, date], ...] = ()
    """(case, day of its approval) of the replies its writer had as examples."""
    outdated: tuple[str, ...] = ()
    """The clauses it rests on that have changed or expired since."""
    undelivered: bool = False
    """Whether the carrier refused it."""
    translation: Translation | None = None
    """The reply in the customer's language, where that isn't English; `passages` say it in English."""


@dataclass(frozen=True, slots=True)
class OfferOfflineNote:
    """The offer to draft offline, while Claude is slow."""

    case_id: str
    revision_id: str
    seconds: int
    open: bool = True


@dataclass(frozen=True, slots=True)
class ApprovedText:
    """The approved words and nothing else, to be copied on a phone."""

    case_id: str
    text: str


UNAPPROVED = "its approval counts no more"
RESTORED = "a backup was restored"
"""Why a reply that was on its way is held: since the backup it may have been sent, also by hand, or taken back."""
"""The reason kept where a reply was not handed to the carrier."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far the delivery of a reply has come.

    `again_at`: when it is tried again; `refused`: why the carrier refused it; `by_hand`: a person sent it after that.
    """

    done: bool
    again_at: datetime | None = None
    refused: str | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalNote:
    """Below the approved words: who approved, when, on which policies, and whether it was sent."""

    case_id: str
    revision_id: str
    number: int
    approved: tuple[tuple[str, datetime], ...]
    policy_version: str
    unread: tuple[tuple[str, int], ...] = ()
    """(person, seconds) for each approval that was faster than the draft can be read."""
    sent_by: str | None = None
    sent_at: datetime | None = None
    carried: bool = False
    """Whether the button has a carrier send the reply, rather than say that a person sent it."""
    delivery: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for everybody in the thread; `ask` are the people it calls."""

    case_id: str
    text: str
    ask: tuple[str, ...] = ()


def cited_clauses(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """The ids of the clauses cited, once each, in order."""
    return tuple(dict.fromkeys(c.source.id for c in citations if c.source.kind == "clause"))
