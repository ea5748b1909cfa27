"""One statement about a product in a listing."""

from dataclasses import dataclass

from bot.knowledge.schema.listing_rules import Attribute, AttributeKind
from bot.listings.stated.measure import Measure

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Mention:
    """An attribute and its value, stated once. `quote` is verbatim from the text, at `start`."""

    attribute: str
    title: str
    value: str
    quote: str
    start: int
    sentence: int
    measure: Measure | None = None
    again: bool = False
    """A quantity repeated in another unit: 34 cm (13.4 in)."""
    named: bool = True
    """Whether nearby words name the attribute; else it is the usual one for the unit."""


def is_unnamed(attribute: Attribute) -> bool:
    """Whether the attribute is the one for quantities whose meaning no word gives."""
    words = (*attribute.before, *attribute.after, *attribute.asked)
    return attribute.kind is AttributeKind.QUANTITY and attribute.several and not words
