"""Phrases found in a listing by word stems, and whether they are denied there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.listings.tongues import stem

_TOKEN = re.compile(r"#?[^\W_]+(?:['’][^\W\d_]+)*%?|ø", re.UNICODE)
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")
_BREAK = re.compile(r"[;.!?](?=\s|$)|[()\n]|,(?=\s)|\bbut\b|\baber\b|\bmais\b|\bpero\b")
_CLAUSE = re.compile(
    r"[;.!?](?=\s|$)|,(?=\s)|[()\[\]\n|•]|\s[-–—]\s|\s/\s(?=\d+\s?(?:h|hrs?|hours?|std|stunden)\b)|\band\b(?=[^,;.\n]{0,80}\d)",
    re.I,
)
_DENIES = frozenset(
    """not no non never without instead statt anstelle
    isn't aren't don't doesn't cannot can't nicht kein keine keinen keiner ohne pas sans
    aucun aucune sin ningún ninguna nunca senza nessun nessuna niet geen zonder não sem inte utan""".split()
)
_ALIKE = dict.fromkeys(
    "supplied enclosed provided inclusive comes inkl enthalten beiliegend inbegriffen".split(), "included"
)
"""Synonyms of `included`, which policies needn't list."""
_BEFORE = 5
"""How many words before a phrase a negation may stand."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, its stem and its position."""

    word: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order. `open_end`: the last may have any ending."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    open_end: bool


@lru_cache(maxsize=20_000)
def phrase(form: str, language: str) -> Phrase:
    """A phrase from a policy, parsed."""
    words = tuple(m[0].lower().replace("’", "'") for m in _TOKEN.finditer(form))
    return Phrase(words, tuple(stem(w, language) for w in words), form.endswith("*"))


class Text:
    """A text with its words, in its language."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.tokens = [
            Token(w, stem(w, language), m.start(), m.end())
            for m in _TOKEN.finditer(text)
            if (w := m[0].lower().replace("’", "'"))
        ]
        self._starts = [t.start for t in self.tokens]

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The positions of every word and stem."""
        places: dict[str, list[int]] = {}
        for i, token in enumerate(self.tokens):
            for form in {token.word, token.stem}:
                places.setdefault(form, []).append(i)
        return places

    @cached_property
    def _sentences(self) -> list[int]:
        return [m.end() for m in _SENTENCE.finditer(self.text)]

    @cached_property
    def _breaks(self) -> list[int]:
        return [m.end() for m in _BREAK.finditer(self.text)]

    def sentence(self, at: int) -> int:
        """The number of the sentence at a position."""
        return bisect_right(self._sentences, at)

    def clause_start(self, at: int) -> int:
        """Where the clause at a position begins."""
        i = bisect_right(self._breaks, at)
        return self._breaks[i - 1] if i else 0

    @cached_property
    def _clauses(self) -> tuple[list[int], list[int]]:
        title = self.text.find("\n")
        found = [m for m in _CLAUSE.finditer(self.text) if m[0] != "," or m.start() > title]
        return [m.start() for m in found], [m.end() for m in found]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause around a position begins and ends. Commas in a title separate nothing."""
        ends, starts = self._clauses
        before, after = bisect_right(starts, start), bisect_right(ends, end - 1)
        return starts[before - 1] if before else 0, ends[after] if after < len(ends) else len(self.text)

    def between(self, start: int, end: int) -> int:
        """How many words are between two positions."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def denial(self, at: int) -> int:
        """Where the negation of what begins here stands; the position itself if there is none."""
        return min((t.start for t in self._before(at) if t.word in _DENIES), default=at)

    def denied(self, start: int, end: int | None = None, own: tuple[str, ...] = ()) -> bool:
        """Whether a phrase is negated, by a word before it or between its own: bulb *not* included.

        `Non-slip` isn't.
        """
        inside = [t for t in self._tokens(start, end) if t.word not in own] if end else []
        return any(t.word in _DENIES for t in (*self._before(start), *inside))

    def _before(self, at: int) -> list[Token]:
        i = bisect_left(self._starts, at)
        begin = self.clause_start(at)
        return [t for t in self.tokens[max(0, i - _BEFORE) : i] if t.start >= begin]

    def _tokens(self, start: int, end: int) -> list[Token]:
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def find(text: Text, wanted: Phrase, begin: int = 0, end: int | None = None, gap: int = 0) -> Iterator[tuple[int, int]]:
    """Where the phrase stands between two positions, within one clause, with up to `gap` other words in between."""
    stop = len(text.text) if end is None else end
    if not wanted.words:
        return
    for i in _firsts(text, wanted):
        token = text.tokens[i]
        last = _rest(text, wanted, i, gap) if begin <= token.start < stop else None
        if last is not None and last.end <= stop:
            yield token.start, last.end


def _firsts(text: Text, wanted: Phrase) -> list[int]:
    if len(wanted.words) == 1 and wanted.open_end:
        return [i for i, t in enumerate(text.tokens) if t.word.startswith(wanted.words[0])]
    return sorted({i for form in (wanted.words[0], wanted.stems[0]) for i in text.by_word.get(form, ())})


def _rest(text: Text, wanted: Phrase, i: int, gap: int) -> Token | None:
    """The last word of the phrase that begins at the i-th word, or None."""
    clause, at = text.clause_start(text.tokens[i].start), i
    for n in range(1, len(wanted.words)):
        span = text.tokens[at + 1 : at + 2 + gap]
        hit = next((j for j, t in enumerate(span) if _is(t, wanted, n)), None)
        if hit is None or text.clause_start(span[hit].start) != clause:
            return None
        at += 1 + hit
    return text.tokens[at]


def _is(token: Token, wanted: Phrase, n: int) -> bool:
    if wanted.open_end and n == len(wanted.words) - 1 and token.word.startswith(wanted.words[n]):
        return True
    return token.word == wanted.words[n] or token.stem == wanted.stems[n] or _ALIKE.get(token.word) == wanted.words[n]


def sentences_of(text: str) -> list[str]:
    """The sentences and lines of a text."""
    return [s.strip() for s in _SENTENCE.split(text) if s.strip()]


def has_denial(text: str) -> bool:
    """Whether a text negates something."""
    return any(m[0].lower().replace("’", "'") in _DENIES for m in _TOKEN.finditer(text))
