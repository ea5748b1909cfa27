"""A product listing as read, and the comparison of several."""

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """A part of a listing."""

    TITLE = "title"
    BULLETS = "bullets"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing without mark-up. `name` is unique: `ours`, `theirs 1`."""

    name: str
    title: str
    bullets: tuple[str, ...] = ()
    description: str = ""
    language: str = "en"
    """Two letters; empty where it can't be told."""
    tags: tuple[tuple[Part, str], ...] = ()
    """The HTML tags in it, each with its part."""
    to_machines: tuple[str, ...] = ()
    """Sentences addressed to a machine, which were left out."""

    @property
    def text(self) -> str:
        """All of it, a line for each piece; quotes are from here."""
        return "\n".join(line for line in (self.title, *self.bullets, self.description) if line)


class State(StrEnum):
    """What a listing says of an attribute. NOT_STATED says no more than that: the product may have it."""

    STATED = "stated"
    NOT_STATED = "not stated"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True)
class Cell:
    """One attribute in one listing. Every quote is verbatim from the listing's text."""

    state: State
    value: str = ""
    quotes: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """As people read it in a table."""
        if self.state is State.NOT_STATED:
            return str(self.state)
        quoted = " / ".join(f"“{q}”" for q in self.quotes)
        contradictory = "contradictory: " if self.state is State.CONTRADICTORY else ""
        return f"{contradictory}{self.value} {quoted}".strip()


NOT_STATED = Cell(State.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Row:
    """An attribute, and what each listing says of it, ours first."""

    attribute: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of a listing that need evidence, and which."""

    listing: str
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Breach:
    """A marketplace rule that our text breaks. `source` says where the rule is and how sure it is."""

    rule: str
    part: Part
    words: str
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class BuyerWord:
    """A word our listing lacks: how many competitors' listings use it, and how many customers wrote it."""

    word: str
    listings: int
    customers: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How easily a listing reads. `score`: 0 to 100, higher is easier; None where it isn't measured."""

    listing: str
    score: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Substance:
    """How much of what any listing tells buyers is in this one. Length and repetition don't count."""

    listing: str
    stated: int
    contradictory: int
    of: int


class Basis(StrEnum):
    """What a line of the proposal rests on. GAP: somebody has to fill it in. IF_TRUE: nothing of ours says so yet."""

    OURS = "ours"
    RECORD = "our records"
    GAP = "fill in"
    IF_TRUE = "adopt only if true of our product"


@dataclass(frozen=True, slots=True)
class Line:
    """A title, bullet or sentence of the proposal. `support` is what it rests on, verbatim."""

    text: str
    basis: Basis = Basis.OURS
    support: str = ""
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The proposal: our listing rewritten."""

    title: Line
    bullets: tuple[Line, ...] = ()
    description: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.title, *self.bullets, *self.description)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines if line.text)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the proposal shares with a competitor's listing and not with our text.

    `run` is the longest shared run of words; `share` the share of the proposal's three-word runs.
    """

    listing: str
    run: str
    words: int
    share: float


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What customers ask or return for. `answered`: our listing states it; None where that isn't known."""

    topic: str
    count: int
    source: str
    answered: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole comparison. `listings` are the names in the order of every row's cells, ours first."""

    listings: tuple[str, ...]
    marketplace: str
    rows: tuple[Row, ...]
    substance: tuple[Substance, ...]
    claims: tuple[Claim, ...]
    breaches: tuple[Breach, ...]
    still_broken: tuple[Breach, ...]
    """Rules the proposal breaks."""
    words: tuple[BuyerWord, ...]
    readings: tuple[Reading, ...]
    rewrite: Rewrite
    overlaps: tuple[Overlap, ...]
    asked: tuple[Unanswered, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader must know: what was left out, and why."""
    by: str = ""
    """Who or what compared."""
    fallback: str = ""
    """Why another than the configured writer did."""
    left_out: tuple[str, ...] = field(default=())
    """Attributes that a person wanted left out of the proposal."""
