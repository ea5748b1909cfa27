"""Contractions typed without their apostrophe: `dont` is `don't`, `Ive` is `I've`; positions can be told in either."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

_NOT = "do does did is are was have has had would could should must need".split()
_BY_WORD = {f"{verb}nt": len(verb) + 1 for verb in _NOT} | {
    "cant": 3,
    "wont": 3,
    "im": 1,
    "ive": 1,
    "youre": 3,
    "youve": 3,
    "youll": 3,
    "youd": 3,
    "weve": 2,
    "theyre": 4,
    "theyve": 4,
    "theyll": 4,
    "itll": 2,
    "thatll": 4,
    "hes": 2,
    "thats": 4,
    "theres": 5,
    "heres": 4,
    "whats": 4,
    "wheres": 5,
    "whos": 3,
}
"""Where the apostrophe belongs. Words that are others as well (`were`, `shell`) are left out."""
_BEFORE_SOME = {"ill": 1, "id": 1, "wed": 2, "its": 2, "well": 2, "lets": 3}
"""Words that are contractions only before some others: `ill send`, `its not`, `Well write`."""
_VERB = (
    r"(?:\w+ly |also |just |then |gladly |now |not )?(?:appreciate|ask|be|call|check|do|find|get|give|have|keep|know"
    r"|let|like|look|love|make|need|pass|put|rather|recommend|refund|replace|say|see|send|speak|suggest|take|tell|try"
    r"|want|wait|write)\b"
)
_AFTER_ITS = r"(?:(?:a|an|the|not|been|just|only|in|on|at|really|very|too|all|still|already|now)\b|[$\u00a3\u20ac])"
_MISSING = re.compile(
    rf"(?<![\w'\u2019@#/.-])(?:(?i:{'|'.join(_BY_WORD)}|(?:ill|id|wed)(?= {_VERB}))|Well(?= {_VERB})"
    rf"|I(?:ll|d)(?= (?!number|card|proof|document)[a-z])|Lets(?= [a-z])|[Ii]ts(?= {_AFTER_ITS}))(?![\w'\u2019@/-])"
)


@dataclass(frozen=True, slots=True)
class Apostrophed:
    """`text` with the apostrophes that `typed` lacks; `added` are their positions in `text`, `words` what was typed."""

    typed: str
    text: str
    added: tuple[int, ...] = ()
    words: tuple[str, ...] = ()

    def as_typed(self, span: tuple[int, int]) -> str:
        """What was typed at a span of `text`."""
        start, end = (place - bisect_left(self.added, place) for place in span)
        return self.typed[start:end]


def apostrophed(typed: str) -> Apostrophed:
    """The text with the apostrophes it lacks."""
    found = [m for m in _MISSING.finditer(typed) if not m[0].isupper()]
    places = [m.start() + _place(m[0].lower()) for m in found]
    ends = (0, *places, len(typed))
    text = "'".join(typed[start:end] for start, end in pairwise(ends))
    return Apostrophed(typed, text, tuple(place + n for n, place in enumerate(places)), tuple(m[0] for m in found))


def _place(word: str) -> int:
    return _BY_WORD.get(word) or _BEFORE_SOME[word]
