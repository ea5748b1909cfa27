"""What follows from figures: sums and shares of amounts, and the day on which a span ends."""

from datetime import date, timedelta

_MOST = 24
"""How many amounts are added and subtracted at most."""
_SAME_SPAN = 0.02
"""Relative difference up to which spans are one: 24 months and two years."""
_LONG_SPAN = 60
"""Days above which a span may end a day early or late, as months differ in length."""


def worked_out(amounts: set[float], shares: set[float]) -> frozenset[float]:
    """Amounts, sums and differences of any two, and shares of them, as a person may compute."""
    some = sorted(amounts)[:_MOST]
    parts = {round(a * s / 100, 2) for a in some for s in shares}
    parts |= {round(a - a * s / 100, 2) for a in some for s in shares}
    sums = {round(a + b, 2) for a in some for b in some} | {round(abs(a - b), 2) for a in some for b in some}
    return frozenset(amounts | parts | sums)


def beside(amounts: set[float], ruled: set[float]) -> frozenset[float]:
    """Sums and differences of an amount of the case and one of a clause: `$5 below the limit`, `$35.95 in all`."""
    return frozenset(round(x, 2) for a in sorted(amounts)[:_MOST] for b in ruled for x in (a + b, abs(a - b)))


def between(numbers: set[float], ruled: set[float]) -> frozenset[float]:
    """Differences of a number of the case and one of a clause: `5 lb over`."""
    return frozenset(abs(a - b) for a in sorted(numbers)[:_MOST] for b in ruled)


def ends_on(start: date, span: float, day: date) -> bool:
    """Whether a span from `start` ends on `day`, counted in calendar or in business days."""
    gone = (day - start).days
    if gone <= 0 or gone > span * 2 + 2:
        return False
    slack = 1 if span > _LONG_SPAN else 0
    business = sum((start + timedelta(days=n)).weekday() < 5 for n in range(1, gone + 1)) if span < _LONG_SPAN else -1
    return abs(gone - round(span)) <= slack or (business == round(span) and day.weekday() < 5)


def same_span(one: float, other: float) -> bool:
    """Whether two spans are the same in different units."""
    return abs(one - other) <= _SAME_SPAN * max(one, other)
