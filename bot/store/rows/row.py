"""A row of the database as a frozen value, with texts of a closed choice as enums."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, Self, get_args, get_type_hints

from bot.errors import NewerError

NEWER = (
    "A newer version of Levelhead wrote this, and this one can't read it. A program of the newer version does it: "
    "start every program again with that one."
)


class Row:
    """Reads itself from a database row, by the names and types of its fields."""

    @classmethod
    def read(cls, row: Mapping[Any, Any]) -> Self:
        """Raises NewerError for a text outside the choice, as a newer version may write it."""
        try:
            return cls(*(choice(row[name]) if choice and row[name] else row[name] for name, choice in _columns(cls)))  # type: ignore[arg-type]  # a class can be hashed
        except ValueError as error:
            raise NewerError(NEWER) from error


@cache
def _columns(kind: type[Row]) -> tuple[tuple[str, type[StrEnum] | None], ...]:
    """Field names in order, each with the enum its text becomes, if any."""
    types = get_type_hints(kind)
    return tuple((f.name, _choice(types[f.name])) for f in fields(kind))  # type: ignore[arg-type]  # subclasses are dataclasses


def _choice(annotation: Any) -> type[StrEnum] | None:
    """The enum of `Lane` or `Lane | None`."""
    types = get_args(annotation) or (annotation,)
    return next((t for t in types if isinstance(t, type) and issubclass(t, StrEnum)), None)
