"""Phrases over word classes, found in what customers write: `{burn} .. {body}` is heard in "burned both my hands".

A phrase is words in their order: `burn*` stands for any ending, `{body}` for any word of that class, `a|b` for either,
`..` for up to four words between, `...` for up to nine. A phrase stays within a sentence.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from bot.knowledge.schema.masked import MARKS, MASKED, is_name
from bot.knowledge.schema.word_classes import NOTHING, SEEN, Lexicon

_WORD = re.compile(rf"(?P<masked>{MASKED})|[^\W_](?:[\w'*@$!#-]{{0,38}}[^\W_])?")
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s|$|[\"')])|\n")
_CLAUSE_ENDS = re.compile(r"[,;:()]|\bbut\b|\bhowever\b", re.IGNORECASE)
GAPS = {"..": 4, "...": 9}
_REMEMBERED, _LONGEST = 32, 200
"""Sentences cached, of at most so many words: one occurs in the message, its parts and their surroundings."""
_SENTENCE_OF = attrgetter("sentence")


class Word(NamedTuple):
    """A word in lower case, its place, and its sentence and clause, counted from 0."""

    text: str
    start: int
    end: int
    sentence: int
    clause: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: the name it is listed under, and the places of its first and last word."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Atom:
    """One word of a phrase: what it may be, and how many words may come before it."""

    options: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase by its words. Behind the first it needs all of `alone`, and one of each of `either`."""

    name: str
    atoms: tuple[_Atom, ...]
    alone: frozenset[str]
    either: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, name: str, atoms: tuple[_Atom, ...]) -> "_Entry":
        rest = [atom.options for atom in atoms[1:]]
        alone = frozenset(key for options in rest if len(options) == 1 for key in options)
        return cls(name, atoms, alone or NOTHING, tuple(options for options in rest if len(options) > 1))

    def may_be_in(self, here: frozenset[str]) -> bool:
        """Whether all its words are present, in whatever order."""
        if not self.alone <= here:
            return False
        for options in self.either:  # noqa: SIM110  # asked a thousand times in each case: a generator takes longer
            if options.isdisjoint(here):
                return False
        return True


def read_words(text: str) -> tuple[Word, ...]:
    """The words of a text. A hyphened compound is one word; curly apostrophes become straight."""
    plain = text.replace("\u2019", "'")
    sentences = [m.end() for m in _SENTENCE_ENDS.finditer(plain)]
    clauses = sorted({*sentences, *(m.start() for m in _CLAUSE_ENDS.finditer(plain))})
    return tuple(
        Word(_read(m), m.start(), m.end(), bisect(sentences, m.start()), bisect(clauses, m.start()))
        for m in _WORD.finditer(plain)
    )


def _read(found: re.Match[str]) -> str:
    """The word; of a name with stars only its letters."""
    word = found.group().lower()
    return word.rstrip(MARKS) if found["masked"] and is_name(found.string, *found.span()) else word


_Reading = tuple[frozenset[str], tuple[_Entry, ...]]


class _Known(dict[str, _Reading]):
    """A cache of words' readings."""

    def __init__(self, read: Callable[[str], _Reading]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> _Reading:
        if len(self) >= SEEN:
            self.clear()
        self[word] = found = self._read(word)
        return found


class Phrases:
    """Phrases by name, ready to be found."""

    def __init__(self, classes: Mapping[str, Iterable[str]], phrases: Mapping[str, Iterable[str]]) -> None:
        self._lexicon = Lexicon(classes)
        self._begin: dict[str, list[_Entry]] = {}
        self._readings: dict[frozenset[str], _Reading] = {}
        self._known = _Known(self._reading)
        self._in_sentence = lru_cache(maxsize=_REMEMBERED)(self._found)
        self._atom = cache(self._atom_of)  # the same words stand in many phrases
        for name, written in phrases.items():
            for phrase in written:
                entry = _Entry.of(name, self._read(phrase))
                for key in entry.atoms[0].options:
                    self._begin.setdefault(key, []).append(entry)
        self._atom.cache_clear()

    def found(self, words: tuple[Word, ...]) -> Iterator[Hit]:
        """Every phrase in the words, by the order of its first word."""
        begun = 0
        for texts in _by_sentence(words):
            for hit in (self._in_sentence if len(texts) <= _LONGEST else self._found)(texts):
                yield Hit(hit.name, begun + hit.first, begun + hit.last) if begun else hit
            begun += len(texts)

    def _found(self, words: tuple[str, ...]) -> tuple[Hit, ...]:
        """Phrases within one sentence."""
        read = list(map(self._known.__getitem__, words))
        begin = [(i, entries) for i, (_, entries) in enumerate(read) if entries]
        if not begin:
            return ()
        keys = [of for of, _ in read]
        here = frozenset(chain.from_iterable(keys))
        may = [(i, entry) for i, entries in begin for entry in entries if entry.may_be_in(here)]
        ends = ((entry.name, i, _end(entry.atoms, i, keys)) for i, entry in may)
        return tuple([Hit(name, first, last) for name, first, last in ends if last is not None])

    def _reading(self, word: str) -> _Reading:
        """All that a word belongs to, and the phrases it may begin; most begin none."""
        keys = self._lexicon.read(word)
        if keys not in self._readings:
            if len(self._readings) >= SEEN:
                self._readings.clear()
            self._readings[keys] = keys, tuple(entry for key in sorted(keys) for entry in self._begin.get(key, ()))
        return self._readings[keys]  # the same for all words that belong to the same: it takes room once

    def classes_of(self, word: str) -> frozenset[str]:
        """The word classes of a word, in braces."""
        return frozenset(k for k in self._known[word][0] if k.startswith("{"))

    def _read(self, phrase: str) -> tuple[_Atom, ...]:
        atoms: list[_Atom] = []
        gap = 0
        for part in phrase.split():
            if part in GAPS:
                gap = GAPS[part]
                continue
            atoms.append(self._atom(part, gap))
            gap = 0
        return tuple(atoms)

    def _atom_of(self, part: str, gap: int) -> _Atom:
        return _Atom(frozenset(self._option(o) for o in part.split("|")), gap)

    def _option(self, written: str) -> str:
        if written.startswith("{"):
            return written
        key = f"={written}"
        self._lexicon.add(written, key)
        return key


def _by_sentence(words: tuple[Word, ...]) -> Iterator[tuple[str, ...]]:
    if words and words[0].sentence == words[-1].sentence:  # as in most texts that are read: the parts of messages
        yield tuple([w.text for w in words])
        return
    for _, sentence in groupby(words, key=_SENTENCE_OF):
        yield tuple([w.text for w in sentence])


def _end(atoms: tuple[_Atom, ...], first: int, keys: list[frozenset[str]]) -> int | None:
    """The nearest place at which the phrase beginning at `first` can end."""
    reached = [first]
    for atom in atoms[1:]:
        near = {j for i in reached for j in range(i + 1, min(len(keys), i + atom.gap + 2))}
        reached = sorted(j for j in near if atom.options & keys[j])
        if not reached:
            return None
    return reached[0]


def classes_in(phrase: str) -> tuple[str, ...]:
    """The names of the word classes that a phrase names."""
    return tuple(o[1:-1] for part in phrase.split() for o in part.split("|") if o.startswith("{"))
