"""What takes seconds to learn from the policies, and is the same until they change."""

from collections.abc import Callable
from typing import Any, Protocol

Learned = dict[str, Any]
"""Texts, numbers, lists and dictionaries by text, in an order that counts."""


class Memory(Protocol):
    """Keeps what was learned between starts."""

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        """What was learned of these words before; else what `learn` gives, kept for the next time."""


class Forgetful:
    """A Memory that keeps nothing."""

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        return learn()
