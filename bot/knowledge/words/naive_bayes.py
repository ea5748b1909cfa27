"""Likeness to examples: multinomial naive Bayes over words, pairs of words, parts of words, and marks.

Learned when the policies are loaded, in five to ten seconds; docs/triage.md compares it with others.
"""

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from statistics import median

from bot.knowledge.words.memory import Learned
from bot.knowledge.words.packed import Packed
from bot.knowledge.words.postings import Postings
from bot.knowledge.words.search import words
from bot.language.matter.order_label import without_order_label
from bot.language.segmentation.sentences import sentences

Marks = Callable[[str], Iterable[str]]
"""What else is known about a text, as names: alarms heard, patterns matched."""
_SMOOTHING = 0.05
_PARTS_WEIGHT = 0.5
_PART = 4
_MARK = 4
"""A mark counts as if it occurred so often."""
_EDGE = "^"
_SENTENCE = 0.3
"""Share of the likeliest sentence in a message's likeness: long messages hold one matter."""
_MANY, _LEAST = 500, 2
"""With so many examples, a word must be in so many to count: a single one may be chance."""
_MONEY = r"[$€£]\s?\d+(?:[.,]\d+)?|\b\d+(?:[.,]\d+)?\s?(?:dollars|bucks|usd|euros?|pounds)\b"
_KINDS = (
    (re.compile(_MONEY, re.IGNORECASE), " 0money "),
    (re.compile(r"\b\d{1,3}\s?(?:%|percent\b)", re.IGNORECASE), " 0percent "),
    (re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE), " 0day "),
    (re.compile(r"\b\d{6,40}\b"), " "),
)
"""Figures by kind, as the amount or day itself doesn't matter."""
_DIGIT = re.compile(r"\d")
_REMEMBERED = 128
"""Texts cached: messages, sentences and parts are often the same."""
_Vector = dict[str, float]
_Counts = tuple[Counter[str], Counter[str]]
"""Counts of words and marks, and of parts of words."""


class Likeness:
    """How likely each name is for a text, judged by the example texts of each name."""

    def __init__(
        self,
        examples: Iterable[tuple[str, str]],
        alike: Mapping[str, Iterable[str]] | None = None,
        marks: Marks = lambda text: (),
        learned: Learned | None = None,
    ) -> None:
        """`examples` are (name, text); `alike` are words that mean much the same, by what they mean.

        `learned` is what came of the same before; then the examples aren't read.
        """
        self._groups = _groups(alike or {})
        self._marks = marks
        known = learned or self._learn([(name, self._features(text)) for name, text in examples])
        self.learned = {} if learned else known
        """All that is needed to make the same again; empty if it was given."""
        self.names: tuple[str, ...] = tuple(known["names"])
        self._prior: tuple[float, ...] = tuple(known["prior"][name] for name in self.names)
        self._unseen: tuple[float, ...] = tuple(known["unseen"][name] for name in self.names)
        gain = Postings(known["gain"])
        self._rarity = dict(zip(gain.numbers, known["rarity"], strict=True))
        self._gain = Packed(gain, self.names)
        self.logs: Callable[[str], Mapping[str, float]] = lru_cache(maxsize=_REMEMBERED)(self._logs)
        """The logarithm of each name's likelihood; the likelihoods add up to one."""

    def _logs(self, text: str) -> Mapping[str, float]:
        vector = _vector(self._features(text), self._rarity)
        total = sum(vector.values())
        of_each = zip(self.names, self._prior, self._unseen, self._gain.added(vector), strict=True)
        return normalised({name: prior + total * unseen + gained for name, prior, unseen, gained in of_each})

    def of_message(self, text: str) -> Mapping[str, float]:
        """Between the likeness of the whole text and that of its likeliest sentence."""
        whole, single = self.logs(text), sentences(text)
        if len(single) < 2:
            return whole
        parts = [self.logs(s) for s in single]
        return {name: (1 - _SENTENCE) * log + _SENTENCE * max(p[name] for p in parts) for name, log in whole.items()}

    def _learn(self, counted: list[tuple[str, _Counts]]) -> Learned:
        rarity = _rarity([parts for _, parts in counted])
        known = _gains([(name, _vector(parts, rarity)) for name, parts in counted])
        return known | {"rarity": array("d", map(rarity.__getitem__, known["gain"]["features"]))}

    def _features(self, text: str) -> _Counts:
        found = words(_plain(text))
        pairs = [f"{a} {b}" for a, b in zip([_EDGE, *found], [*found, _EDGE], strict=True)]
        whole = Counter([*found, *pairs, *self._meant(found)])
        for mark in self._marks(text):
            whole[f"!{mark}"] = _MARK
        return whole, _parts(found)

    def _meant(self, found: Sequence[str]) -> Sequence[str]:
        """Words by their shared meaning where they have one, and in pairs with their neighbours."""
        if self._groups.keys().isdisjoint(found):
            return ()
        meant = [self._groups.get(w, w) for w in found]
        return [*(m for m in meant if "@" in m), *(f"{a} {b}" for a, b in pairwise(meant) if "@" in a + b)]


def _gains(vectors: list[tuple[str, _Vector]]) -> Learned:
    seen: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    totals: dict[str, float] = defaultdict(float)
    for name, vector in vectors:
        for feature, value in vector.items():
            seen[feature][name] += value
            totals[name] += value
    count = Counter(name for name, _ in vectors)
    smoothing = _smoothing(totals)
    room = {name: totals[name] + smoothing[name] * len(seen) for name in sorted(count)}
    unseen = {name: math.log(smoothing[name] / room[name]) for name in room}
    places = {name: place for place, name in enumerate(room)}
    gain = {
        feature: {places[n]: math.log((v + smoothing[n]) / room[n]) - unseen[n] for n, v in by_name.items()}
        for feature, by_name in seen.items()
    }
    prior = {name: math.log(_weighed(count[name], len(vectors) / len(count)) / len(vectors)) for name in room}
    return {"names": list(room), "prior": prior, "unseen": unseen, "gain": Postings.of(gain).learned}


def _smoothing(totals: Mapping[str, float]) -> dict[str, float]:
    """Less for a name with few texts, in proportion; otherwise smoothing would outweigh what was seen."""
    middle = median(totals.values()) if totals else 0.0
    return {name: _SMOOTHING * min(1.0, total / middle) for name, total in totals.items()}


def _weighed(texts: int, mean: float) -> float:
    """How many texts a name counts for; one with few counts for more, such as a team's own situation."""
    return max(texts, math.sqrt(texts * mean))


def _vector(parts: _Counts, rarity: Mapping[str, float]) -> _Vector:
    vector: _Vector = {}
    for counts, share in zip(parts, (1.0, _PARTS_WEIGHT), strict=True):
        known = {f: rarity[f] if n == 1 else (1 + math.log(n)) * rarity[f] for f, n in counts.items() if f in rarity}
        length = math.sqrt(sum([v * v for v in known.values()])) or 1.0
        vector |= {f: share * v / length for f, v in known.items()}
    return vector


def normalised(scores: Mapping[str, float]) -> dict[str, float]:
    """Logarithms shifted so that the likelihoods add up to one."""
    top = max(scores.values(), default=0.0)
    rest = top + math.log(sum([math.exp(s - top) for s in scores.values()]) or 1.0)
    return {name: s - rest for name, s in scores.items()}


def _groups(alike: Mapping[str, Iterable[str]]) -> dict[str, str]:
    groups: dict[str, str] = {}
    for meaning, members in alike.items():
        for word in members:
            groups.setdefault(word.lower(), f"@{meaning}")
    return groups


def _plain(text: str) -> str:
    if not _DIGIT.search(text):
        return text
    text = without_order_label(text)
    for pattern, kind in _KINDS:
        text = pattern.sub(kind, text)
    return text


def _parts(found: Iterable[str]) -> Counter[str]:
    return Counter(chain.from_iterable(map(_parts_of, found)))


@lru_cache(maxsize=2_000)
def _parts_of(word: str) -> tuple[str, ...]:
    padded = f"<{word}>"
    return tuple(f"#{padded[i : i + _PART]}" for i in range(len(padded) - _PART + 1))


def _rarity(texts: list[tuple[Counter[str], Counter[str]]]) -> dict[str, float]:
    within = Counter(feature for parts in texts for counts in parts for feature in counts)
    least = _LEAST if len(texts) >= _MANY else 1
    return {feature: math.log((1 + len(texts)) / (1 + n)) + 1 for feature, n in within.items() if n >= least}
