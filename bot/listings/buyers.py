"""Words that buyers use and our listing lacks: taken from competitors' listings and customers' messages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.listing import BuyerWord, Listing
from bot.listings.tongues import Word, is_small, stem, words_of

MOST_WORDS = 20
_LEAST_LETTERS = 3
_HYPE = frozenset(
    """amazing awesome best better great good perfect ideal premium quality high top ultimate stunning beautiful
    elegant superb excellent unique new more most very any every each make makes made makes use uses used using get
    gets give gives come comes does has have also just like love lovely please thank thanks product products item items
    brand buy order one two three four five six available recommended box set pack dimensions description
    details specifications features model
    color colour colors colours size sizes name number type style about
    """.split()
)
"""Words that tell a buyer nothing."""


def lacked(
    ours: Listing, theirs: Sequence[Listing], customers: Mapping[str, int], told: Iterable[str] = ()
) -> tuple[BuyerWord, ...]:
    """Words, each with how many listings and how many customers use it; most used first.

    With several competitors, a word counts if two of them use it; with one, if it is in its title or bullets. Words in
    the texts of `told` are left out, as they are shown elsewhere.
    """
    own = {s for text in (ours.text, *told) for w in words_of(text, ours.language) for s in _stems(w, ours.language)}
    used, spelled = Counter[str](), dict[str, str]()
    for listing in theirs:
        new = [w for w in _telling(listing, len(theirs) == 1) if not own & set(_stems(w, listing.language))]
        used.update({w.stem for w in new})
        spelled |= {w.stem: w.word for w in reversed(new)}
    for one in customers:
        spelled.setdefault(one, one)
    least = 2 if len(theirs) > 1 else 1
    kept = [s for s in spelled if s not in own and (used[s] >= least or customers.get(s, 0) >= 2)]
    found = [BuyerWord(spelled[s], used[s], customers.get(s, 0)) for s in kept]
    return tuple(sorted(found, key=lambda b: (-b.customers, -b.listings, b.word))[:MOST_WORDS])


def _stems(word: Word, language: str) -> tuple[str, ...]:
    """The word's stem and those of its parts: a buyer who writes `BPA free` means `bpa-free`."""
    parts = word.word.split("-")
    return (word.stem, *(stem(p, language) for p in parts if len(parts) > 1 and p))


def _telling(listing: Listing, briefly: bool) -> list[Word]:
    """The content words of a listing, or of its title and bullets if `briefly`.

    The title's first word is left out if it is always capitalized: most likely it is a brand.
    """
    text = "\n".join((listing.title, *listing.bullets)) if briefly else listing.text
    found = [w for w in words_of(text, listing.language) if telling(w.word, listing.language)]
    small = {w.stem for w in found if text[w.start].islower()}
    return [w for w in found if w.stem in small or w.stem != found[0].stem]


def telling(word: str, language: str) -> bool:
    """Whether it is a content word, that is, one that says something of a product."""
    return len(word) >= _LEAST_LETTERS and not is_small(word, language) and word not in _HYPE
