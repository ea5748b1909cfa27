"""Which texts are most like a query (cosine), and which answer it best (BM25). No model, unless one is given."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from statistics import fmean, pstdev
from typing import Final

from bot.knowledge.words.memory import Learned
from bot.knowledge.words.postings import Postings
from bot.knowledge.words.wording import sentences

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_PART = 4
_PART_WEIGHT = 0.35
_SATURATION, _LENGTH = 1.5, 0.6
"""BM25's k1 and b."""
_MIX = (1.0, 2.0, 0.5)
"""Weights where a model gives meaning: BM25, the nearest passage, the mean of all passages. A text's passages are its
whole and each sentence under its title. Chosen on four fifths of ABCD's requests."""
_SMALL_WORDS: Final = """
    a an the i my you your to of and is are it in on for with me can be do did was were have has had that this at as so
    if or but not no we our he she they him his her them there what when where how why who will would could should am
    been just please hi hello thanks thank okay ok yes
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_ENDINGS: Final = ("'s", "ing", "ed", "es", "s", "ly")
_STEM = 3
_PREFIXED = re.compile(r"\b(re|pre|non|un)-(?=[a-z]{3})", re.I)
Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""A model's embedding of each text: vectors of length one."""


def words(text: str) -> list[str]:
    """The words of a text in lower case; the ids and numbers in it too."""
    return [w.lower() for w in _WORD.findall(text.replace("\u2019", "'"))]


def telling(text: str) -> set[str]:
    """The words that say what a text is about."""
    return set(words(text)) - _SMALL


def features(text: str) -> Counter[str]:
    """Words, and runs of four letters in longer ones, which see through endings and typing errors."""
    found: list[str] = []
    for word in words(text):
        found.append(word)
        padded = f"<{word}>"
        if len(word) > _PART - 1:
            found += [f"#{padded[i : i + _PART]}" for i in range(len(padded) - _PART + 1)]
    return Counter(found)


@dataclass(frozen=True, slots=True)
class Near:
    """The text most like a query, if it is close; and whether any is like it at all."""

    name: str | None
    like: bool


class Index:
    """Texts by name, ready to be searched. `learned` is an earlier result for the same texts."""

    def __init__(self, texts: Mapping[str, str], learned: Learned | None = None) -> None:
        self._names = list(texts)
        self._rarity = [math.log((1 + len(texts)) / (1 + within)) + 0.1 for within in range(len(texts) + 1)]
        """Of what is in so many texts."""
        self._held = Postings(learned) if learned else self._of([features(text) for text in texts.values()])
        """By the places of the texts among the names."""

    @property
    def learned(self) -> Learned:
        """All that is needed to make the same again."""
        return self._held.learned

    def scores(self, query: str) -> dict[str, float]:
        """How like the query each text is, 0 to 1."""
        scores = [0.0] * len(self._names)
        for feature, asked in self._vector(features(query), self._held.count).items():
            for place, weight in self._held.at(feature):
                scores[place] += asked * weight
        return dict(zip(self._names, scores, strict=True))

    def nearest(self, query: str, close: float, least: float) -> Near:
        """The text most like the query if at least `close`, and whether any is at least `least` alike.

        Heavy, rare features come first. Vectors have length 1, so what is left of the query limits what it can add:
        most texts drop out early, the others are computed in full.
        """
        weights = self._vector(features(query), self._held.count)
        known = [(f, w) for f, w in weights.items() if f in self._held.numbers]
        known.sort(key=lambda of: self._held.count(of[0]) / of[1] ** 2)
        rest, scores = sum([w * w for _, w in known]), [0.0] * len(self._names)
        while known and rest > (close / 2) ** 2:
            feature, asked = known.pop(0)
            rest -= asked * asked
            for place, weight in self._held.at(feature):
                scores[place] += asked * weight
        found = self._closest(scores, close - math.sqrt(max(rest, 0.0)), known)
        if found and found[0] >= close:
            return Near(self._names[-found[1]], True)
        return Near(None, max(scores, default=0.0) >= least or max(self.scores(query).values(), default=0.0) >= least)

    def _closest(self, scores: list[float], least: float, rest: list[tuple[str, float]]) -> tuple[float, int] | None:
        """The best of the places that can still be it, first of equals; negative place."""
        may = [place for place, score in enumerate(scores) if score >= least] if max(scores, default=0) >= least else ()
        whole = ((scores[at] + sum(asked * self._held.weight(f, at) for f, asked in rest), -at) for at in may)
        return max(whole, default=None)

    def holds(self, word: str) -> bool:
        """Whether any of the texts has the word."""
        return self._held.count(word) > 0

    def words_in(self, least: int) -> Iterator[str]:
        """The words that at least so many of the texts have."""
        return (f for f in self._held.numbers if f[0] != "#" and self._held.count(f) >= least)

    def ranked(self, query: str) -> list[str]:
        """Names, the text most like the query first; equal ones by name."""
        return _best_first(self.scores(query))

    def _of(self, counted: Sequence[Counter[str]]) -> Postings:
        within = Counter(feature for counts in counted for feature in counts)
        held: dict[str, dict[int, float]] = defaultdict(dict)
        for place, counts in enumerate(counted):
            for feature, weight in self._vector(counts, within.__getitem__).items():
                held[feature][place] = weight
        return Postings.of(held)

    def _vector(self, counts: Counter[str], within: Callable[[str], int]) -> dict[str, float]:
        weights = {
            f: (1 + math.log(n)) * self._rarity[within(f)] * (_PART_WEIGHT if f[0] == "#" else 1.0)
            for f, n in counts.items()
        }
        length = math.sqrt(sum([w * w for w in weights.values()])) or 1.0
        return {f: w / length for f, w in weights.items()}


class Ranking:
    """Texts by name, ranked by how well they answer a question: BM25 over stems, and meaning if a model is given."""

    def __init__(self, texts: Mapping[str, str], embed: Embed | None = None) -> None:
        self._names = list(texts)
        self._places = {name: place for place, name in enumerate(self._names)}
        self._weights = self._bm25([Counter(_stems(text)) for text in texts.values()])
        self._embed = embed
        parts = [(name, part) for name, text in texts.items() for part in _parts(text)] if embed else []
        meanings = embed([part for _, part in parts]) if embed and parts else ()
        self._meanings = [(name, meaning) for (name, _), meaning in zip(parts, meanings, strict=True)]

    def scores(self, query: str) -> dict[str, float]:
        """How well each text answers; only order and distances mean something."""
        by_words = dict(zip(self._names, self._by_words(query), strict=True))
        if self._embed is None or not self._meanings:
            return by_words
        nearest, usual = self._meant(self._embed([query])[0])
        parts = (_standard(by_words), _standard(nearest), _standard(usual))
        return {n: sum(w * p[n] for w, p in zip(_MIX, parts, strict=True)) for n in by_words}

    def _meant(self, asked: Sequence[float]) -> tuple[dict[str, float], dict[str, float]]:
        """How near each text's meaning is: its nearest passage, and the mean of all."""
        near: dict[str, list[float]] = {}
        for name, meaning in self._meanings:
            near.setdefault(name, []).append(sum(a * b for a, b in zip(asked, meaning, strict=True)))
        return {name: max(of) for name, of in near.items()}, {name: fmean(of) for name, of in near.items()}

    def ranked(self, query: str) -> list[str]:
        """Names, the best answer first; equal ones in the order of names."""
        return _best_first(self.scores(query))

    def found(self, query: str, most: int) -> list[str]:
        """At most `most` names, best first, of texts that share a word; with a model, of any."""
        if self._embed is not None and self._meanings:
            return self.ranked(query)[:most]
        scores = self._by_words(query)
        least = min(nlargest(most, scores), default=0.0)
        best = sorted((-score, name) for name, score in zip(self._names, scores, strict=True) if score >= least)
        return [name for score, name in best[:most] if score]

    def share(self, query: str, name: str) -> float:
        """The share of the query's telling words in a text, 0 to 1; words in no text count fully."""
        asked = {stem: self._rarity(self._weights.count(stem)) for stem in _stems(query)}
        held = sum(weight for stem, weight in asked.items() if self._holds(name, stem))
        return held / (sum(asked.values()) or 1.0)

    def held(self, query: str, name: str) -> int:
        """How many of the query's telling words are in a text."""
        return sum(self._holds(name, stem) for stem in set(_stems(query)))

    def _holds(self, name: str, stem: str) -> bool:
        return self._weights.count(stem) > 0 and self._weights.weight(stem, self._places[name]) > 0

    def _by_words(self, query: str) -> list[float]:
        """Each text's score; 0 where it shares no stem with the query."""
        scores = [0.0] * len(self._names)
        for stem, n in Counter(_stems(query)).items():
            often = math.sqrt(n)
            for at, weight in self._weights.at(stem):
                scores[at] += often * weight
        return scores

    def _bm25(self, counts: Sequence[Counter[str]]) -> Postings:
        """For each stem, the texts with it and its weight there."""
        lengths = [c.total() for c in counts]
        usual = fmean(lengths) or 1.0 if lengths else 1.0
        within = Counter(stem for stems in counts for stem in stems)
        weights: dict[str, dict[int, float]] = {stem: {} for stem in within}
        for at, (stems, length) in enumerate(zip(counts, lengths, strict=True)):
            room = _SATURATION * (1 - _LENGTH + _LENGTH * length / usual)
            for stem, n in stems.items():
                weights[stem][at] = self._rarity(within[stem]) * n * (_SATURATION + 1) / (n + room)
        return Postings.of(weights)

    def _rarity(self, within: int) -> float:
        """Of what is in so many texts."""
        return math.log(1 + (len(self._names) - within + 0.5) / (within + 0.5))


def _parts(text: str) -> list[str]:
    """The text, then each of its sentences after the title."""
    title, *rest = sentences(text) or ("",)
    return [text, *(f"{title} {sentence}" for sentence in rest)]


def shared_stems(one: str, other: str) -> set[str]:
    """The stems of telling words that are in both texts."""
    return set(_stems(one)) & set(_stems(other))


def _stems(text: str) -> list[str]:
    """The stems of the telling words; `re-measured` and `remeasured` are one."""
    return [_stem(w) for w in words(_PREFIXED.sub(r"\1", text)) if w not in _SMALL]


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > _STEM + 1:
        return f"{word[:-3]}y"
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), "")
    bare = word.removesuffix(ending)
    doubled = ending in ("ing", "ed") and bare[-1] == bare[-2] and bare[-1] not in "aeiouls" and len(bare) > _STEM
    return bare[:-1] if doubled else bare


def _standard(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores as distances from the mean in standard deviations."""
    mean, spread = fmean(scores.values()), pstdev(scores.values()) or 1.0
    return {name: (score - mean) / spread for name, score in scores.items()}


def _best_first(scores: Mapping[str, float]) -> list[str]:
    """Names; equal ones in the order of names."""
    return sorted(scores, key=lambda name: (-scores[name], name))
