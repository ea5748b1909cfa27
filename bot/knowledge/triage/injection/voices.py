"""Whether a sentence is for us or for a machine, by likeness to examples of both."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import pairwise

from bot.knowledge.words.search import words
from bot.knowledge.words.wording import sentences

_SMOOTHING = 0.1
_EDGE = "^"
PLACEHOLDER = re.compile(r"\[[A-Z]+-\w+-\d+\]")
"""Stands for redacted data, and says nothing."""
_CUT = re.compile(r"\[[A-Z]*(?:-\w*){0,2}$")
_REMEMBERED = 256


class Voices:
    """Bernoulli naive Bayes over words and pairs of words. Learns when first asked, in a fifth of a second."""

    def __init__(self, for_us: Iterable[str] = (), for_machines: Iterable[str] = ()) -> None:
        self._texts = tuple(for_us), tuple(for_machines)
        self.for_a_machine = lru_cache(maxsize=_REMEMBERED)(self._for_a_machine)

    def _for_a_machine(self, sentence: str) -> float:
        """Above 0 if it is more like words for machines, below if more like words for us; 0 if neither.

        The logarithm of the likelihood ratio over the root of the number of words, so that length doesn't decide.
        """
        found = _features(sentence) if all(self._texts) else set()
        return sum(self._gain.get(f, 0.0) for f in sorted(found)) / math.sqrt(len(found) or 1)

    @cached_property
    def _gain(self) -> dict[str, float]:
        ours, machines = (Counter(f for s in single for f in _features(s)) for single in map(_single, self._texts))
        us, them = (len(_single(texts)) + 2 * _SMOOTHING for texts in self._texts)
        return {f: math.log((machines[f] + _SMOOTHING) / them * us / (ours[f] + _SMOOTHING)) for f in ours | machines}


def _single(texts: Iterable[str]) -> list[str]:
    return [sentence for text in texts for sentence in sentences(text)]


def _features(sentence: str) -> set[str]:
    found = words(PLACEHOLDER.sub(" ", sentence))
    return {*found, *(f"{a} {b}" for a, b in pairwise([_EDGE, *found, _EDGE]))} if found else set()


def whole_placeholders(words: str) -> str:
    """The words, cut off here, without a broken placeholder: its data could not be put back."""
    return _CUT.sub("", words).rstrip()
