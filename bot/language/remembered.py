"""Readings of a text that are kept for a while: one reply goes through many checks, and each reads the same words."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

More = ParamSpec("More")
Reading = TypeVar("Reading")
LONGEST = 4_000
"""Characters of a text whose reading is kept; a longer one is read each time, so that what is kept stays small."""


def remembered(
    most: int,
) -> Callable[[Callable[Concatenate[str, More], Reading]], Callable[Concatenate[str, More], Reading]]:
    """Keeps the readings of the last `most` texts. The reading must be a value that nobody changes."""

    def keep(read: Callable[Concatenate[str, More], Reading]) -> Callable[Concatenate[str, More], Reading]:
        kept = lru_cache(maxsize=most)(read)

        @wraps(read)
        def reading(text: str, /, *args: More.args, **kwargs: More.kwargs) -> Reading:
            if len(text) > LONGEST:
                return read(text, *args, **kwargs)
            return kept(text, *args, **kwargs)  # type: ignore[arg-type]  # what a reading depends on can be hashed

        return reading

    return keep
