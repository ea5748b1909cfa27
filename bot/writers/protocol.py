"""What a writer is given, and what it gives back. Writers see only redacted text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType, Protocol

from pydantic import BaseModel

from bot.domain.answer import Spoken
from bot.domain.case import Triage
from bot.domain.listing_proposal import ListingProposal
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Draft, Finding, Usage
from bot.knowledge.book import Book
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.instructions import Addressed
from bot.writers.listing_work import HiddenWork

RedactedFinding = NewType("RedactedFinding", Finding)
"""A finding without personal data; only `writers.quotes` makes it."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One reply to write. With `previous`, that text is to be changed: as `instruction` asks, or where `findings` say.

    With findings the text is mended in exactly those and stays as it is elsewhere; `instruction` was carried out in it.
    """

    matter: RedactedMatter
    situation: Situation
    clauses: tuple[Clause, ...]
    """Sorted by id; what the reply may cite. Their version is `book.version`."""
    version: str
    """The content hash of the policies the clauses come from."""
    previous: RedactedText | None = None
    instruction: RedactedText | None = None
    findings: tuple[RedactedFinding, ...] = ()
    addressed: Addressed | None = None
    """Tells what in the customer's words speaks to a machine: nothing is read from it. None reads everything."""
    guidance: tuple[str, ...] = ()
    """What the team wants of every draft, for a model."""
    examples: tuple[RedactedText, ...] = ()
    """Replies approved in similar cases, best first: how the team writes. No source of a promise, figure or fact."""
    further: tuple[Situation, ...] = ()
    """The situations of the matter's further matters, in their order: each is answered too."""
    plainest: RedactedText | None = None
    """The customer's sentence to say back to them: the one that tells most surely what is wrong."""
    complaints: tuple[RedactedText, ...] = ()
    """All that the customer complains of and that can be said back to them."""
    anyway: bool = False
    """Whether a person wants a draft although a brief told them what it lacks."""

    @property
    def subjects(self) -> tuple[Situation, ...]:
        """The situation of the case, then the further ones."""
        return (self.situation, *self.further)


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, exactly as it stands in a draft, and the words of the sources that it may rest on."""

    sentence: RedactedText
    sources: tuple[RedactedText, ...]


@dataclass(frozen=True, slots=True)
class CaseReply:
    """A reply and its case. A circle that only words for a machine show, as `addressed` tells them, is none."""

    text: RedactedText
    matter: RedactedMatter
    addressed: Addressed | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a text sounds: what is wrong with it, and the whole text said better; None where nothing is better.

    Both are in redacted words. A rewrite has been through no check yet.
    """

    findings: tuple[Finding, ...] = ()
    rewrite: str | None = None


@dataclass(frozen=True, slots=True)
class StatedRule:
    """A rule of a team's text: what it is about, and its words exactly as they stand there. Both in redacted words."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class ToTranslate:
    """Sentences of one text, in order; `source` and `target` are codes of languages, one of them English."""

    sentences: tuple[RedactedText, ...]
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that can be looked up; the arguments' own descriptions are read too."""

    name: str
    description: str
    arguments: type[BaseModel]


@dataclass(frozen=True, slots=True)
class Told:
    """What a look-up gave, as a model reads it; `error`: nothing, and what to do about it."""

    text: str
    error: bool = False


class LookUps(Protocol):
    """What may be looked up to answer a question. Everything in it only reads."""

    @property
    def tools(self) -> tuple[Tool, ...]: ...

    async def look_up(self, name: str, arguments: Mapping[str, object]) -> Told:
        """Checks the arguments, whoever sent them. Raises StoreError."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """A teammate's question of what the company knows, on a day."""

    words: RedactedText
    today: date
    earlier: tuple[tuple[RedactedText, RedactedText], ...] = ()
    """What was asked and answered in the same thread, the oldest first."""


class ModelLimits(Protocol):
    """What the workers know together of a model's limits. Names are `claude <model>`; all spans are in seconds."""

    async def paused(self, name: str) -> float:
        """How long to wait before a call; 0 when it may be made now."""
        ...

    async def refused(self, name: str, seconds: float | None = None) -> float:
        """A call was refused, with the pause that was asked for, if any. Gives how long to wait."""
        ...


class Writer(Protocol):
    """Raises WriterUnreachable when another attempt may go through, WriterError when it can't do this.

    WriterBusy, where it keeps to limits: it takes nothing for a while, and all that asks it waits.

    Each call to a model, failed ones too, is appended to `calls`.
    """

    name: str
    """As teammates read it: 'Claude (claude-sonnet-5-5)', 'the offline composer; no model wrote this'."""

    async def triage(self, matter: RedactedMatter, book: Book, calls: list[Usage]) -> Triage: ...

    async def draft(self, work: Assignment, calls: list[Usage]) -> Draft | Brief: ...

    async def read(self, claims: tuple[Claim, ...], calls: list[Usage]) -> tuple[Finding, ...]:
        """What the sources don't bear out, in redacted words; a quote stands verbatim in the sentence of its claim."""
        ...

    async def judge(
        self,
        text: RedactedText,
        message: RedactedText | None,
        rules: tuple[tuple[str, str], ...],
        calls: list[Usage],
    ) -> Judgement:
        """How a reply to `message` sounds. `rules` is the house style: the name of each rule, and why it is one."""
        ...

    async def circles(self, reply: CaseReply, calls: list[Usage]) -> tuple[Finding, ...]:
        """Where the reply goes in circles, in redacted words; a quote stands verbatim in the reply, or in the case."""
        ...

    async def translate(self, text: ToTranslate, calls: list[Usage]) -> tuple[str, ...] | None:
        """Each sentence in the language asked for, in redacted words; unchecked. None where it knows no languages."""
        ...

    async def rules_in(self, text: RedactedText, calls: list[Usage]) -> tuple[StatedRule, ...]:
        """The rules that a text of a team's policies states; empty where its headings and paragraphs must do."""
        ...

    async def answer(self, question: Question, look_ups: LookUps, calls: list[Usage]) -> Spoken | None:
        """What it has to say, in redacted words, from what it looked up; nothing of it is checked yet.

        None where it reads no questions: search by words must do.
        """
        ...

    async def compare(self, work: HiddenWork, calls: list[Usage]) -> ListingProposal | None:
        """What listings state, and ours written anew; unchecked. None where rules must do."""
        ...
