"""Caches for what takes seconds to learn from the policies, and stays the same until they change."""

from collections.abc import Callable, Hashable
from typing import Any, Generic, Protocol, TypeVar

Learned = dict[str, Any]
"""Texts, numbers, lists, arrays of numbers, and dictionaries by text, whose order counts."""


class Memory(Protocol):
    """Keeps what was learned between starts."""

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        """What was learned from these words before; else the result of `learn`, which is kept."""


class Forgetful:
    """A Memory that keeps nothing."""

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        return learn()


Of = TypeVar("Of", bound=Hashable)
Ear = TypeVar("Ear")
_MOST = 2


class Latest(Generic[Of, Ear]):
    """What this process learned last, by its examples: for the policies in force and those before."""

    def __init__(self) -> None:
        self._kept: dict[Of, Ear] = {}

    def of(self, examples: Of, learn: Callable[[], Ear]) -> Ear:
        """What was learned of these; else what `learn` gives."""
        if examples not in self._kept:
            for old in list(self._kept)[: 1 - _MOST]:
                self._kept.pop(old, None)
            self._kept[examples] = learn()
        return self._kept[examples]
