"""Spans with two ends, `3 to 6 business days`: one clause must have both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.checks.commitments.acts import Side, acts
from bot.checks.sourced.figures.known import topic
from bot.checks.sourced.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.clauses import Clause
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import stem_set

_ENDS = re.compile(
    r"(?<![\w.$/-])(?P<least>\d{1,3}) ?(?:to|or|and|-|\u2013|\u2014) ?(?P<most>\d{1,3})"
    r"[ -](?:(?:business|working|calendar|full) )?(?P<unit>hour|day|week|month)s?\b",
    re.I,
)
_BANKS = stem_set("bank card issuer statement paypal")
_BETWEEN = 2
"""Words that a sentence must share with a clause for its span to be compared."""


@dataclass(frozen=True, slots=True)
class _Ends:
    words: str
    least: int
    most: int
    unit: str
    about: frozenset[str]

    def half(self, other: "_Ends") -> bool:
        """Whether they agree in only one end."""
        return self.unit == other.unit and (self.least == other.least) is not (self.most == other.most)

    def within(self, other: "_Ends") -> bool:
        """Whether it lies within the other."""
        return self.unit == other.unit and other.least <= self.least and self.most <= other.most

    def same(self, other: "_Ends") -> bool:
        return (self.least, self.most, self.unit) == (other.least, other.most, other.unit)


def check_ranges(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops a span with one end of the clause's, if nothing in the case has both; warns if it lies within it."""
    spans = [span for span in _ends(text) if not _of_others(span, text)]
    if not spans:
        return
    given = [(clause, other) for clause in _near(sources) for other in _ends(_all_of(clause))]
    said = [other for told in sources.stated for other in _ends(told)]
    for span in spans:
        if any(span.same(other) for other in (*said, *(other for _, other in given))):
            continue
        beside = [(c in sources.own, len(span.about & o.about), c, o) for c, o in given if span.half(o)]
        on_it = [found for found in beside if found[1] >= (1 if found[0] else _BETWEEN)]
        if on_it:
            _, _, clause, other = max(on_it, key=lambda found: found[:2])
            reason = f"{clause.id} says “{other.words}”. Correct the span, or leave it out."
            severity = Severity.WARN if span.within(other) else Severity.STOP
            yield Finding("number", severity, span.words, reason, against=clause.text)


def _near(sources: Sources) -> tuple[Clause, ...]:
    return tuple(dict.fromkeys((*sources.cited, *sources.own, *sources.in_force)))


def _all_of(clause: Clause) -> str:
    return f"{clause.text} {clause.say or ''}"


@lru_cache(maxsize=1024)
def _ends(text: str) -> tuple[_Ends, ...]:
    return tuple(
        _Ends(m[0], int(m["least"]), int(m["most"]), m["unit"].lower(), topic(sentence))
        for sentence in sentences(text)
        for m in _ENDS.finditer(sentence)
    )


def _of_others(span: _Ends, text: str) -> bool:
    """Whether it is somebody else's span: `Your bank needs 3 to 5 days`."""
    at = text.find(span.words)
    around = [act for act in acts(text) if act.start <= at < act.end]
    return any(act.about & _BANKS or (act.side is Side.OTHER and not act.passive) for act in around)
