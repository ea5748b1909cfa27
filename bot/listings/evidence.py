"""Claims that need evidence, in any of the listings."""

from collections.abc import Iterator, Sequence

from bot.domain.listing import Claim, Listing
from bot.knowledge.schema.listing_rules import Evidence
from bot.listings.stated.phrases import Text, find, phrase

_AROUND = 40
"""Characters of the sentence that a quote takes in on either side."""


def claims(listings: Sequence[Listing], evidence: Sequence[Evidence]) -> tuple[Claim, ...]:
    """Each claim once for each listing. Denied ones are left out."""
    return tuple(claim for listing in listings for claim in _claims(listing, evidence))


def _claims(listing: Listing, evidence: Sequence[Evidence]) -> Iterator[Claim]:
    text = Text(listing.text, listing.language)
    for kind in evidence:
        spans = {span for form in kind.heard for span in find(text, phrase(form, listing.language))}
        for start, stop in sorted(spans)[:1]:
            if not text.denied(start):
                yield Claim(listing.name, _quote(listing.text, start, stop), kind.why)


def _quote(text: str, start: int, stop: int) -> str:
    """An excerpt around a part of a line, cut between words."""
    begin, end = max(text.rfind("\n", 0, start) + 1, start - _AROUND), text.find("\n", stop)
    end = min(len(text) if end < 0 else end, stop + _AROUND)
    while 0 < begin < start and not text[begin - 1].isspace():
        begin += 1
    while stop < end < len(text) and not text[end].isspace():
        end -= 1
    return text[begin:end].strip()
