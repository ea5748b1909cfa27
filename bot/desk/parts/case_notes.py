"""What the bot says of a case, as values: each is one message, and knows nothing of how it will look."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.case import Lane, Role
from bot.domain.ledger import NOTHING_YET, SoFar
from bot.domain.reply import Brief, Check, Citation, Finding, Passage, RecordLine
from bot.domain.states import RevisionState
from bot.domain.translation import Translation


class Party(StrEnum):
    """Who may take nothing for a while."""

    CLAUDE = "Claude"
    SLACK = "Slack"


@dataclass(frozen=True, slots=True)
class Waits:
    """The case waits for somebody, since then; `until` about then, where that isn't soon."""

    party: Party
    since: datetime
    until: datetime | None = None


class CaseStatus(StrEnum):
    """Where a case stands, for whoever glances at the channel."""

    DRAFTING = "drafting"
    BRIEFED = "briefed"
    PERSON_ONLY = "person_only"
    NOT_READY = "not_ready"
    OUTDATED = "outdated"
    """A clause that the draft rests on has changed."""
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    SENT = "sent"
    ON_ITS_WAY = "on_its_way"
    """It is to leave by itself, and what listens outside did not take it yet."""
    NOT_DELIVERED = "not_delivered"
    """It was to leave by itself, and what listens outside refused it."""
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
    """Id and title; those that the reply or brief rests on before the others."""


@dataclass(frozen=True, slots=True)
class CaseNote:
    """The case, as one message in the channel; its thread holds the rest."""

    case_id: str
    status: CaseStatus
    requester: str
    message: str
    situation: str | None = None
    lane: Lane | None = None
    approver: Role | None = None
    order_id: str | None = None
    marketplace: str | None = None
    moved: tuple[str, str] | None = None
    """Who moved it to this lane, and why."""
    standing_in: str | None = None
    """Who is lead and owner until they are named."""
    answer_by: datetime | None = None
    """When the marketplace's time to answer ends, while it runs."""
    assignee: str | None = None
    """Whom it was handed to."""
    handed: tuple[str, str] | None = None
    """Who handed it over, and why."""
    waits: Waits | None = None
    english: str | None = None
    """The customer's words in English, where they wrote in another language and it was translated."""
    language: str | None = None
    """The language that replies go out in, by its name, where it isn't English."""
    matters: tuple[MatterFound, ...] = ()
    """What the message holds, in the customer's order, where it is more than one matter."""
    before: str | None = None
    """What the customer wrote before that, where they wrote more than once."""


@dataclass(frozen=True, slots=True)
class ToStart:
    """A process that the teammate should start, or has started."""

    process: str
    title: str
    when: str
    started: bool = False


@dataclass(frozen=True, slots=True)
class ToDo:
    """One step of a process, with who does it by when, and who did."""

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
    """A draft or a brief in the thread, with what a reviewer must know."""

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
    """The person whose words these are, where a person wrote them."""
    passages: tuple[Passage, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    """(clause id, its title) for each clause cited."""
    told_by: tuple[tuple[str, str], ...] = ()
    """(fact, its report) for each fact that a report tells."""
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    brief: Brief | None = None
    draftable: bool = True
    """Whether to ask for a draft may give one: not where it was asked for and a brief came of it, nor where nobody here
    can read what the customer writes."""
    fallback: str | None = None
    """Why another writer than the configured one wrote this."""
    example: bool = False
    approvable: bool = True
    approved_by: tuple[str, ...] = ()
    released: tuple[str, str] | None = None
    """Who let it be approved although a check stopped it, and why."""
    rejected: tuple[str, str] | None = None
    """Who rejected it, and why, where they said so."""
    processes: tuple[ToStart, ...] = ()
    records: tuple[RecordLine, ...] = ()
    so_far: SoFar = NOTHING_YET
    like: tuple[tuple[str, date], ...] = ()
    """(case, day of its approval) of the replies its writer was shown as examples."""
    outdated: tuple[str, ...] = ()
    """The clauses it rests on that have changed since."""
    undelivered: bool = False
    """What listens outside refused it."""
    translation: Translation | None = None
    """The reply in the customer's language, where that isn't English; `passages` say it in English."""


@dataclass(frozen=True, slots=True)
class OfferOfflineNote:
    """Claude is slow; the offline composer can draft at once."""

    case_id: str
    revision_id: str
    seconds: int
    open: bool = True


@dataclass(frozen=True, slots=True)
class ApprovedText:
    """The approved words and nothing else, so that a phone copies them clean."""

    case_id: str
    text: str


UNAPPROVED = "its approval counts no more"
"""Why a reply was not carried out of the house."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a reply has come on its way out. `again_at`: it is tried again then. `refused`: why it is not taken.

    `by_hand`: it was refused, and a person sent it.
    """

    done: bool
    again_at: datetime | None = None
    refused: str | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalNote:
    """Under the approved words: who approved, when, on which policies; and whether it was sent."""

    case_id: str
    revision_id: str
    number: int
    approved: tuple[tuple[str, datetime], ...]
    policy_version: str
    unread: tuple[tuple[str, int], ...] = ()
    """Who approved it before anybody could have read it, and after how many seconds."""
    sent_by: str | None = None
    sent_at: datetime | None = None
    carried: bool = False
    """Whether pressing the button sends it, and not a person."""
    delivery: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence to everyone in the thread; `ask` are people it calls."""

    case_id: str
    text: str
    ask: tuple[str, ...] = ()


def cited_clauses(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """The ids of the clauses cited, once each, in order."""
    return tuple(dict.fromkeys(c.source.id for c in citations if c.source.kind == "clause"))
