"""Listings to compare without personal data, and proposals with it put back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.listing_proposal import ListingProposal, ProposedCell, ProposedClaim
from bot.domain.redacted import RedactedText


@dataclass(frozen=True, slots=True)
class ListingWork:
    """What to compare. With `wish`, `previous` is the proposal to change."""

    ours: str
    theirs: tuple[tuple[str, str], ...]
    records: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    previous: str = ""
    wish: str = ""


@dataclass(frozen=True, slots=True)
class HiddenWork:
    """The same without personal data; only `hidden_work` makes it."""

    work: ListingWork

    @property
    def texts(self) -> dict[str, str]:
        """Each listing's text by its name."""
        return {"ours": self.work.ours, **dict(self.work.theirs)}


def hidden_work(work: ListingWork, redact: Callable[[str], RedactedText]) -> HiddenWork:
    """What may be sent: every text of people goes through `redact`."""
    return HiddenWork(
        replace(
            work,
            ours=redact(work.ours),
            theirs=tuple((name, redact(text)) for name, text in work.theirs),
            records=tuple(redact(text) for text in work.records),
            previous=redact(work.previous),
            wish=redact(work.wish),
        )
    )


def restored_proposal(proposal: ListingProposal, restore: Callable[[str], str]) -> ListingProposal:
    """The proposal with the redacted data put back."""
    return ListingProposal(
        cells=tuple(
            ProposedCell(c.attribute, c.listing, restore(c.value), tuple(restore(q) for q in c.quotes))
            for c in proposal.cells
        ),
        claims=tuple(ProposedClaim(c.listing, restore(c.quote)) for c in proposal.claims),
        title=restore(proposal.title),
        bullets=tuple(restore(b) for b in proposal.bullets),
        description=tuple(restore(d) for d in proposal.description),
    )
