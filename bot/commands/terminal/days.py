"""Days as arguments of a command."""

import argparse
from datetime import date

FIRST, LAST = date(1970, 1, 1), date(9998, 12, 31)
"""Outside these, the day before or after may not exist in another time zone."""


def day(given: str) -> date:
    """Raises ArgumentTypeError that says how to write it."""
    try:
        found: date | None = date.fromisoformat(given)
    except ValueError:
        found = None
    if found is None or not FIRST <= found <= LAST:
        raise argparse.ArgumentTypeError(f"{given!r} is no day; write it as 2026-11-12")
    return found
