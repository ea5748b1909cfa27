"""Which runs of words two texts share, found by a suffix automaton in one pass."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@lru_cache(maxsize=256)
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(m[0].lower().replace("’", "'") for m in _WORD.finditer(text))


class Runs:
    """All runs of words of one text."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._link = [-1]
        self._length = [0]
        last = 0
        for word in words:
            last = self._add(word, last)

    def _add(self, word: str, last: int) -> int:
        here = self._state(self._length[last] + 1, {}, 0)
        at = last
        while at >= 0 and word not in self._next[at]:
            self._next[at][word] = here
            at = self._link[at]
        if at >= 0:
            self._link[here] = self._shared(word, at)
        return here

    def _shared(self, word: str, at: int) -> int:
        """The state of the longest run that ends in the word and occurred before."""
        there = self._next[at][word]
        if self._length[at] + 1 == self._length[there]:
            return there
        copy = self._state(self._length[at] + 1, dict(self._next[there]), self._link[there])
        while at >= 0 and self._next[at].get(word) == there:
            self._next[at][word] = copy
            at = self._link[at]
        self._link[there] = copy
        return copy

    def _state(self, length: int, following: dict[str, int], link: int) -> int:
        self._next.append(following)
        self._link.append(link)
        self._length.append(length)
        return len(self._next) - 1

    def ending_at(self, words: tuple[str, ...]) -> list[int]:
        """For each word, the length of the longest run that ends in it and occurs in the text."""
        found, at, length = [], 0, 0
        for word in words:
            while at and word not in self._next[at]:
                at = self._link[at]
                length = self._length[at]
            if word in self._next[at]:
                at, length = self._next[at][word], length + 1
            found.append(length)
        return found


@lru_cache(maxsize=8)
def runs_of(text: str) -> Runs:
    """The runs of a text. The last few are kept, as every line of a rewrite is compared with each."""
    return Runs(words_in(text))
