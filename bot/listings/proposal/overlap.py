"""How much of a rewrite is in a competitor's listing and not in our own."""

from collections.abc import Iterable, Sequence

from bot.domain.listing import Listing, Overlap
from bot.listings.proposal.runs import runs_of, words_in

_N = 3
"""Length in words of the runs counted for the share."""
MOST_SHARED = 5
"""Longest run of words that a rewrite may share with a competitor; a line with a longer one is left out."""


def overlaps(lines: Sequence[str], ours: str, theirs: Sequence[Listing]) -> tuple[Overlap, ...]:
    """One measurement for each competitor."""
    return tuple(_overlap(lines, ours, listing) for listing in theirs)


def _overlap(lines: Sequence[str], ours: str, listing: Listing) -> Overlap:
    run, shared, written = longest_run(lines, ours, listing.text), 0, 0
    for words in map(words_in, lines):
        in_theirs, in_ours = _ends(words, listing.text), _ends(words, ours)
        written += max(0, len(words) - _N + 1)
        shared += sum(a >= _N > b for a, b in zip(in_theirs, in_ours, strict=True))
    return Overlap(listing.name, " ".join(run), len(run), round(shared / written, 3) if written else 0.0)


def longest_run(lines: Sequence[str], ours: str, theirs: str) -> tuple[str, ...]:
    """The longest run of words that a line shares with theirs and not with ours."""
    longest: tuple[str, ...] = ()
    for words in map(words_in, lines):
        for i, (length, own) in enumerate(zip(_ends(words, theirs), _ends(words, ours), strict=True)):
            if length > own and length > len(longest):
                longest = words[i - length + 1 : i + 1]
    return longest


def copied(line: str, ours: str, theirs: Iterable[Listing]) -> bool:
    """Whether a line shares a longer run with a competitor than it may."""
    return any(len(longest_run([line], ours, listing.text)) > MOST_SHARED for listing in theirs)


def _ends(words: tuple[str, ...], text: str) -> list[int]:
    return runs_of(text).ending_at(words)
