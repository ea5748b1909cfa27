"""What a marketplace allows in a listing, what listings say of products, and which claims need evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import Field

from bot.domain.listing import Part
from bot.knowledge.schema.clauses import ANY_MARKETPLACE, Day, Id, InForce, Standing, Strict


class ListingKind(StrEnum):
    """What a check knows how to find in a listing; a closed list."""

    CHARACTERS = "characters"
    """The part, or each bullet, has fewer than `least` or more than `most` characters."""
    BYTES = "bytes"
    COUNT = "count"
    """How many bullets there are."""
    FORBIDDEN = "forbidden"
    """One of these characters stands in it."""
    EMOJI = "emoji"
    HTML = "html"
    """A tag that is not among those allowed."""
    REPEATS = "repeats"
    """A word stands there more than `most` times; small words don't count."""
    CAPITALS = "capitals"
    """All in capitals."""
    OPENING = "opening"
    """Doesn't begin with a capital letter or a figure."""
    CONTACT = "contact"
    """An address, a link or a phone number."""
    WORDS = "words"
    """One of these phrases stands in it."""


class ListingRule(Strict, InForce):
    """One rule. `parts` are those it holds for."""

    id: Id
    kind: ListingKind
    why: str = Field(min_length=1)
    """What is forbidden or limited, and what to do."""
    parts: tuple[Part, ...] = Field(min_length=1)
    least: int | None = Field(default=None, ge=0, strict=True)
    most: int | None = Field(default=None, ge=0, strict=True)
    characters: str = ""
    """Of forbidden characters, all of them in a row."""
    allow: tuple[str, ...] = ()
    """Of HTML, tags that may stand; of words, phrases that share a word with one heard and are fine."""
    heard: tuple[str, ...] = ()
    """Of words, the phrases, in any language."""
    effective: Day | None = None
    expires: Day | None = None
    source: str = Field(min_length=1)
    """Where the rule can be read."""
    verified_on: Day
    status: Standing = Standing.CONFIRMED


class ListingFile(Strict):
    """The rules of one marketplace, or of `any`, which hold everywhere."""

    listing: str = Field(min_length=1)
    title: str = Field(min_length=1)
    rules: tuple[ListingRule, ...] = Field(min_length=1)


class AttributeKind(StrEnum):
    """QUANTITY: a number with a unit. CHOICE: one or more of named values. FEATURE: has it or hasn't."""

    QUANTITY = "quantity"
    CHOICE = "choice"
    FEATURE = "feature"


class Dimension(StrEnum):
    """What a unit measures."""

    LENGTH = "length"
    SIZE = "size"
    MASS = "mass"
    VOLUME = "volume"
    POWER = "power"
    VOLTAGE = "voltage"
    CHARGE = "charge"
    ENERGY = "energy"
    TIME = "time"
    TEMPERATURE = "temperature"
    PRESSURE = "pressure"
    PACK = "pack"


class Attribute(Strict):
    """Something that a listing may say of a product. Words are in any language; `burn*` takes any ending."""

    id: Id
    title: str = Field(min_length=1)
    kind: AttributeKind
    dimension: Dimension | None = None
    usual: bool = Field(default=False, strict=True)
    """A quantity of this dimension without a word beside it means this attribute."""
    several: bool = Field(default=False, strict=True)
    """A listing may give several values without contradicting itself."""
    before: tuple[str, ...] = ()
    """Words that stand before their quantity, or name the attribute: `height`."""
    after: tuple[str, ...] = ()
    """Words that stand behind it: `high`."""
    holders: tuple[str, ...] = ()
    """Of a volume, things that hold it: ounces in the listing of a bottle are fluid ones."""
    values: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Of a choice, each value with the words that name it; of a quantity, what stands for one: a lifetime warranty."""
    heard: tuple[str, ...] = ()
    """Of a feature, the phrases that claim it; up to two words may stand between theirs."""
    denied: tuple[str, ...] = ()
    """Of a feature, phrases that say it isn't so."""
    asked: tuple[str, ...] = ()
    """Words by which customers ask for it, besides those above."""


class Evidence(Strict):
    """Claims that need evidence."""

    id: Id
    why: str = Field(min_length=1)
    """Which evidence, and what to do without it."""
    heard: tuple[str, ...] = Field(min_length=1)


class AttributeFile(Strict):
    """What listings say of products, and what of it needs evidence."""

    attributes: tuple[Attribute, ...] = Field(min_length=1)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class ListingRules:
    """The rules of every marketplace, and the attributes that are known."""

    files: tuple[ListingFile, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def holding(self, marketplace: str, today: date) -> tuple[ListingRule, ...]:
        """The rules in force: those of `any`, then the marketplace's own."""
        places = dict.fromkeys((ANY_MARKETPLACE, marketplace))
        return tuple(r for p in places for f in self.files if f.listing == p for r in f.rules if r.in_force(today))

    @property
    def marketplaces(self) -> tuple[str, ...]:
        """Those that have rules of their own."""
        return tuple(dict.fromkeys(f.listing for f in self.files if f.listing != ANY_MARKETPLACE))

    def to_confirm(self) -> tuple[ListingRule, ...]:
        """Rules from a second-hand source, which somebody still has to read at the source."""
        return tuple(r for f in self.files for r in f.rules if r.status is Standing.CONFIRM)

    @property
    def by_id(self) -> Mapping[str, Attribute]:
        return {a.id: a for a in self.attributes}
