"""A review as the store keeps it."""

from typing import Any

from pydantic import TypeAdapter

from bot.checks.review import Reviewed
from bot.store.rows.private import ReviewRow

_ADAPTER = TypeAdapter(Reviewed)


def to_body(reviewed: Reviewed) -> dict[str, Any]:
    """As the store keeps it."""
    values: dict[str, Any] = _ADAPTER.dump_python(reviewed, mode="json")
    return values


def from_body(row: ReviewRow) -> Reviewed:
    """From what the store keeps."""
    return _ADAPTER.validate_python(row.body or {})
