"""The smallest piece of a sentence that carries a meaning: of one that runs on, the clauses that tell it."""

import re
from collections.abc import Iterable, Iterator

from bot.language.grammar.statements import Actor, Mood, Statement, statements

LONG = 18
"""Words from which a sentence is many in one."""
_GOES_ON = re.compile(r"[\s\"“”'(]*(?:(?:and|or|then|to|that|he|she|they|it)\b\s*)*", re.IGNORECASE)
"""Between two clauses of one thing that is told; a comma, `but` or `so` begins another."""
_IS_ASKED = re.compile(r"(?:how|what|where|when|which|who|why|whether)\b", re.IGNORECASE)
"""What they want to be told, or to do if it holds: `tell me | how I fold it`, `can I send it | even if it is open`."""
_FEW = 5
"""Of fewer words than these a clause tells nothing by itself."""
_GAP = 7
"""Words between two steps of one row, at most."""
_MARK = re.compile(r"[,;.!?]|\s[-\u2013\u2014]\s")
_OPENS = re.compile(r"^(?:and|but|so|then|when|because|that|which)\s+(?=\w+ \w+)", re.IGNORECASE)
"""What ties a clause to the one before it."""
_COMPARES = re.compile(r"\s+(?:just |exactly )?(?:like|as)$", re.IGNORECASE)
"""What ties it to a clause behind it: `washed it by hand like | the label says`."""
_NOTHING = re.compile(r"\W*(?:nothing|nobody|no ?one|still|now|i|we|i'?m|i'?ve)\b", re.IGNORECASE)
_CLOSES = (")", '"', "'", "\u201d", "\u2019")
"""Belongs to the words before it."""
_EDGES = " \t,;:-\u2013\u2014"


def is_long(sentence: str) -> bool:
    """Whether a sentence tells so much that a piece of it says more than the whole."""
    return len(sentence.split()) >= LONG


_RELATIVE = re.compile(r"\b(?:that|which)\s*\Z", re.IGNORECASE)
"""`You ask for photos that` | `I sent twice`."""


def from_clause(sentence: str, first: Statement) -> str:
    """The clause and what hangs on it, up to where the sentence begins another matter."""
    end = first.end
    for after in (s for s in statements(sentence) if s.start >= first.end):
        alone = len(sentence[first.start : end].split()) < _FEW
        hangs = _hangs_on(sentence[end : after.start], after) or _RELATIVE.search(sentence, first.start, end)
        if not (hangs or (alone and after.start - end < _FEW)):
            break
        end = after.end
    words = sentence[first.start : end]
    return words.strip(_EDGES) if first.mood is Mood.QUESTION and _IS_ASKED.match(words) else _plain(words)


def _hangs_on(between: str, after: Statement) -> bool:
    if not _GOES_ON.fullmatch(between):
        return False
    if _IS_ASKED.match(after.text) or (after.mood is Mood.CONDITION and not between.strip()):
        return True
    own = after.actor is Actor.WRITER and after.mood is not Mood.REQUEST and between.strip().lower() != "that"
    return not own and not (between.strip() and _NOTHING.match(after.text))


def rows_of(sentence: str, quotes: Iterable[str]) -> Iterator[str]:
    """The quotes as they stand in the sentence, those that nearly follow each other as one."""
    begin = end = last = -1
    for start, stop in sorted({(at, at + len(q)) for q in quotes if (at := sentence.find(q)) >= 0}):
        if end >= 0 and len(sentence[end:start].split()) > _GAP:
            yield _whole(sentence, begin, last, end)
            begin = end = -1
        begin, last, end = (start if begin < 0 else begin), (start if stop > end else last), max(end, stop)
    if end >= 0:
        yield _whole(sentence, begin, last, end)


def _whole(sentence: str, begin: int, last: int, end: int) -> str:
    """What stands there; a verb alone, as the last clause may be, with the words after it up to the next mark."""
    alone = len(sentence[last:end].split()) == 1
    if alone or len(sentence[begin:end].split()) < _FEW:
        end = m.start() if (m := _MARK.search(sentence, end)) else len(sentence)
    return _plain(sentence[begin : end + 1 if sentence[end : end + 1] in _CLOSES else end])


def _plain(words: str) -> str:
    return _COMPARES.sub("", _OPENS.sub("", words.strip(_EDGES)))
