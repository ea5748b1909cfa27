"""How easily a listing reads: Flesch's reading ease, adapted to each language; syllables by Pyphen."""

import re
from functools import lru_cache

from pyphen import Pyphen

from bot.domain.listing import Listing, Reading
from bot.listings.tongues import NAMES

_FORMS = {
    "en": ("en_US", 206.835, 1.015, 84.6),  # Flesch 1948
    "de": ("de_DE", 180.0, 1.0, 58.5),  # Amstad 1978
    "fr": ("fr", 207.0, 1.015, 73.6),  # Kandel and Moles 1958
    "es": ("es", 206.84, 1.02, 60.0),  # Fernández Huerta 1959
    "it": ("it_IT", 217.0, 1.3, 60.0),  # Franchina and Vacca 1986
    "nl": ("nl_NL", 206.84, 0.93, 77.0),  # Douma 1960
    "pt": ("pt_PT", 248.835, 1.015, 84.6),  # Martins and others 1996
}
"""By language: the hyphenation dictionary for syllables, then the three constants of the formula."""
_LEAST = 20
"""Fewest words for a meaningful score."""
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BANDS = ((70, "easy"), (50, "plain"), (30, "hard"), (float("-inf"), "very hard"))


def reading(listing: Listing) -> Reading:
    """The score of one listing, or why it has none."""
    form = _FORMS.get(listing.language)
    if form is None:
        return Reading(listing.name, None, f"not measured for {NAMES.get(listing.language, listing.language)}")
    words = _WORD.findall(listing.text)
    if len(words) < _LEAST:
        return Reading(listing.name, None, f"not measured: fewer than {_LEAST} words")
    lang, base, by_sentence, by_word = form
    held = sum(bool(_WORD.search(s)) for s in _SENTENCE.split(listing.text))
    syllables = sum(_syllables(word, lang) for word in words)
    score = base - by_sentence * len(words) / max(held, 1) - by_word * syllables / len(words)
    shown = round(max(0.0, min(100.0, score)), 0)
    return Reading(listing.name, shown, next(word for least, word in _BANDS if shown >= least))


@lru_cache(maxsize=20_000)
def _syllables(word: str, lang: str) -> int:
    return sum(len(_hyphens(lang).positions(part)) + 1 for part in word.lower().split("-") if part)


@lru_cache(maxsize=8)
def _hyphens(lang: str) -> Pyphen:
    return Pyphen(lang=lang, left=1, right=1)
