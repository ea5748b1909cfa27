"""How much two messages say the same, and how much a conversation repeats itself. From 0 to 1."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

_GRAMS = (4, 5, 6)
_MOST = 600
"""Words of a message that are compared."""


def likeness(one: str, other: str) -> float:
    """The mean of what their letters share and of their longest common run of words, seen from the shorter."""
    return (_cosine(one, other) + _run(one, other)) / 2


def repetition(messages: Sequence[str]) -> float:
    """The two most alike, and how long the runs of words are that any two share."""
    pairs = tuple(combinations(messages, 2))
    if not pairs:
        return 0.0
    return (max(_cosine(a, b) for a, b in pairs) + sum(_run(a, b) for a, b in pairs) / len(pairs)) / 2


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    joined = re.sub(r"\s*['\u2019]\s*", "'", text.lower())
    return tuple(re.findall(r"[^\W_]+(?:'[^\W_]+)*", joined))[:_MOST]


@lru_cache(maxsize=512)
def _grams(text: str) -> Counter[str]:
    plain = f" {' '.join(_words(text))} "
    return Counter(plain[i : i + n] for n in _GRAMS for i in range(len(plain) - n + 1))


def _cosine(one: str, other: str) -> float:
    a, b = _grams(one), _grams(other)
    shared = sum(count * b[gram] for gram, count in a.items() if gram in b)
    size = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return shared / size if size else 0.0


def _run(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return longest.size / (min(len(a), len(b)) or 1)
