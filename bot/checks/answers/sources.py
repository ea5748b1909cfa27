"""The figures a sentence may have, given its rows: those in them, how many rows there are, and sums. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, combinations

from bot.domain.answer import Cell, Money, Row
from bot.domain.reply import SourceKind
from bot.language.figures.figures import Figure, Kind, figures

_SIGNS = {"$": "USD", "\u20ac": "EUR", "\u00a3": "GBP"}
_NAMED = {"dollar": "USD", "euro": "EUR", "pound": "GBP"}
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(_MONTHS)
_BEFORE = "in|of|since|during|for|from|to|until|till|through|and|between"
_MONTH_NAMED = re.compile(rf"\b(?:{_BEFORE}) (?P<month>{_MONTH})\b(?: (?P<year>\d{{4}}))?", re.I)
_OF_A_YEAR = re.compile(rf"\b(?:in|of|since|{_MONTH}) $", re.I)
MINUS = "~"
"""Written before negative numbers: a dash would be read as part of a name."""
_SPAN = ("since", "until")
"""Columns of a requested span of days; both ends belong to it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some rows.

    `prose` is the team's own texts, where all figures count; in records only numbers and days do.
    """

    counts: frozenset[int]
    amounts: frozenset[tuple[Decimal, str | None]]
    days: frozenset[date]
    told: frozenset[date]
    """Days of the reports. They are dates; no weekday may be derived from them."""
    months: frozenset[tuple[int, int]]
    """(year, month) of every day, and of every month within a requested span."""
    spans: frozenset[int]
    written: frozenset[tuple[Kind, float]]
    prose: str

    def hold(self, figure: Figure, text: str) -> bool:
        """Whether a source has the figure, which stands in `text`."""
        if (figure.kind, figure.value) in self.written:
            return True
        match figure.kind:
            case Kind.NUMBER:
                return self._count(figure, text) or self._amount(figure) or self._year(figure, text)
            case Kind.AMOUNT:
                return self._amount(figure)
            case Kind.DATE:
                return date.fromordinal(int(figure.value)) in self.days | self.told
            case Kind.DAYS:
                return figure.value in self.spans
            case Kind.DAY:
                return int(figure.value) in {d.day for d in self.days}
            case Kind.WEEKDAY:
                return int(figure.value) in {d.weekday() for d in self.days}
            case _:
                return False

    def _count(self, figure: Figure, text: str) -> bool:
        """Whether a row has this count. `5 units left` may stand for -5; with a sign it must be exact."""
        if text[: figure.start].endswith(MINUS):
            return -figure.value in self.counts
        return figure.value in self.counts or -figure.value in self.counts

    def _amount(self, figure: Figure) -> bool:
        said = _currency(figure.text)
        return any(
            float(amount) == figure.value and (said is None or currency is None or said == currency)
            for amount, currency in self.amounts
        )

    def _year(self, figure: Figure, text: str) -> bool:
        """Whether it is the year of a known day: `in 2026`, `October 2026`."""
        a_year = figure.text.isdigit() and len(figure.text) == 4 and _OF_A_YEAR.search(text[: figure.start])
        return bool(a_year) and int(figure.value) in {year for year, _ in self.months}

    def hold_months(self, text: str) -> bool:
        """Whether each month named is a known one."""
        named = [(m["year"], 1 + _MONTHS.index(m["month"].lower())) for m in _MONTH_NAMED.finditer(text)]
        return all(any(month == m and int(year or y) == y for y, m in self.months) for year, month in named)


def figures_of(rows: tuple[Row, ...], today: date) -> Figures:
    """The figures in these rows, sums of their columns, and the number of rows if none was left out."""
    cells = [cell for row in rows for cell in row.cells]
    sums = list(_sums(rows))
    prose = "\n".join(c for r in rows if r.source.kind is not SourceKind.RECORD for c in r.cells if isinstance(c, str))
    amounts, written = [(m.amount, m.currency) for m in (*cells, *sums) if isinstance(m, Money)], figures(prose, today)
    told = [f for row in rows for f in figures(row.told, today) if f.kind is Kind.DATE]
    days = {c for c in cells if isinstance(c, date)}
    return Figures(
        counts=frozenset({*(c for c in (*cells, *sums) if isinstance(c, int)), *_sizes(rows)}),
        amounts=frozenset(
            (*amounts, *((Decimal(str(f.value)), _currency(f.text)) for f in written if f.kind is Kind.AMOUNT))
        ),
        days=frozenset(days),
        told=frozenset(date.fromordinal(int(f.value)) for f in told),
        months=frozenset(month for row in rows for month in _months(row)),
        spans=frozenset(span for row in rows for span in _spans(row)),
        written=frozenset((f.kind, f.value) for f in written if f.kind is not Kind.AMOUNT),
        prose=prose,
    )


def _alike(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """The rows grouped by their columns."""
    for columns in dict.fromkeys(row.columns for row in rows):
        yield tuple(row for row in rows if row.columns == columns)


def _sizes(rows: tuple[Row, ...]) -> Iterator[int]:
    yield from (len(group) for group in _alike(rows) if not any(row.partial for row in group))


def _sums(rows: tuple[Row, ...]) -> Iterator[Cell]:
    """The sum of each column with a number in every row."""
    for group in _alike(rows):
        for column in zip(*(row.cells for row in group), strict=True):
            yield from _sum(column)


def _sum(column: Iterable[Cell]) -> Iterator[Cell]:
    cells = list(column)
    numbers = [c for c in cells if isinstance(c, int)]
    amounts = [c for c in cells if isinstance(c, Money)]
    if len(numbers) == len(cells):
        yield sum(numbers)
    if len(amounts) == len(cells) and len({m.currency for m in amounts}) == 1:
        yield Money(sum((m.amount for m in amounts), Decimal()), amounts[0].currency)


def _days(row: Row) -> list[date]:
    return [cell for cell in row.cells if isinstance(cell, date)]


def _spans(row: Row) -> Iterator[int]:
    """Days between two dates of a row; in a requested span the last day counts too."""
    for one, other in combinations(_days(row), 2):
        between = abs((other - one).days)
        yield from (between, between + 1) if row.columns[:2] == _SPAN else (between,)


def _months(row: Row) -> Iterator[tuple[int, int]]:
    days = _days(row)
    yield from ((day.year, day.month) for day in days)
    if row.columns[:2] == _SPAN and len(days) == 2:
        first, last = (12 * day.year + day.month - 1 for day in days)
        yield from ((n // 12, n % 12 + 1) for n in range(first, last + 1))


def _currency(words: str) -> str | None:
    small = words.lower()
    by_sign = (code for sign, code in _SIGNS.items() if sign in words)
    by_name = (code for name, code in _NAMED.items() if name in small)
    by_code = (code for code in _SIGNS.values() if code.lower() in small)
    return next(chain(by_sign, by_name, by_code), None)
