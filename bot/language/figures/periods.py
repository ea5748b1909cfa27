"""The days that words such as `last month`, `this week` or `in October` mean."""

import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NAMED = re.compile(rf"\b(?:in|of|during|since)\s+({'|'.join(MONTHS)})(?:\s+(\d{{4}}))?\b", re.I)
_COUNTED = re.compile(r"\b(?:last|past|previous)\s+(\d{1,3})\s+(day|week|month|year)s?\b", re.I)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
Period = tuple[date, date]
"""The first and the last day."""


def period(text: str, today: date) -> Period | None:
    """The first span of days that the text names, or None. A span that isn't over ends today."""
    for read in (_counted, _named, _worded):
        found = read(text, today)
        if found:
            return found[0], min(found[1], today)
    return None


def _counted(text: str, today: date) -> Period | None:
    m = _COUNTED.search(text)
    return (today - timedelta(days=int(m[1]) * _DAYS[m[2].lower()]), today) if m else None


def _named(text: str, today: date) -> Period | None:
    m = _NAMED.search(text)
    if m is None:
        return None
    month = 1 + MONTHS.index(m[1].lower())
    year = int(m[2]) if m[2] else today.year - (month > today.month)
    first = date(year, month, 1)
    return (first, today) if m[0].lower().startswith("since") else (first, end_of_month(first))


def _worded(text: str, today: date) -> Period | None:
    words = text.lower()
    return next((span(today) for phrase, span in _SPANS.items() if re.search(rf"\b{phrase}\b", words)), None)


def end_of_month(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _last_month(today: date) -> Period:
    end = today.replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end


def _last_week(today: date) -> Period:
    monday = today - timedelta(days=today.weekday() + 7)
    return monday, monday + timedelta(days=6)


_SPANS: dict[str, Callable[[date], Period]] = {
    "today": lambda today: (today, today),
    "yesterday": lambda today: (today - timedelta(days=1), today - timedelta(days=1)),
    "this week": lambda today: (today - timedelta(days=today.weekday()), today),
    "last week": _last_week,
    "this month": lambda today: (today.replace(day=1), today),
    "last month": _last_month,
    "this year": lambda today: (today.replace(month=1, day=1), today),
    "last year": lambda today: (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
}
