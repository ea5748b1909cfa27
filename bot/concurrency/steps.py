"""Long computations in steps: more urgent work runs between two of them."""

from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")
Steps = Generator[None, None, Result]
"""Yields after every step; returns what was found."""


def whole(steps: Steps[Result]) -> Result:
    """Run all steps without a pause, and return what was found."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Result = end.value
            return found
