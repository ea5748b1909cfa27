"""Whether a sentence says again what the customer has read from us."""

from bot.knowledge.words.search import words

_SAID_BEFORE = 0.6
"""From this share of common words, the customer has read a sentence from us before."""
_TOLD_AGAIN, _LEAST_TOLD = 0.85, 6
"""A sentence repeats another from this share of its words, of so many at least."""


def among(sentence: str, told: list[list[str]]) -> bool:
    """Whether it says what one of these said: most of the words of both, or all that the shorter one said."""
    mine = set(words(sentence))
    return any(_same(mine, set(other)) for other in told)


def _same(mine: set[str], other: set[str]) -> bool:
    both = mine & other
    within = len(other) >= _LEAST_TOLD and len(both) / len(other) >= _TOLD_AGAIN
    return within or len(both) / (len(mine | other) or 1) >= _SAID_BEFORE
