"""The figures that sources give, each with what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from bot.checks.sourced.figures.spans import act_of, spans_said, vague
from bot.checks.sourced.sources import Sources
from bot.language.figures.figures import Figure, Kind, figures
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import all_tokens
from bot.language.vocabulary.lexicon import STOP_WORDS
from bot.language.vocabulary.stems import stem

_UNITS = frozenset(map(stem, "hour day week month year business calendar working percent dollar time date".split()))


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of a source. `topic`: the stems of its sentence; None if it applies to anything."""

    kind: Kind
    value: float
    topic: frozenset[str] | None = None
    clause: str | None = None
    """The id of a clause in force that is neither cited nor the situation's."""
    source: str | None = None
    """The id of its clause."""
    act: str = ""
    """The verb of what is done in a span of time."""


@lru_cache(maxsize=1024)
def topic(sentence: str) -> frozenset[str]:
    """The stems of what a sentence is about."""
    words = (t.word for t in all_tokens(sentence) if t.word.isalpha())
    return frozenset(s for w in words if len(w) > 2 and w not in STOP_WORDS and (s := stem(w)) not in _UNITS)


def said_on_the_matter(sources: Sources) -> Iterator[Figure]:
    """The figures said on the matter, and the measures that an item is called by: `a 34 cm lamp`."""
    yield from (f for text in sources.stated for f in spans_said(text, sources.today))
    yield from (f for text in sources.names for f in figures(text, sources.today) if f.kind is Kind.NUMBER)


def of_clauses(sources: Sources) -> Iterator[Known]:
    """A cited clause supports as it is; any other if it is about the sentence's subject."""
    cited, own = {c.id for c in sources.cited}, {c.id for c in sources.own}
    every = {c.id: c for c in (*sources.cited, *sources.own, *sources.in_force)}
    for clause in every.values():
        wherever, here, elsewhere = _of_clause(
            clause.id, clause.title, clause.text, clause.say or "", clause.window_days, clause.cap_percent,
            sources.today,
        )  # fmt: skip
        yield from wherever if clause.id in cited else here if clause.id in own else elsewhere


@lru_cache(maxsize=16_384)
def _of_clause(
    id: str, title: str, text: str, say: str, window_days: int | None, cap_percent: float | None, today: date
) -> tuple[tuple[Known, ...], tuple[Known, ...], tuple[Known, ...]]:
    """What a clause gives: if cited, if the situation's own, and if neither."""
    about = topic(f"{title} {text}")
    given = [Known(Kind.DAYS, window_days, about)] if window_days is not None else []
    given += [Known(Kind.PERCENT, cap_percent, about)] if cap_percent is not None else []
    given += [*_written(title, today), *_written(text, today), *_written(say, today)]
    here = tuple(replace(k, source=id) for k in given)
    return tuple(replace(k, topic=None) for k in here), here, tuple(replace(k, clause=id) for k in here)


def _written(text: str, today: date) -> tuple[Known, ...]:
    found = ((s, f) for s in sentences(text) for f in figures(s, today) if not vague(f))
    return tuple(Known(f.kind, f.value, topic(s), act=act_of(f, s) if f.kind is Kind.DAYS else "") for s, f in found)
