"""Spans of time as said: with the unit given earlier, with no measure, and what is done in them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import isnan

from bot.checks.commitments.acts import Side, acts
from bot.checks.commitments.words import MOVES, OTHERS, PRICE, REFUND
from bot.language.figures.figures import UNITS, Figure, Kind, figures, spelled_out
from bot.language.vocabulary.content import stem_set

_ELIDED = 30
"""Characters after a span of time in which a bare number has its unit."""
_NTH = re.compile(
    r"\b(?<!the )(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b"
    r"(?=\W*$|[,.;!?)]| (?:i|we|of|or|and|but|so|it|this|last)\b)",
    re.IGNORECASE,
)
"""A day, and no `2nd time`."""
REFUNDED = "refund"
"""The act of a span in which we refund."""
_OTHERS = stem_set(" ".join(sorted(OTHERS)))
_AWAY = frozenset({"on", "way"})
_LEAVES = MOVES | {"leave", "go", "dispatch", "post", "pack"}


def spans_said(text: str, today: date) -> Iterator[Figure]:
    """The figures of a text, with spans whose unit was given before: `two days, it took nine`, and days of a month
    however they are put: `on 14th`, `mid march, 18th i think`."""
    found = figures(text, today)
    yield from found
    yield from (Figure(Kind.DAY, float(m["day"]), m[0], m.start()) for m in _NTH.finditer(text))
    units = [f for f in found if f.kind is Kind.DAYS and not vague(f)]
    for span in units:
        one = next(days for unit, days in UNITS.items() if unit in span.text.lower())
        end = span.start + len(span.text)
        bare = (f for f in (*found, *spelled_out(text)) if f.kind is Kind.NUMBER and 0 < f.start - end < _ELIDED)
        yield from (replace(f, kind=Kind.DAYS, value=f.value * one) for f in bare if not isnan(f.value))


def vague(figure: Figure) -> bool:
    """Whether it is no measure: `a week`."""
    return figure.kind is Kind.DAYS and figure.text.lower().startswith(("a ", "an ", "a-", "an-"))


def act_of(figure: Figure, sentence: str) -> str:
    """The verb that the figure goes with; one word for everything goods do when they leave us."""
    act = next((a for a in acts(sentence) if a.start <= figure.start < a.end), None)
    if act is None or act.side is Side.CUSTOMER:
        return ""
    if act.about & (REFUND | PRICE):
        others = not act.passive and (act.side is Side.OTHER or bool(act.subject & _OTHERS))
        return "" if others else REFUNDED
    away = act.verb in _LEAVES or act.about >= _AWAY
    return "leave" if away else act.verb if act.verb != "be" else ""
