"""Finding the words and patterns of situations in a customer's message."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from bot.knowledge.schema.situations import Situation
from bot.language.patterns.any_of import any_of, may_be_sorted


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """A situation's pattern; case is ignored, and `.` matches line ends."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def signals(situation: Situation, text: str) -> tuple[str, ...]:
    """The customer's words that match the situation's patterns and words."""
    words = _as_patterns(situation.signals.words)
    return tuple(dict.fromkeys(matches((*situation.signals.patterns, *words), text)))


class OwnWords:
    """Finds the `words` of all situations at once."""

    def __init__(self, situations: Iterable[Situation]) -> None:
        self._whose: dict[str, set[str]] = defaultdict(set)
        for situation in situations:
            for word in situation.signals.words:
                self._whose[word.lower()].add(situation.id)
        self._found = any_of(_as_patterns(tuple(self._whose)))

    def whose(self, text: str) -> set[str]:
        """Ids of situations with a word in this lower-case text."""
        return set().union(*(self._whose[found[0]] for found in self._found.finditer(text)))


def sieves(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """A few patterns that together find a match in a lower-case text wherever one of the given ones does."""
    written = tuple(patterns)
    sorted_out = [p for p in written if may_be_sorted(p)]
    one = (re.compile(any_of(sorted_out).pattern, re.DOTALL),) if sorted_out else ()
    return (*one, *(compiled(p) for p in written if p not in sorted_out))


@lru_cache(maxsize=512)
def _as_patterns(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rf"\b{re.escape(w)}\b" for w in words)


def matches(patterns: Iterable[str], text: str) -> tuple[str, ...]:
    """The first match of each pattern that has one."""
    plain = text.replace("\u2019", "'")
    found = (compiled(pattern).search(plain) for pattern in patterns)
    return tuple(text[m.start() : m.end()] for m in found if m)
