"""Long computations in steps: more urgent work runs between two of them."""

from collections.abc import Generator
from typing import TypeVar

Found = TypeVar("Found")
Steps = Generator[None, None, Found]
"""Yields after every step; returns what was found."""


def whole(steps: Steps[Found]) -> Found:
    """Run all steps without a pause, and return what was found."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Found = end.value
            return found
