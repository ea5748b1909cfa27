"""Caches for what takes seconds to learn from the policies, and stays the same until they change."""

from collections.abc import Callable
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


Of = TypeVar("Of")
Ear = TypeVar("Ear")
_MOST = 2


class Latest(Generic[Of, Ear]):
    """What this process learned last, by its examples: for the policies in force and those before."""

    def __init__(self) -> None:
        self._kept: list[tuple[Of, Ear]] = []

    def of(self, examples: Of, learn: Callable[[], Ear]) -> Ear:
        """What was learned of these; else what `learn` gives."""
        for known, ear in self._kept:
            if known is examples or known == examples:  # to hash thousands of examples takes a start 2 ms
                return ear
        ear = learn()
        self._kept = [*self._kept[1 - _MOST :], (examples, ear)]
        return ear
