"""What a writer is given, and what it returns. Writers see only redacted text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NewType, Protocol

from pydantic import BaseModel

from bot.domain.answer import Spoken
from bot.domain.case import Triage
from bot.domain.listing_proposal import ListingProposal
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Draft, Finding, Usage
from bot.knowledge.book import Book
from bot.knowledge.prompts import Prompts
from bot.knowledge.replies.gathering import Gathered, gathered
from bot.knowledge.replies.several import Subject, subjects
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.injection.instructions import Addressed
from bot.writers.listing_work import HiddenWork

RedactedFinding = NewType("RedactedFinding", Finding)
"""A finding without personal data; only `writers.quotes` makes it."""


@dataclass(frozen=True)
class Assignment:
    """One reply to write. With `previous`, that text is to be changed: as `instruction` asks, or where `findings` say.

    With findings, only the faults are repaired; `instruction` was carried out before.
    """

    matter: RedactedMatter
    situation: Situation
    clauses: tuple[Clause, ...]
    """What the reply may cite, sorted by id. Their version is `book.version`."""
    version: str
    """The hash of the policies the clauses are from."""
    previous: RedactedText | None = None
    instruction: RedactedText | None = None
    findings: tuple[RedactedFinding, ...] = ()
    addressed: Addressed | None = None
    """Finds words for a machine in the customer's messages, which are ignored. None reads everything."""
    guidance: tuple[str, ...] = ()
    """The team's lines for every draft by a model."""
    examples: tuple[RedactedText, ...] = ()
    """Approved replies of similar cases, best first, for style. No source of promises, figures or facts."""
    further: tuple[Situation, ...] = ()
    """Situations of further matters, in order; each is answered too."""
    plainest: RedactedText | None = None
    """The customer's sentence to quote: the one that tells most surely what is wrong."""
    complaints: tuple[RedactedText, ...] = ()
    """All complaints of the customer that can be quoted."""
    anyway: bool = False
    """Whether a person wants a draft although a brief told them what it lacks."""
    asks: Mapping[str, str] = field(default_factory=dict)
    """How any situation asks for a fact, by its key: for what a clause rests on and its own situation doesn't ask."""

    @property
    def subjects(self) -> tuple[Situation, ...]:
        """The case's situation, then the further ones."""
        return (self.situation, *self.further)

    @cached_property
    def known(self) -> tuple[tuple[Subject, Gathered], ...]:
        """Each matter with what is known of it, gathered once for the request and for its answer."""
        found = subjects(self.matter, self.subjects)
        return tuple((s, gathered(s.situation, self.clauses, s.matter, self.addressed)) for s in found)


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence exactly as in a draft, and the words of the sources it may rest on."""

    sentence: RedactedText
    sources: tuple[RedactedText, ...]


@dataclass(frozen=True, slots=True)
class CaseReply:
    """A reply and its case. A circle shown only by words for a machine, as `addressed` finds them, is none."""

    text: RedactedText
    matter: RedactedMatter
    addressed: Addressed | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Faults in a text's tone, and a better version; None where there is none.

    Both are redacted. The rewrite hasn't been checked.
    """

    findings: tuple[Finding, ...] = ()
    rewrite: str | None = None


@dataclass(frozen=True, slots=True)
class StatedRule:
    """A rule in a team's text: its title, and its words verbatim. Both redacted."""

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
    """A look-up on offer; the model also reads the arguments' descriptions."""

    name: str
    description: str
    arguments: type[BaseModel]


@dataclass(frozen=True, slots=True)
class Told:
    """The result of a look-up, as a model reads it. `error`: nothing, and what to do."""

    text: str
    error: bool = False


class LookUps(Protocol):
    """The look-ups for a question. All only read."""

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
    """Earlier questions of the thread with their answers, oldest first."""


class ModelLimits(Protocol):
    """Limits of models, shared by all workers. Names are `claude <model>`; times are in seconds."""

    async def paused(self, name: str) -> float:
        """How long to wait before a call; 0 for now."""
        ...

    async def refused(self, name: str, seconds: float | None = None) -> float:
        """A call was refused, perhaps asking for a pause. Returns how long to wait."""
        ...


class Writer(Protocol):
    """Raises WriterUnreachable when another attempt may work, WriterError when it can't do this.

    WriterBusy, if it keeps to limits: it takes nothing for a while, and all that asks waits. Every call to a model,
    failed ones too, is added to `calls`.
    """

    name: str
    """For teammates: 'Claude (claude-sonnet-5-5)', 'the offline composer; no model wrote this'."""

    def with_prompts(self, prompts: Prompts) -> "Writer":
        """The same writer with other prompts, as the team's have changed. Raises PolicyError for unusable ones."""
        ...

    async def triage(self, matter: RedactedMatter, book: Book, calls: list[Usage]) -> Triage: ...

    async def draft(self, work: Assignment, calls: list[Usage]) -> Draft | Brief: ...

    async def read(self, claims: tuple[Claim, ...], calls: list[Usage]) -> tuple[Finding, ...]:
        """What the sources don't support, in redacted words; each quote is verbatim from its claim's sentence."""
        ...

    async def judge(
        self,
        text: RedactedText,
        message: RedactedText | None,
        rules: tuple[tuple[str, str], ...],
        calls: list[Usage],
    ) -> Judgement:
        """The tone of a reply to `message`. `rules` is the house style: each rule's name, and its reason."""
        ...

    async def circles(self, reply: CaseReply, calls: list[Usage]) -> tuple[Finding, ...]:
        """Where the reply goes in circles, in redacted words; each quote is verbatim from the reply or the case."""
        ...

    async def confirm(
        self, reply: CaseReply, findings: tuple[RedactedFinding, ...], calls: list[Usage]
    ) -> tuple[bool, ...]:
        """Whether each of these findings holds to whoever reads the reply, in order."""
        ...

    async def translate(self, text: ToTranslate, calls: list[Usage]) -> tuple[str, ...] | None:
        """Each sentence in the other language, redacted and unchecked. None where it doesn't translate."""
        ...

    async def rules_in(self, text: RedactedText, calls: list[Usage]) -> tuple[StatedRule, ...]:
        """The rules a text of policies states; empty where its headings and paragraphs must do."""
        ...

    async def answer(self, question: Question, look_ups: LookUps, calls: list[Usage]) -> Spoken | None:
        """Its redacted, unchecked answer from what it looked up. None where it answers no questions."""
        ...

    async def compare(self, work: HiddenWork, calls: list[Usage]) -> ListingProposal | None:
        """What the listings state, and ours rewritten, unchecked. None where rules must do."""
        ...
