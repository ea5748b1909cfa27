"""Sentences that repeat a clause in much the same words."""

from collections.abc import Iterator
from functools import lru_cache

from bot.checks.sourced.sources import Sources
from bot.knowledge.schema.clauses import Clause
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import gist

_SHARED, _SHARE = 3, 0.5
"""Fewest shared words of a sentence and a clause's, and their share of the sentence's words."""


def restates(words: str, sources: Sources) -> bool:
    """Whether a clause in force, or a fact of the case, says the same.

    A clause that gives a refund or goods does so for its own situation only.
    """
    said = gist(words)
    return any(_alike(said, line) for line in _known(sources))


def restates_within(words: str, sentence: str, sources: Sources) -> bool:
    """Whether the sentence repeats a clause that has all words of this part too."""
    said, part = gist(sentence), gist(words)
    return any(_alike(said, line) and part <= line for line in _known(sources))


def _known(sources: Sources) -> Iterator[frozenset[str]]:
    clauses = [c for c in sources.in_force if not c.allows or c in sources.own]
    yield from (line for c in clauses if c.id not in sources.undecided for line in _lines(c))
    yield from (gist(f.value) for f in sources.facts)


@lru_cache(maxsize=2048)
def _lines(clause: Clause) -> tuple[frozenset[str], ...]:
    return tuple(gist(line) for text in (clause.text, clause.say or "") for line in sentences(text))


def _alike(said: frozenset[str], line: frozenset[str]) -> bool:
    shared = len(said & line)
    return shared >= _SHARED and shared >= _SHARE * len(said)
