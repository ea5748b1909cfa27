"""Whether words are meant as they stand: not denied, not only asked about, not a figure of speech."""

from itertools import pairwise
from typing import Final

from bot.knowledge.schema.phrases import Hit, Word

_DENIED_WITHIN = 3
_DENIAL_WORDS: Final = """
    not no never nobody none nothing without neither nor cannot don't doesn't didn't isn't wasn't weren't won't wouldn't
    haven't hasn't hadn't can't couldn't aren't ain't dont doesnt didnt isnt wasnt wont cant havent hasnt
"""
_DENIALS: Final = frozenset(_DENIAL_WORDS.split())
_MODALS: Final = frozenset(("could", "can", "might", "may", "would"))
_ASKS: Final = _MODALS | {"does", "do", "will"}
_HAVE: Final = frozenset(("have", "has", "had", "of"))
_STATES: Final = frozenset(("is", "are"))
_SUBJECTS: Final = frozenset("i i'm i'll i've i'd im we we're we'll we've you you're you'll he she they".split())
_SAYING: Final = frozenset("think thought believe say says said claim know sure mean that if".split())
_PEOPLE: Final = frozenset(("you", "i", "we", "somebody", "someone", "anybody", "anyone", "u"))


def overlap(a: Hit, b: Hit) -> bool:
    """Whether two phrases share a word."""
    return a.first <= b.last and b.first <= a.last


def denied(hit: Hit, words: tuple[Word, ...]) -> bool:
    """Whether a denial comes shortly before it in the same clause: "nobody was hurt".

    A denial ends where somebody else begins to act: "nobody answers I'm calling the police".
    """
    before = [w for w in words[max(0, hit.first - _DENIED_WITHIN) : hit.first] if w.clause == words[hit.first].clause]
    return any(w.text in _DENIALS and not _passed_on(before[i + 1 :]) for i, w in enumerate(before))


def _passed_on(between: list[Word]) -> bool:
    """Whether a new subject begins in the words, except after a verb of saying or thinking."""
    return any(b.text in _SUBJECTS and a.text not in _SAYING for a, b in pairwise(between))


def asked_whether(hit: Hit, words: tuple[Word, ...]) -> bool:
    """Whether its clause is a factual question: "is the dye toxic"."""
    opening = _opening(hit, words)
    return len(opening) > 1 and opening[0] in _STATES and opening[1] not in _PEOPLE


def only_asked(hit: Hit, words: tuple[Word, ...]) -> bool:
    """Whether it is only imagined: "could it burn somebody", not "could have burned"."""
    near = [w.text for w in words[max(0, hit.first - 2) : hit.last + 1]]
    if any(a in _MODALS and b not in _HAVE for a, b in pairwise(near) if b not in _PEOPLE):
        return True
    opening = _opening(hit, words)
    return len(opening) > 1 and opening[0] in _ASKS and opening[1] not in _PEOPLE and not _HAVE & set(near)


def _opening(hit: Hit, words: tuple[Word, ...]) -> list[str]:
    """The first two words of the clause that a phrase begins in."""
    first = hit.first
    while first > 0 and words[first - 1].clause == words[hit.first].clause:
        first -= 1
    return [w.text for w in words[first : hit.first + 1][:2]]
