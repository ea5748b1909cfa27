"""The trail of a case as a whole."""

from collections.abc import Iterable

from bot.domain.trail import Break, Link, broken


def first_break(links: Iterable[Link]) -> Break | None:
    """The first line that was changed, moved or removed; None for a sound chain."""
    before: Link | None = None
    for entry in links:
        if found := broken(entry, before):
            return found
        before = entry
    return None
