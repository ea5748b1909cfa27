"""A product listing as it was read, and what comparing several of them gives."""

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """Where in a listing something stands."""

    TITLE = "title"
    BULLETS = "bullets"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing, its mark-up taken out. `name` tells it from the others: `ours`, `theirs 1`."""

    name: str
    title: str
    bullets: tuple[str, ...] = ()
    description: str = ""
    language: str = "en"
    """Two letters, or empty where it can't be told."""
    tags: tuple[tuple[Part, str], ...] = ()
    """The HTML tags that stood in it, each with its part."""
    to_machines: tuple[str, ...] = ()
    """Sentences that speak to a machine; they were left out."""

    @property
    def text(self) -> str:
        """All of it, a line for each piece; quotes stand in here."""
        return "\n".join(line for line in (self.title, *self.bullets, self.description) if line)


class State(StrEnum):
    """What a listing says of an attribute. Not stated is no more than that: the product may have it all the same."""

    STATED = "stated"
    NOT_STATED = "not stated"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True)
class Cell:
    """One attribute in one listing. Every quote stands verbatim in the listing's text."""

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
    """A rule of a marketplace that a text of ours breaks. `source` says where the rule stands and how sure that is."""

    rule: str
    part: Part
    words: str
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class BuyerWord:
    """A word that our listing lacks: how many competitors' listings use it, and how many customers wrote it."""

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
    """How much of what any of the listings tells a buyer this one tells. Length and repeated words count nothing."""

    listing: str
    stated: int
    contradictory: int
    of: int


class Basis(StrEnum):
    """What a line of the rewrite stands on. GAP: somebody has to fill it in. IF_TRUE: nothing of ours says so yet."""

    OURS = "ours"
    RECORD = "our records"
    GAP = "fill in"
    IF_TRUE = "adopt only if true of our product"


@dataclass(frozen=True, slots=True)
class Line:
    """A title, bullet or sentence of the rewrite. `support` is what it rests on, verbatim."""

    text: str
    basis: Basis = Basis.OURS
    support: str = ""
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Ours, proposed anew."""

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
    """What the rewrite shares with a competitor's listing and not with our own text.

    `run` is the longest run of words they share; `share` that of the rewrite's runs of three words.
    """

    listing: str
    run: str
    words: int
    share: float


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What customers ask or send back for. `answered`: our listing states it; None where nothing tells."""

    topic: str
    count: int
    source: str
    answered: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of it. `listings` are the names in the order of every row's cells, ours first."""

    listings: tuple[str, ...]
    marketplace: str
    rows: tuple[Row, ...]
    substance: tuple[Substance, ...]
    claims: tuple[Claim, ...]
    breaches: tuple[Breach, ...]
    still_broken: tuple[Breach, ...]
    """What the rewrite breaks."""
    words: tuple[BuyerWord, ...]
    readings: tuple[Reading, ...]
    rewrite: Rewrite
    overlaps: tuple[Overlap, ...]
    asked: tuple[Unanswered, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader must know: what was left out, and why."""
    by: str = ""
    """Who or what compared, as people read it."""
    fallback: str = ""
    """Why another than the configured writer did."""
    left_out: tuple[str, ...] = field(default=())
    """Attributes that a person had left out of the rewrite."""
