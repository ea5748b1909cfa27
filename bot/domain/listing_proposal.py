"""What a model says of listings, before any of it is believed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposedCell:
    """What one listing is said to state of an attribute; two or more quotes where it contradicts itself."""

    attribute: str
    listing: str
    value: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """Words that are said to need evidence."""

    listing: str
    quote: str


@dataclass(frozen=True, slots=True)
class ListingProposal:
    """Cells, claims, and a listing of ours written anew."""

    cells: tuple[ProposedCell, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
    title: str = ""
    bullets: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
