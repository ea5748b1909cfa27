"""Words that buyers use and our listing lacks: from competitors' listings, and from what customers wrote."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.listing import BuyerWord, Listing
from bot.listings.tongues import Word, is_small, words_of

MOST_WORDS = 20
_LEAST_LETTERS = 3
_HYPE = frozenset(
    """amazing awesome best better great good perfect ideal premium quality high top ultimate stunning beautiful
    elegant superb excellent unique new more most very any every each make makes made makes use uses used using get
    gets give gives come comes does has have also just like love lovely please thank thanks product products item items
    brand buy order
    """.split()
)
"""Words that tell a buyer nothing."""


def lacked(
    ours: Listing, theirs: Sequence[Listing], customers: Mapping[str, int], out: Iterable[str] = ()
) -> tuple[BuyerWord, ...]:
    """Words, not phrases, each with how many listings and how many customers use it; the most used first.

    With several competitors a word counts that two of them use; with one, that its title or bullets hold.
    """
    own = {w.stem for w in words_of(ours.text, ours.language)} | set(out)
    used, spelled = Counter[str](), dict[str, str]()
    for listing in theirs:
        told = _telling(listing)
        used.update({w.stem for w in told})
        spelled |= {w.stem: w.word for w in reversed(told)}
    for stem in customers:
        spelled.setdefault(stem, stem)
    least = 2 if len(theirs) > 1 else 1
    kept = [s for s in spelled if s not in own and (used[s] >= least or customers.get(s, 0) >= 2)]
    found = [BuyerWord(spelled[s], used[s], customers.get(s, 0)) for s in kept]
    return tuple(sorted(found, key=lambda b: (-b.customers, -b.listings, b.word))[:MOST_WORDS])


def _telling(listing: Listing) -> list[Word]:
    """Words that say something, but for the title's first where it is always written large: most likely a brand."""
    found = [w for w in words_of(listing.text, listing.language) if telling(w.word, listing.language)]
    small = {w.stem for w in found if listing.text[w.start].islower()}
    return [w for w in found if w.stem in small or w.stem != found[0].stem]


def telling(word: str, language: str) -> bool:
    """Whether a word says something of a product."""
    return len(word) >= _LEAST_LETTERS and not is_small(word, language) and word not in _HYPE
