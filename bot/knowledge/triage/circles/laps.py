"""Two parties that send the customer to each other: "the shop says ask the maker, the maker says ask the shop".

Found by structure, without a list of parties: each speaker was named by the other, or sent them here and is where we
send them; or a desk they were sent to sends them on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.knowledge.schema.phrases import Word
from bot.language.vocabulary.lexicon import STOP_WORDS
from bot.language.vocabulary.stems import stem

_POINTING: Final = frozenset(
    """say says said saying tell tells told send sends sent refer refers referred point points pointed want wants wanted
    direct directs directed claimed redirect redirects redirected transfer transfers transferred
    pass passed insist insists insisted write writes wrote sending telling referring directing advise advises advised
    suggest suggests suggested route routes routed""".split()
)
_US: Final = frozenset("you you're you've your yours yourselves seller shop store merchant us".split())
"""All names for whoever reads the message."""
_OURS: Final = "us"
_NO_PARTY: Final = frozenset("i me my we our it that this there he she they them again back now then".split())
_HERE: Final = frozenset("over here on along back write contact ask".split())
"""Somebody sent so, without a name, was sent to us."""
_ASKS_US: Final = frozenset("please don't dont not kindly".split())
"""Before a verb with no other word: we are told."""
_BEFORE, _AFTER = 4, 9
"""So many words before such a verb may name the speaker, and after it, who is pointed to."""
_NEAR = 4
"""The second saying may come so many sayings later."""


@dataclass(frozen=True, slots=True)
class Lap:
    """The places of the first and last word."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Says:
    """Who says something, and everybody it names, as stems, with its places."""

    who: frozenset[str]
    named: frozenset[str]
    first: int
    last: int
    here: bool = False
    """It sends them here, in words that name nobody."""


def lap(words: tuple[Word, ...]) -> Lap | None:
    """The nearest two sayings that name each other's speaker, within two sentences."""
    if passed := _passed_on(words):
        return passed
    found = list(_sayings(words))
    for n, one in enumerate(found):
        for other in found[n + 1 : n + 1 + _NEAR]:
            near = words[other.first].sentence - words[one.first].sentence <= 1
            if near and _each_other(one, other):
                return Lap(one.first, other.last)
    return None


def _each_other(one: _Says, other: _Says) -> bool:
    """Whether each names the other's only speaker."""
    if (one.who - other.who) & other.named and (other.who - one.who) & one.named:
        return True
    return _sent_here_from(one, other) or _sent_here_from(other, one)


def _sent_here_from(one: _Says, other: _Says) -> bool:
    """`Their support sent me over`, and we send them to that support."""
    ours = other.who == {_OURS} and not other.here
    return one.here and ours and bool((one.who - {_OURS}) & other.named)


def _passed_on(words: tuple[Word, ...]) -> Lap | None:
    """`From returns to billing, from billing to repairs`."""
    froms = [i for i, w in enumerate(words[:-3]) if w.text == "from" and words[i + 2].text == "to"]
    for one, other in pairwise(froms):
        near = words[one].sentence == words[other].sentence
        if near and words[one + 3].text == words[other + 1].text and _may_be_one(words[other + 1].text):
            return Lap(one, other + 3)
    return None


def _sayings(words: tuple[Word, ...]) -> Iterator[_Says]:
    verbs = [i for i, w in enumerate(words) if w.text in _POINTING]
    for n, i in enumerate(verbs):
        until = verbs[n + 1] if n + 1 < len(verbs) else len(words)
        first = max(verbs[n - 1] + 1 if n else 0, i - _BEFORE)
        before = [w for w in words[first:i] if w.clause == words[i].clause]
        after = [w for w in words[i + 1 : min(until, i + 1 + _AFTER)] if w.sentence == words[i].sentence]
        if before and after:
            told = all(w.text in _ASKS_US for w in before)
            who = frozenset({_OURS}) if told else _parties(before)
            here = any(w.text in ("me", "us") for w in after[:1]) and any(w.text in _HERE for w in after[1:3])
            yield _Says(who, _parties(after), i - len(before), i + len(after), here)


def _parties(words: list[Word]) -> frozenset[str]:
    return frozenset(_party(w.text) for w in words if w.text in _US or _may_be_one(w.text))


def _may_be_one(word: str) -> bool:
    return word not in STOP_WORDS and word not in _NO_PARTY and word not in _POINTING


def _party(word: str) -> str:
    return _OURS if word in _US else stem(word.removesuffix("'s"))
