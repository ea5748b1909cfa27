"""A model's statements about listings, unchecked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposedCell:
    """What a listing is said to state about an attribute; several quotes if it contradicts itself."""

    attribute: str
    listing: str
    value: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """Words said to need evidence."""

    listing: str
    quote: str


@dataclass(frozen=True, slots=True)
class ListingProposal:
    """Cells, claims, and our listing rewritten."""

    cells: tuple[ProposedCell, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
    title: str = ""
    bullets: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
