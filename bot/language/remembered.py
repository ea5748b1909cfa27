"""A cache of readings of texts: many checks of one reply read the same words."""

from collections.abc import Callable
from functools import lru_cache, wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

More = ParamSpec("More")
Reading = TypeVar("Reading")
LONGEST = 4_000
"""Longest text, in characters, whose reading is cached; this bounds the cache's size."""


def remembered(
    most: int,
) -> Callable[[Callable[Concatenate[str, More], Reading]], Callable[Concatenate[str, More], Reading]]:
    """Cache the readings of the last `most` texts. A reading must be an immutable value."""

    def keep(read: Callable[Concatenate[str, More], Reading]) -> Callable[Concatenate[str, More], Reading]:
        kept = lru_cache(maxsize=most)(read)
        if len(signature(read).parameters) == 1:
            return cast(Callable[Concatenate[str, More], Reading], _of_text_alone(read, kept))

        @wraps(read)
        def reading(text: str, /, *args: More.args, **kwargs: More.kwargs) -> Reading:
            if len(text) > LONGEST:
                return read(text, *args, **kwargs)
            return kept(text, *args, **kwargs)  # type: ignore[arg-type]  # what a reading depends on can be hashed

        return reading

    return keep


def _of_text_alone(read: Any, kept: Any) -> Callable[[str], Any]:
    """For a reading without further arguments, which is the fastest: such are called a thousand times for each case."""

    @wraps(read)
    def reading(text: str, /) -> Any:
        return kept(text) if len(text) <= LONGEST else read(text)

    return reading
