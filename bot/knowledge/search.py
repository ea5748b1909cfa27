"""Which texts are most like a query: cosine over words and parts of words, rare ones weighing most. No model."""

import math
import re
from collections import Counter
from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_PART = 4
_PART_WEIGHT = 0.35


def words(text: str) -> list[str]:
    """The words of a text in lower case; the ids and numbers in it too."""
    return [w.lower() for w in _WORD.findall(text.replace("\u2019", "'"))]


def features(text: str) -> Counter[str]:
    """Words, and the runs of four letters in the longer ones, which see through endings and slips of the keyboard."""
    found: Counter[str] = Counter()
    for word in words(text):
        found[word] += 1
        padded = f"<{word}>"
        if len(word) > _PART - 1:
            found.update(f"#{padded[i : i + _PART]}" for i in range(len(padded) - _PART + 1))
    return found


class Index:
    """Texts by name, ready to be searched."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        counted = {name: features(text) for name, text in texts.items()}
        self._in = Counter(feature for counts in counted.values() for feature in counts)
        self._size = len(counted)
        self._vectors = {name: self._vector(counts) for name, counts in counted.items()}

    def scores(self, query: str) -> dict[str, float]:
        """How like the query each text is, from 0 to 1."""
        asked = self._vector(features(query))
        return {name: _dot(asked, vector) for name, vector in self._vectors.items()}

    def ranked(self, query: str) -> list[str]:
        """Names, the text most like the query first; texts that are equally like it stay in the order of names."""
        scores = self.scores(query)
        return sorted(scores, key=lambda name: (-scores[name], name))

    def _vector(self, counts: Counter[str]) -> dict[str, float]:
        weights = {f: (1 + math.log(n)) * self._weight(f) for f, n in counts.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {f: w / length for f, w in weights.items()}

    def _weight(self, feature: str) -> float:
        rarity = math.log((1 + self._size) / (1 + self._in[feature])) + 0.1
        return rarity * (_PART_WEIGHT if feature.startswith("#") else 1.0)


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    small, large = (a, b) if len(a) < len(b) else (b, a)
    return sum(w * large[f] for f, w in small.items() if f in large)
