"""Replies: passages with their citations, briefs, findings, commitments."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.commitments import CommitmentKind


class SourceKind(StrEnum):
    """Kinds of source for a cited sentence."""

    CLAUSE = "clause"
    FACT = "fact"
    RECORD = "record"
    DECISION = "decision"
    PROCESS = "process"
    REPLY = "reply"
    """A reply approved in another case; `id` is that case."""


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source at one version: `clause returns.window @ 3f2a...`. A fact's version is the case's revision."""

    kind: SourceKind
    id: str
    version: str


@dataclass(frozen=True, slots=True)
class Citation:
    """`quote` is verbatim from the source."""

    source: SourceRef
    quote: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the reply, white space included: the passages joined are the reply."""

    text: str
    citations: tuple[Citation, ...] = ()


def text_of(passages: tuple[Passage, ...]) -> str:
    """The passages joined; empty where there are none."""
    return "".join([p.text for p in passages])


def citations_of(passages: tuple[Passage, ...]) -> tuple[Citation, ...]:
    """Every citation once, in order of appearance."""
    return tuple(dict.fromkeys(c for p in passages for c in p.citations))


@dataclass(frozen=True, slots=True)
class Check:
    """Something a person checks before the reply leaves. `key` is the fact that answers it."""

    key: str
    question: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a clause lets the team do in this case, in the clause's own words."""

    citation: Citation
    title: str
    named_only: bool = False
    """Whether its name is enough at first: it says how we work, or others of the same matter come first."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle a case, and what it risks."""

    what: str
    risk: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What a teammate needs to write the reply: what is known, what to check, what can be done, how to say it."""

    why: str
    checks: tuple[Check, ...] = ()
    offers: tuple[Offer, ...] = ()
    advice: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    """What is known already, and what the customer says without confirmation."""
    options: tuple[Option, ...] = ()


class RecordedAs(StrEnum):
    """DIFFERS: a record and somebody's words disagree. UNKNOWN: no report has it."""

    TOLD = "told"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """What the records say about a case, for the team alone."""

    kind: RecordedAs
    text: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise in the reply, with its words."""

    kind: CommitmentKind
    quote: str


class Severity(StrEnum):
    """STOP keeps a reply from being approved; WARN and NOTE inform."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `quote` is verbatim from the reply, or empty where something is missing."""

    rule: str
    severity: Severity
    quote: str
    reason: str
    replacement: str | None = None
    against: str | None = None
    """The other passage, where two were compared: the customer's words, or earlier ones of ours."""
    final: bool = False
    """A stop that nobody may release, as the marketplace forbids it."""


class Verdict(StrEnum):
    """The result of all findings."""

    OK = "ok"
    REVISE = "revise"
    STOP = "stop"


def verdict(findings: tuple[Finding, ...]) -> Verdict:
    """STOP if any finding stops, REVISE if any warns, else OK."""
    severities = {f.severity for f in findings}
    if Severity.STOP in severities:
        return Verdict.STOP
    return Verdict.REVISE if Severity.WARN in severities else Verdict.OK


@dataclass(frozen=True, slots=True)
class Usage:
    """One call to a model. Tokens are counts, `seconds` wall time; `outcome` is its stop reason or error name."""

    purpose: str
    model: str
    prompt_hash: str
    outcome: str
    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_tokens: int = 0
    cache_write_tokens: int = 0
    request_id: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply. `checks` are what a person must make sure of before it leaves.

    `undone`: which points of a wish could not be carried out, and why; for the team alone.
    """

    passages: tuple[Passage, ...]
    checks: tuple[Check, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    undone: str = ""

    @property
    def text(self) -> str:
        return text_of(self.passages)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return citations_of(self.passages)


def text_hash(text: str) -> str:
    """The SHA-256 of a text in hex, to which an approval is bound."""
    return hashlib.sha256(text.encode()).hexdigest()
