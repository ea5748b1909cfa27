"""Readings of a text that are kept for a while: one reply goes through many checks, and each reads the same words."""

from collections.abc import Callable
from functools import lru_cache, wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

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
    """For a reading that depends on nothing else: such are asked for a thousand times in each case."""

    @wraps(read)
    def reading(text: str, /) -> Any:
        return kept(text) if len(text) <= LONGEST else read(text)

    return reading
