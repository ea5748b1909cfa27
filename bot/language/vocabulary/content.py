"""The content words of a text as stems; and lists of words written as one text."""

import re
from functools import lru_cache

from bot.language.remembered import remembered
from bot.language.vocabulary.lexicon import STOP_WORDS
from bot.language.vocabulary.stems import lemma, stem

_UNTOLD = STOP_WORDS | {"never", "nobody", "nothing", "none", "no", "not", "without"}
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*", re.IGNORECASE)

_MOST_WORDS = 2048
"""How many words' stems are cached. The same few thousand words make up nearly all texts."""


@lru_cache(maxsize=1024)
def stem_set(text: str) -> frozenset[str]:
    """The stems of the words in a list written as one text."""
    return frozenset(map(stem, text.split()))


def content(text: str) -> list[str]:
    """The stems of the content words, in order."""
    return list(_content(text))


@remembered(256)
def _content(text: str) -> tuple[str, ...]:
    return tuple([told for w in _words(text) if (told := _stem(w))])


@remembered(256)
def gist(text: str) -> frozenset[str]:
    """The content words as a set, verbs in their dictionary form and negations left out: `came` is `come`."""
    return frozenset([told for w in _words(text) if (told := _plain_stem(w))])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u2019", "'"))


@lru_cache(maxsize=_MOST_WORDS)
def _stem(written: str) -> str | None:
    word = _bare(written)
    return stem(word) if word not in STOP_WORDS and len(word) > 1 else None


@lru_cache(maxsize=_MOST_WORDS)
def _plain_stem(written: str) -> str | None:
    word = _bare(written)
    return stem(lemma(word)) if word not in _UNTOLD and len(word) > 1 else None


def _bare(written: str) -> str:
    return written.lower().removesuffix("'s").strip("'-")
