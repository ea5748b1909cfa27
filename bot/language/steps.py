"""Long readings in steps: between two of them whoever can't wait goes first."""

from collections.abc import Generator
from typing import TypeVar

Found = TypeVar("Found")
Steps = Generator[None, None, Found]
"""Stops after every step; what was found comes at the end."""


def whole(steps: Steps[Found]) -> Found:
    """What is found, without a stop."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Found = end.value
            return found
