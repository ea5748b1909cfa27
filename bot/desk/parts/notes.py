"""What the bot says, as values: what one person is told, what isn't about a case, and all that a message can be."""

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
    """A sentence that only one person sees; `ask` are people it names."""

    text: str
    ask: tuple[str, ...] = ()
    given_back: str = ""
    """What this person typed, where nothing could be done with it."""
    quotes: tuple[tuple[str, str], ...] = ()
    """What others said, each under a word of ours: shown literally, and in no notification."""


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """What the checks found in a teammate's own words, for that teammate; `in_case`: the text answers a case."""

    review_id: str
    text: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    rewrite: str | None = None
    in_case: bool = False
    shared: bool = False
    english: str | None = None
    """What it says in English, where it is in another language and was translated."""


@dataclass(frozen=True, slots=True)
class AnswerNote:
    """What the company knows on a question, for whoever asked; `direct`: nobody else can be shown it there."""

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
    """A message of a comparison of listings; `wish` is what `person` asked to be changed, where something was."""

    comparison_id: str
    person: str
    found: Comparison
    shown: Shown
    wish: str | None = None


@dataclass(frozen=True, slots=True)
class AskWhere:
    """This is none of the support channels: draft a reply to the parked text here all the same?"""

    parked_id: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskWhose:
    """A long text in a case's thread: is it the customer's, or a wish?"""

    parked_id: str
    text: str


@dataclass(frozen=True, slots=True)
class AskWhy:
    """What was wrong with what this person just corrected? `reason_id` is where the answer belongs."""

    reason_id: int
    text: str


@dataclass(frozen=True, slots=True)
class DigestNote:
    """The report of a week, for whoever leads. `links` lead to the threads of cases that it names."""

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
