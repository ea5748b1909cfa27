"""Similarity of two messages, from 0 to 1."""

import math
import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

_GRAMS = (4, 5, 6)
_MOST = 600
"""How many words of a message are compared."""


def similarity(one: str, other: str) -> float:
    """The mean of shared letters and of the longest common run of words, relative to the shorter."""
    return (shared_letters(one, other) + shared_run(one, other)) / 2


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    joined = re.sub(r"\s*['\u2019]\s*", "'", text.lower())
    return tuple(re.findall(r"[^\W_]+(?:'[^\W_]+)*", joined))[:_MOST]


@lru_cache(maxsize=512)
def _grams(text: str) -> Counter[str]:
    plain = f" {' '.join(_words(text))} "
    return Counter(plain[i : i + n] for n in _GRAMS for i in range(len(plain) - n + 1))


def shared_letters(one: str, other: str) -> float:
    """The cosine of their letter n-grams of length four to six."""
    a, b = _grams(one), _grams(other)
    shared = sum(count * b[gram] for gram, count in a.items() if gram in b)
    size = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return shared / size if size else 0.0


def shared_run(one: str, other: str) -> float:
    """Their longest common run of words, as a share of the shorter."""
    a, b = _words(one), _words(other)
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return longest.size / (min(len(a), len(b)) or 1)
