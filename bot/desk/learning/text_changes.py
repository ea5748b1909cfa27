"""What an edit changed: sentences removed or added, and phrases replaced. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.knowledge.amending.wordings import Recogniser, Wording, with_gaps
from bot.knowledge.replies.sentences import Part, pieces
from bot.language.vocabulary.content import content

ALIKE = 0.5
"""From this share of common words, a sentence counts as another one rewritten."""
_LEAST = 2
"""A phrase outside the policies' wordings needs so many words; a single one is in too many places."""
_MARKS = re.compile(r"[^\w']")


@dataclass(frozen=True, slots=True)
class Change:
    """`old` words became `new`; either may be empty. `wording`: where the policies have the old ones.

    `situation` is that of its case, for an added sentence only.
    """

    old: str
    new: str
    wording: Wording | None = None
    situation: str = ""


def changes(before: str, after: str, situation: str, known: Recogniser) -> Iterator[Change]:
    """The changes between two texts. Greeting and close are left out: everybody signs as they like."""
    old, new = _own(before), _own(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _between(old[a:b], new[c:d], situation, known)


def _own(text: str) -> list[str]:
    return [s.text for s in pieces(text) if s.part is Part.OWN]


def _between(old: list[str], new: list[str], situation: str, known: Recogniser) -> Iterator[Change]:
    left = list(new)
    for sentence in old:
        there = known.recognised(sentence)
        words = there.sentence if there else sentence
        others = {other: with_gaps(other, there.filled) if there else other for other in left}
        best = max(others, key=lambda other: _alike(words, others[other]), default=None)
        if best is not None and _alike(words, others[best]) >= ALIKE:
            left.remove(best)
            yield from _rewritten(words, others[best], there.wording if there else None)
        else:
            yield Change(words, "", there.wording if there else None)
    yield from (Change("", sentence, situation=situation) for sentence in left)


def _keys(words: Sequence[str]) -> list[str]:
    return [_MARKS.sub("", word).casefold() for word in words]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, _keys(one.split()), _keys(other.split()), autojunk=False).ratio()


def _rewritten(before: str, after: str, wording: Wording | None) -> Iterator[Change]:
    """Each run of words that was replaced, with as much around it as shows where it belongs."""
    old, new = before.split(), after.split()
    for a, b, c, d in _runs(_keys(old), _keys(new)):
        while not _enough(old[a:b], before if wording else None):
            if a and c:
                a, c = a - 1, c - 1
            elif b < len(old) and d < len(new):
                b, d = b + 1, d + 1
            else:
                break
        yield Change(_plain(old[a:b]), _plain(new[c:d]), wording)


def _runs(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """The differing runs; two with one word between them are joined."""
    runs: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if runs and a - runs[-1][1] <= 1:
            a, c = runs[-1][0], runs[-1][2]
            runs.pop()
        runs.append((a, b, c, d))
    return runs


def _enough(words: Sequence[str], within: str | None) -> bool:
    phrase = _plain(words)
    if within is not None:
        return bool(phrase) and within.count(phrase) == 1
    return len(words) >= _LEAST and bool(content(phrase))


def _plain(words: Sequence[str]) -> str:
    return " ".join(words).strip(" .!?")


def applied(text: str, change: Change) -> str | None:
    """A wording with the change made; None unless its words are in it exactly once."""
    line = " ".join(text.split())
    if line.count(change.old) != 1:
        return None
    made = re.sub(r"\s+([,.!?])", r"\1", " ".join(line.replace(change.old, change.new).split()))
    made = re.sub(r"^[,.!?\s]+|(?<=[.!?])\s+[.!?]", "", made).strip()
    return made[:1].upper() + made[1:] if line[:1].isupper() else made
