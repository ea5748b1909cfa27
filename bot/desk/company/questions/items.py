"""Which items a question means: by SKU or ASIN, else by words of their titles, with typing errors corrected."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from bot.domain.records import Product, Recorded
from bot.language.vocabulary.stems import stem
from bot.store.company.records import named_products
from bot.store.company.searching import products_like, reported_like, reported_named, title_words
from bot.store.engines.database import Tx

MOST_ITEMS = 20
_MOST_WEIGHED = 200
_WORD = re.compile(r"[^\W_]+")
_LEAST_HELD = 0.5
"""An item is meant if its title holds this share of the question's words for an item."""
_SHORTEST = 4
"""Letters of the shortest word that is corrected; of shorter ones too many are one letter apart."""
_ONE_SLIP = 6
"""Up to so many letters a word may have one error; longer ones two."""


@dataclass(frozen=True, slots=True)
class Named:
    """The items that fit best, equally well. `share`: the part of the words they hold; `read_as`: the corrections."""

    products: tuple[Recorded[Product], ...] = ()
    share: float = 0.0
    read_as: Mapping[str, str] = field(default_factory=dict)

    def held(self, words: Iterable[str]) -> frozenset[str]:
        """Those of these words that name the items."""
        return frozenset(w for w in words if any(_holds(r.value, self.read_as.get(w, w)) for r in self.products))

    @property
    def skus(self) -> list[str]:
        return [r.value.sku for r in self.products]


async def items_of(tx: Tx, words: Sequence[str], known: Iterable[str] = ()) -> Named:
    """The items meant. `known` are words that aren't corrected."""
    forms = {form for w in words for form in (w, w.upper())}
    exact = await named_products(tx, forms) or await reported_named(tx, forms)
    if exact:
        return Named(tuple(exact), 1.0)
    found = await _best(tx, words)
    lacking = [w for w in words if w not in found.held(words)]
    read_as = respelled([w for w in lacking if w not in known], await title_words(tx)) if _slips(lacking) else {}
    if read_as:
        better = await _best(tx, [read_as.get(w, w) for w in words])
        if better.share > found.share:
            return Named(better.products, better.share, read_as)
    return found


async def _best(tx: Tx, words: Sequence[str]) -> Named:
    """The items whose titles hold most of the words: listed ones, or such that only other reports have."""
    if not words:
        return Named()
    forms = dict.fromkeys(form for w in words for form in (w.lower(), stem(w)))
    listed = _most_held(await products_like(tx, " ".join(forms), most=_MOST_WEIGHED), words)
    if listed.share == 1:
        return listed
    reported = _most_held(await reported_like(tx, list(forms), _MOST_WEIGHED), words)
    return reported if reported.share > listed.share else listed


def _most_held(found: Iterable[Recorded[Product]], words: Sequence[str]) -> Named:
    """Those of the items found that hold most of the words."""
    held = [(sum(_holds(r.value, w) for w in words), r) for r in found]
    best = max((count for count, _ in held), default=0)
    if best < _LEAST_HELD * len(words) or not best:
        return Named()
    return Named(tuple(r for count, r in held if count == best)[:MOST_ITEMS], best / len(words))


def _holds(product: Product, word: str) -> bool:
    """Whether its title or SKU has the word: `Water Bottle` has `bottles`, `120 cm` has `120`."""
    there = {stem(w) for w in _WORD.findall(f"{product.title} {product.sku} {product.asin or ''}".lower())}
    return {stem(w) for w in _WORD.findall(word.lower())} <= there


def _slips(words: Iterable[str]) -> list[str]:
    return [w for w in words if w.isalpha() and len(w) >= _SHORTEST]


def respelled(words: Iterable[str], vocabulary: Iterable[str]) -> dict[str, str]:
    """Each word outside the vocabulary, with the word of the vocabulary that it is misspelled from, if any."""
    stems = {stem(v): v for v in sorted(vocabulary, reverse=True) if v.isalpha()}
    return {w: near for w in _slips(words) if stem(w) not in stems and (near := _nearest(stem(w), stems))}


def _nearest(word: str, stems: Mapping[str, str]) -> str | None:
    """The word it may be misspelled from. The first letter is seldom wrong, so only words with the same one count."""
    most = 1 if len(word) <= _ONE_SLIP else 2
    near = [(OSA.distance(word, s, score_cutoff=most), s) for s in stems if s[0] == word[0] and len(s) > _SHORTEST - 1]
    best = min(((d, s) for d, s in near if d <= most), default=None)
    return stems[best[1]] if best else None
