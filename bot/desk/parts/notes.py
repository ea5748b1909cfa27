"""What the bot says, as values: private messages, messages about no case, and the unions of all kinds of message."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.desk.parts.case_notes import (
    ApprovalNote,
    ApprovedText,
    CaseNote,
    Notice,
    OfferOfflineNote,
    ProcessNote,
    RevisionNote,
)
from bot.domain.answer import Answer
from bot.domain.comparison_page import Shown
from bot.domain.listing import Comparison
from bot.domain.reply import Finding, Verdict
from bot.domain.team_report import TeamReport


@dataclass(frozen=True, slots=True)
class Whisper:
    """A sentence for one person; `ask` are people it names."""

    text: str
    ask: tuple[str, ...] = ()
    given_back: str = ""
    """What this person typed, where it could not be used."""
    quotes: tuple[tuple[str, str], ...] = ()
    """(heading, words) of what others said: shown literally, and in no notification."""


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """A review of a teammate's text, for that teammate. `in_case`: the text answers a case."""

    review_id: str
    text: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    rewrite: str | None = None
    in_case: bool = False
    shared: bool = False
    english: str | None = None
    """The text in English, where it was translated."""


@dataclass(frozen=True, slots=True)
class AnswerNote:
    """The answer to a question, for whoever asked. `direct`: asked in a direct message, where it can't be shared."""

    question_id: str
    question: str
    answer: Answer
    direct: bool = False


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """An answer that its person shows to everybody."""

    answer: AnswerNote
    person: str


@dataclass(frozen=True, slots=True)
class SharedReview:
    """A review that its person shows to everybody."""

    review: ReviewNote
    person: str


@dataclass(frozen=True, slots=True)
class ComparisonNote:
    """A message of a comparison of listings. `wish` is the change `person` asked for, if any."""

    comparison_id: str
    person: str
    found: Comparison
    shown: Shown
    wish: str | None = None


@dataclass(frozen=True, slots=True)
class AskWhere:
    """Asks whether to draft here although this isn't a support channel."""

    parked_id: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskWhose:
    """Asks whether a long text in a case's thread is the customer's, or a wish."""

    parked_id: str
    text: str


@dataclass(frozen=True, slots=True)
class AskWhy:
    """Asks what was wrong with what this person corrected. `reason_id` is the row the answer belongs to."""

    reason_id: int
    text: str


@dataclass(frozen=True, slots=True)
class DigestNote:
    """The weekly report. `links` lead to the threads of the cases it names."""

    report: TeamReport
    links: Mapping[str, str] = field(default_factory=dict)


Private = Whisper | ReviewNote | AnswerNote | AskWhere | AskWhose | AskWhy | DigestNote
Note = (
    CaseNote
    | RevisionNote
    | OfferOfflineNote
    | ApprovedText
    | ApprovalNote
    | Notice
    | ProcessNote
    | SharedReview
    | SharedAnswer
    | ComparisonNote
    | DigestNote
)
