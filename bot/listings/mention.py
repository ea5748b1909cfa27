"""One thing that a listing says of a product."""

from dataclasses import dataclass

from bot.knowledge.schema.listing_rules import Attribute, AttributeKind
from bot.listings.measure import Measure

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Mention:
    """An attribute said once. `quote` stands verbatim in the text at `start`."""

    attribute: str
    title: str
    value: str
    quote: str
    start: int
    sentence: int
    measure: Measure | None = None
    again: bool = False
    """A quantity said once more in another unit: 34 cm (13.4 in)."""
    named: bool = True
    """Whether words beside it say which attribute is meant; else it is the usual one of its unit."""


def is_unnamed(attribute: Attribute) -> bool:
    """Whether it stands for quantities that no word explains."""
    words = (*attribute.before, *attribute.after, *attribute.asked)
    return attribute.kind is AttributeKind.QUANTITY and attribute.several and not words
