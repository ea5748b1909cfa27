"""Runs of characters in a text, by their places."""

Span = tuple[int, int]
"""Start and end, end excluded."""


def overlaps(span: Span, others: list[Span]) -> bool:
    """Whether the span overlaps any of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)
