"""The words and patterns of situations, found in what a customer writes."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.knowledge.schema.situations import Situation


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """A situation's pattern: capitals don't matter, and it runs over line ends."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def signals(situation: Situation, text: str) -> tuple[str, ...]:
    """The customer's words that speak for the situation by its patterns and its words, as they stand."""
    words = _as_patterns(situation.signals.words)
    return tuple(dict.fromkeys(matches((*situation.signals.patterns, *words), text)))


@lru_cache(maxsize=512)
def _as_patterns(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rf"\b{re.escape(w)}\b" for w in words)


def matches(patterns: Iterable[str], text: str) -> tuple[str, ...]:
    """The first match of each pattern that has one."""
    plain = text.replace("\u2019", "'")
    found = (compiled(pattern).search(plain) for pattern in patterns)
    return tuple(text[m.start() : m.end()] for m in found if m)
