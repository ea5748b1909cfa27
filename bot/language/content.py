"""The words that carry a text's meaning, as stems; and lists of words written as one text."""

import re
from functools import lru_cache

from bot.language.lexicon import STOP_WORDS
from bot.language.remembered import remembered
from bot.language.stems import lemma, stem

_UNTOLD = STOP_WORDS | {"never", "nobody", "nothing", "none", "no", "not", "without"}
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*", re.IGNORECASE)


def word_set(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


@lru_cache(maxsize=256)
def stem_set(text: str) -> frozenset[str]:
    """The stems of the words of a list."""
    return frozenset(map(stem, text.split()))


def content(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return list(_content(text))


@remembered(1024)
def _content(text: str) -> tuple[str, ...]:
    return tuple(stem(w) for w in _words(text) if w not in STOP_WORDS and len(w) > 1)


@remembered(1024)
def gist(text: str) -> frozenset[str]:
    """The same without order, every verb in its plain form, and without what denies: `came` is `come`."""
    return frozenset(stem(lemma(w)) for w in _words(text) if w not in _UNTOLD and len(w) > 1)


def _words(text: str) -> list[str]:
    plain = text.replace("\u2019", "'")
    return [m[0].lower().removesuffix("'s").strip("'-") for m in _WORD.finditer(plain)]
