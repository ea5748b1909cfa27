"""How heated a message is: insults, swearing and threats by word classes; shouting and marks by form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.knowledge.schema.alarms import Temper
from bot.knowledge.schema.languages import Glossary
from bot.knowledge.schema.phrases import Hit, Phrases
from bot.knowledge.triage.hearing.denial import denied, overlap

_FIGURATIVE = "figurative"
_CAPITALS = re.compile(r"\b[A-Z]{2,20}\b")
_SPELLED = re.compile(r"\b[^\W\d_]{2,30}\b")
_MARKS = re.compile(r"!{2,}|\?{2,}|[!?]{0,20}(?:!\?|\?!)")
_SHOUTS, _SHOUTED, _SHOUTING = 4, 0.25, 0.5
"""So many words in capitals, at this share of all words, are shouting; and its weight."""
_MARKED = 0.25
_REMEMBERED = 64
"""Texts cached: a message, its sentences and its parts."""
_AGAIN = 0.5
"""A second sign of the same weight counts this much, a third half of that."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How heated a message is (0: calm), and the words that say so, the hottest first."""

    score: float
    quotes: tuple[str, ...] = ()
    heaviest: float = 0.0
    """The weight of its heaviest sign."""


class Thermometer:
    """Measures heat by the signs in a team's policies."""

    def __init__(self, temper: Temper, classes: Mapping[str, tuple[str, ...]], glossary: Glossary) -> None:
        self._glossary = glossary
        self._deniable = {str(i) for i, sign in enumerate(temper.signs) if sign.deniable}
        self._weights = {str(i): sign.weight for i, sign in enumerate(temper.signs)}
        listed = {str(i): sign.heard for i, sign in enumerate(temper.signs)}
        self._phrases = Phrases(classes, {**listed, _FIGURATIVE: temper.figurative})
        self.heat = lru_cache(maxsize=_REMEMBERED)(self._heat)
        """The sum of the signs in a text, without those meant otherwise or denied."""

    def _heat(self, text: str) -> Heat:
        words = self._glossary.words(text)
        hits = list(self._phrases.found(words))
        others = [h for h in hits if h.name == _FIGURATIVE]
        signs = [h for h in hits if h.name != _FIGURATIVE and not any(overlap(h, o) for o in others)]
        counted = _apart([h for h in signs if h.name not in self._deniable or not denied(h, words)], self._weights)
        quotes = tuple(text[words[h.first].start : words[h.last].end] for h in counted)
        heaviest = max((self._weights[h.name] for h in counted), default=0.0)
        return Heat(_added(counted, self._weights) + _form(text), quotes, heaviest)


def _apart(hits: list[Hit], weights: Mapping[str, float]) -> list[Hit]:
    """Signs that share no word, the heaviest first, so that no words count twice."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-weights[h.name], h.first, h.last)):
        places = set(range(hit.first, hit.last + 1))
        if not places & taken:
            kept.append(hit)
            taken |= places
    return kept


def _added(hits: list[Hit], weights: Mapping[str, float]) -> float:
    total, seen = 0.0, dict.fromkeys(weights, 0)
    for hit in hits:
        total += weights[hit.name] * _AGAIN ** seen[hit.name]
        seen[hit.name] += 1
    return total


def _form(text: str) -> float:
    """What capitals and marks add."""
    loud = len(_CAPITALS.findall(text))
    shouts = loud >= _SHOUTS and loud >= _SHOUTED * len(_SPELLED.findall(text))
    return (_SHOUTING if shouts else 0.0) + (_MARKED if _MARKS.search(text) else 0.0)
