"""Days that a text computes: from a day that it names, by a span that a clause of the case gives."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot.checks.commitments.acts import Meant, Side, acts
from bot.checks.commitments.words import GOES, MOVES
from bot.checks.sourced.figures.support import Range, Support
from bot.language.figures.figures import UNITS, Figure, Kind, next_weekday
from bot.language.segmentation.sentences import sentence_spans

_LAST = re.compile(r"\b(?:until|till|deadline|window|last day|no later than|at the latest|ends?|closes?)\b", re.I)
_TO = re.compile(r"\s*(?:to|or|and|until|-|\u2013|\u2014)\s*", re.I)

_MORE = re.compile(
    r"\s*more(?=\W*$|\s*[.,;:)]|\s+(?:in|to|on|at|from|for|until|after|before|by|and|or|if|once|when)\b)", re.I
)
"""`Within 2 business days, and 3 to 6 more to arrive`: of the same unit."""
_FROM_TODAY = re.compile(r"\b(?:from|ordered|placed|leav\w+|sent|shipped|bought) (?:today|now)\b", re.I)


def counted_out(found: Iterable[Figure], text: str, known: Support) -> frozenset[Figure]:
    """The days that a span of that sentence, or of the one before, ends on.

    It may begin on a day of the case, on a weekday on which goods leave, or on a day named before that a source gives:
    `it leaves by Tuesday and takes 3 to 6 business days, which makes it the 4th to the 9th`. What is counted out itself
    begins nothing, and a last day follows from no day but the case's.
    """
    spans, days, follow = sentence_spans(text), set[date](), set[Figure]()
    figures = sorted(found, key=_start)
    for n, (start, end) in enumerate(spans):
        before, first, last = (bisect_left(figures, at, key=_start) for at in (spans[max(n - 1, 0)][0], start, end))
        spoken = ranges(figures[before:last], text)
        days |= {known.today} if _FROM_TODAY.search(text, start, end) else set()
        for figure in figures[first:last]:
            if figure.kind is Kind.WEEKDAY and _leaves(figure, text):
                days.add(next_weekday(int(figure.value), known.today))
            elif figure.kind in (Kind.DATE, Kind.DAY):
                named = () if _LAST.search(text[start:end]) else days
                follow |= {figure} if any(known.counted(d, spoken, named) for d in known.dates(figure)) else set()
                if figure.kind is Kind.DATE and known.holds(figure, text[start:end]):
                    days.add(date.fromordinal(int(figure.value)))
    return frozenset(follow)


def _start(figure: Figure) -> int:
    return figure.start


def _leaves(day: Figure, text: str) -> bool:
    """Whether its own clause says that goods leave on it."""
    said = [a for a in acts(text) if a.start <= day.start < a.end and a.meant in (Meant.NOW, Meant.LATER)]
    return any(a.verb in GOES | MOVES and a.side is not Side.CUSTOMER for a in said)


def ranges(found: Iterable[Figure], text: str) -> tuple[Range, ...]:
    """Spans with their fewest and most days: `3 to 6 business days`."""
    return tuple(_ranges(sorted(found, key=_start), text))


def _ranges(found: list[Figure], text: str) -> Iterator[Range]:
    unit = 0.0
    for before, span in zip((None, *found), found, strict=False):
        if span.kind is Kind.DAYS:
            unit = next(days for name, days in UNITS.items() if name in span.text.lower())
        elif not (unit and span.kind is Kind.NUMBER and _MORE.match(text, span.start + len(span.text))):
            continue
        else:
            span = replace(span, value=span.value * unit)
        least = before and before.kind is Kind.NUMBER and before.value * unit < span.value
        joined = before and _TO.fullmatch(text[before.start + len(before.text) : span.start])
        yield Range(before.value if before and least and joined else None, unit, span.value)
