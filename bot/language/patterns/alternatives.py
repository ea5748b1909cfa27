"""Parts of patterns that stand for one of several: written as lists, so that a reader finds each by itself."""


def either(*patterns: str) -> str:
    """One of these patterns."""
    return f"(?:{'|'.join(patterns)})"


def word_of(listed: str) -> str:
    """One of these words, parted by spaces; each may be a pattern without a space."""
    return either(*listed.split())
