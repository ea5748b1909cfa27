"""What a marketplace allows in a listing, what listings say about products, and which claims need evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import Field

from bot.domain.listing import Part
from bot.knowledge.schema.clauses import ANY_MARKETPLACE, Day, Id, InForce, Standing, Strict


class ListingKind(StrEnum):
    """What a check can find in a listing; a closed list."""

    CHARACTERS = "characters"
    """The part, or each bullet, has fewer than `least` or more than `most` characters."""
    BYTES = "bytes"
    COUNT = "count"
    """How many bullets there are."""
    FORBIDDEN = "forbidden"
    """It contains one of these characters."""
    EMOJI = "emoji"
    HTML = "html"
    """A tag that isn't allowed."""
    REPEATS = "repeats"
    """A word occurs more than `most` times; small words don't count."""
    CAPITALS = "capitals"
    """All in capitals."""
    OPENING = "opening"
    """It doesn't begin with a capital letter or a digit."""
    CONTACT = "contact"
    """An address, a link or a phone number."""
    WORDS = "words"
    """It contains one of these phrases."""


class ListingRule(Strict, InForce):
    """One rule, for these `parts` of a listing."""

    id: Id
    kind: ListingKind
    why: str = Field(min_length=1)
    """What is forbidden or limited, and what to do."""
    parts: tuple[Part, ...] = Field(min_length=1)
    least: int | None = Field(default=None, ge=0, strict=True)
    most: int | None = Field(default=None, ge=0, strict=True)
    characters: str = ""
    """For FORBIDDEN: the characters, in a row."""
    allow: tuple[str, ...] = ()
    """For HTML: allowed tags. For WORDS: allowed phrases that share a word with a forbidden one."""
    heard: tuple[str, ...] = ()
    """For WORDS: the phrases, in any language."""
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
    """QUANTITY: a number with a unit. CHOICE: named values. FEATURE: present or not."""

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
    """Something a listing may say about a product. Words may be in any language; `burn*` takes any ending."""

    id: Id
    title: str = Field(min_length=1)
    kind: AttributeKind
    dimension: Dimension | None = None
    usual: bool = Field(default=False, strict=True)
    """A quantity of this dimension without a word beside it means this attribute."""
    several: bool = Field(default=False, strict=True)
    """Several values in one listing are no contradiction."""
    before: tuple[str, ...] = ()
    """Words before its quantity, or that name the attribute: `height`."""
    after: tuple[str, ...] = ()
    """Words behind its quantity: `high`."""
    holders: tuple[str, ...] = ()
    """For a volume: things that hold it, so that ounces in a bottle's listing are fluid ones."""
    values: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """For a choice: each value with its words. For a quantity: words that stand for one, such as a lifetime
    warranty."""
    heard: tuple[str, ...] = ()
    """Of a feature, the phrases that claim it; up to two words may stand between theirs."""
    denied: tuple[str, ...] = ()
    """For a feature: phrases that deny it."""
    asked: tuple[str, ...] = ()
    """More words by which customers ask for it."""


class Evidence(Strict):
    """Claims that need evidence."""

    id: Id
    why: str = Field(min_length=1)
    """Which evidence, and what to do without it."""
    heard: tuple[str, ...] = Field(min_length=1)


class AttributeFile(Strict):
    """What listings say about products, and which claims need evidence."""

    attributes: tuple[Attribute, ...] = Field(min_length=1)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class ListingRules:
    """The rules of every marketplace, and the known attributes."""

    files: tuple[ListingFile, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def holding(self, marketplace: str, today: date) -> tuple[ListingRule, ...]:
        """The rules in force: those of `any`, then the marketplace's own."""
        places = dict.fromkeys((ANY_MARKETPLACE, marketplace))
        return tuple(r for p in places for f in self.files if f.listing == p for r in f.rules if r.in_force(today))

    @property
    def marketplaces(self) -> tuple[str, ...]:
        """Marketplaces with rules of their own."""
        return tuple(dict.fromkeys(f.listing for f in self.files if f.listing != ANY_MARKETPLACE))

    def to_confirm(self) -> tuple[ListingRule, ...]:
        """Rules from a second-hand source, which somebody still has to read at the source."""
        return tuple(r for f in self.files for r in f.rules if r.status is Standing.CONFIRM)

    @property
    def by_id(self) -> Mapping[str, Attribute]:
        return {a.id: a for a in self.attributes}
