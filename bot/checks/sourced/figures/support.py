"""Whether a figure of a text is in a source, or follows from one by a sum, a share or a span of days."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise

from bot.checks.sourced.figures.known import Known, of_clauses, said_on_the_matter, topic
from bot.checks.sourced.figures.reckoning import beside, between, ends_on, same_span, worked_out
from bot.checks.sourced.figures.spans import vague
from bot.checks.sourced.sources import Sources
from bot.language.figures.figures import Figure, Kind, figures

_MOST_KNOWN = 1000
"""How many figures of all sources are kept; a support message has fewer."""
_FIRM = 2
"""Words shared with a clause from which a sentence is about the same thing."""
_CLOSER = 2
"""How many more words a clause must share than another, to be the one meant."""
_FAR_APART = 10
"""How many times as long one span may be as another that it was mistaken for."""


_NEXT_DAY = re.compile(r"\b(?:before|from|starting|as of)(?: the)? $", re.I)


@dataclass(frozen=True, slots=True)
class Range:
    """A span as said. `least` is in its unit, if it has two numbers; `unit` and `most` in days."""

    least: float | None
    unit: float
    most: float

    def ends(self, known: Known) -> bool:
        """Whether a figure of a source is as long."""
        return same_span(self.most, known.value)


@dataclass(frozen=True, slots=True)
class Support:
    """The figures of all sources of one text."""

    known: tuple[Known, ...]
    today: date
    amounts: frozenset[float]
    """Amounts given, and those that follow from them."""
    apart: frozenset[float]
    """Differences between numbers of the case and of its clauses: `5 lb over`."""
    any_clause: bool
    """Whether a clause in force counts without being cited."""
    cap: float
    """The largest share of the price that may be withheld, in percent."""

    def holds(self, figure: Figure, sentence: str) -> bool:
        """Whether the figure, in this sentence, is supported."""
        about = topic(sentence)
        near = [k for k in self._near(sentence) if not k.clause or (self.any_clause and _firm(k, about))]
        here = [k for k in self.known if self.any_clause and not k.clause and figure.kind is not Kind.DATE]
        return any(self._among_known(f, [*near, *here]) for f in _bounds(figure, sentence)) or self._gone_by(figure)

    def given(self, figure: Figure, sentence: str) -> bool:
        """Whether a cited clause, the situation's clauses or the case itself give the figure."""
        return self._among_known(figure, [k for k in self._near(sentence) if not k.clause])

    def elsewhere(self, figure: Figure, sentence: str) -> str | None:
        """The id of a clause in force, not cited, that gives the figure."""
        far = self.known if self.any_clause else self._near(sentence)
        near = (k for k in far if k.clause and k.kind is figure.kind and self._among_known(figure, [k]))
        best = max(near, key=lambda k: len((k.topic or frozenset()) & topic(sentence)), default=None)
        return best.clause if best else None

    def otherwise(self, figure: Figure, sentence: str) -> str | None:
        """The id of a clause, much closer to the sentence's subject, that gives another figure of this kind."""
        about = topic(sentence)
        alike = [k for k in self.known if k.kind is figure.kind and k.topic and k.source and _comparable(figure, k)]
        best = max(alike, key=lambda k: len((k.topic or frozenset()) & about), default=None)
        same = [len(k.topic & about) for k in alike if k.topic and abs(k.value - figure.value) < 0.005]
        if best is None or best.topic is None or not same or any(k.topic is None for k in self._giving(figure)):
            return None
        return best.source if len(best.topic & about) >= max(same) + _CLOSER else None

    def of_the_act(self, span: Figure, act: str) -> bool:
        """Whether a clause in force gives the span for the same act, whatever it is about."""
        alike = (k for k in self.known if k.kind is Kind.DAYS and k.act == act and k.source)
        return bool(act) and self.any_clause and any(same_span(span.value, k.value) for k in alike)

    def speaks_of_spans(self, sentence: str) -> bool:
        """Whether a clause gives a span for the sentence's subject."""
        about = topic(sentence)
        spans = (k for k in self.known if k.kind is Kind.DAYS and k.source)
        return any(k.topic is None or not k.topic.isdisjoint(about) for k in spans)

    def counted(self, day: Figure, spans: Iterable[Range], named: Iterable[date]) -> bool:
        """Whether the day is the end of a supported span, or of two one after the other, counted from a day of the case
        or one named."""
        given = {date.fromordinal(int(k.value)) for k in self.known if k.kind is Kind.DATE and k.topic is None}
        ruled = [frozenset(self._ruled(span)) for span in spans]
        told = {*chain(*ruled), *(a + b for one, other in pairwise(ruled) for a in one for b in other)}
        end = date.fromordinal(int(day.value))
        return any(ends_on(start, span, end) for start in given.union(named) for span in told)

    def dates(self, day: Figure) -> tuple[Figure, ...]:
        """The dates that a date, or a day of the month, can mean."""
        if day.kind is not Kind.DAY:
            return (day,)
        return tuple(replace(day, kind=Kind.DATE, value=value) for value in self._days(day))

    def _ruled(self, span: Range) -> Iterator[float]:
        """The days of a span that a clause gives: the most, and for one with two ends both, if the clause has both."""
        spans = (k for k in self.known if k.kind is Kind.DAYS and k.source and self._may_rest_on(k))
        ruled = {k.source for k in spans if span.ends(k)}
        if span.least is None:
            yield from {span.most} if ruled else ()
        elif any(k.source in ruled and k.value == span.least for k in self.known):
            yield from (span.most, span.least * span.unit)

    def _may_rest_on(self, known: Known) -> bool:
        """Whether it is the case's, or of a clause in force that needn't be cited."""
        return self.any_clause or not known.clause

    def _giving(self, figure: Figure) -> list[Known]:
        return [k for k in self.known if k.kind is figure.kind and abs(k.value - figure.value) < 0.005]

    def _near(self, sentence: str) -> list[Known]:
        about = topic(sentence)
        return [k for k in self.known if k.topic is None or not k.topic.isdisjoint(about)]

    def _among_known(self, figure: Figure, near: list[Known]) -> bool:
        match figure.kind:
            case Kind.DATE:
                return self._day(figure, near)
            case Kind.AMOUNT:
                return round(figure.value, 2) in self.amounts or _among(figure, near, Kind.AMOUNT, Kind.NUMBER)
            case Kind.PERCENT:
                return figure.value <= self.cap or _among(figure, near, Kind.PERCENT, Kind.NUMBER)
            case Kind.DAYS:
                return any(same_span(figure.value, k.value) for k in near if k.kind is Kind.DAYS)
            case Kind.DAY:
                near = list(near)
                if any(_day_of(k) == figure.value for k in near) or self.today.day == figure.value:
                    return True
                return any(self._day(day, near) for day in self.dates(figure))
            case Kind.NUMBER:
                return figure.value in self.apart or _among(figure, near, *Kind)
            case _:
                return _among(figure, near, *Kind)

    def _days(self, figure: Figure) -> Iterator[int]:
        """Days with that number within about a month."""
        today = self.today.toordinal()
        return (day for day in range(today - 31, today + 32) if date.fromordinal(day).day == figure.value)

    def _gone_by(self, figure: Figure) -> bool:
        """Whether it is a span between two days of the case, or from one to today, in the unit said."""
        if figure.kind is not Kind.DAYS:
            return False
        days = {int(k.value) for k in self.known if k.kind is Kind.DATE and not k.clause and k.topic is None}
        spans = {abs(a - b) for a in days for b in days | {self.today.toordinal()}} - {0}
        unit = 30.4 if "month" in figure.text.lower() else 7 if "week" in figure.text.lower() else 1
        count = round(figure.value / unit)
        return any(count in (int(span / unit), round(span / unit)) for span in spans if span >= unit)

    def to_the_day(self, figure: Figure) -> bool:
        """Whether exactly this many days lie between two days of the case."""
        return figure.kind is Kind.DAYS and "day" in figure.text.lower() and self._gone_by(figure)

    def _day(self, figure: Figure, near: Iterable[Known]) -> bool:
        day = date.fromordinal(int(figure.value))
        with_year = str(day.year) in figure.text or f"/{day.year % 100:02}" in figure.text
        given = {date.fromordinal(int(k.value)) for k in near if k.kind is Kind.DATE} | {self.today}
        if any(k.kind is Kind.DAY and k.value == day.day for k in near) and not with_year:
            return True
        if any(day == d or (not with_year and (d.month, d.day) == (day.month, day.day)) for d in given):
            return True
        spans = {k.value for k in near if k.kind is Kind.DAYS and not k.clause}
        return any(ends_on(start, span, day) for start in given for span in spans)


def support(sources: Sources, own_words: str = "") -> Support:
    """What the sources give. Percentages in the text's `own_words` may be used in computations."""
    said = [Known(f.kind, f.value) for f in said_on_the_matter(sources) if not vague(f)]
    known = [*dict.fromkeys(said), *of_clauses(sources)][:_MOST_KNOWN]
    shares = {k.value for k in known if k.kind is Kind.PERCENT}
    cap = max((c.cap_percent for c in sources.scope if c.cap_percent is not None), default=-1.0)
    shares |= {f.value for f in figures(own_words, sources.today) if f.kind is Kind.PERCENT and f.value <= cap}
    amounts = {round(k.value, 2) for k in said if k.kind in (Kind.AMOUNT, Kind.NUMBER)}
    followed = worked_out(amounts, shares) | beside(amounts, _ruled(Kind.AMOUNT, sources, known))
    apart = between({k.value for k in said if k.kind is Kind.NUMBER}, _ruled(Kind.NUMBER, sources, known))
    return Support(tuple(known), sources.today, followed, apart, sources.by_person, cap)


def _ruled(kind: Kind, sources: Sources, known: Iterable[Known]) -> set[float]:
    """The figures of this kind in the clauses the text is about."""
    about = {c.id for c in (*sources.cited, *sources.own)}
    return {k.value for k in known if k.kind is kind and k.source in about}


def _day_of(known: Known) -> float:
    return (
        date.fromordinal(int(known.value)).day
        if known.kind is Kind.DATE
        else known.value
        if known.kind is Kind.DAY
        else 0
    )


def _bounds(figure: Figure, sentence: str) -> tuple[Figure, ...]:
    """The day itself; for `before December 5` and `from December 5` also the day on which it ends."""
    ahead = sentence[: max(sentence.find(figure.text), 0)]
    if figure.kind is Kind.DATE and _NEXT_DAY.search(ahead):
        return figure, replace(figure, value=figure.value - 1)
    return (figure,)


def _firm(known: Known, about: frozenset[str]) -> bool:
    """A clause that the text doesn't cite supports only what is plainly its subject."""
    return known.topic is not None and len(known.topic & about) >= _FIRM


def _comparable(figure: Figure, known: Known) -> bool:
    """Spans that differ too much aren't mistaken for each other: 24 months and 6 days."""
    low, high = sorted((figure.value, known.value))
    return figure.kind is not Kind.DAYS or high <= _FAR_APART * low


def _among(figure: Figure, near: Iterable[Known], *kinds: Kind) -> bool:
    return any(k.kind in kinds and abs(k.value - figure.value) < 0.005 for k in near)
