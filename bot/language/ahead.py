"""When something comes that is told without its date: `by Tuesday`, `tomorrow`, `within 24 hours`."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bot.language.figures import AHEAD, Figure, Kind, figures, upcoming

_BY = re.compile(r"\b(?:by|before|until|till|no later than|not later than)(?: the| end of| next| this|,)*\s*$", re.I)
_IN = re.compile(r"\b(?:within|in)(?: the)?(?: next| coming)?(?: \w+ (?:to|or))?\s*$", re.I)
"""Before a span: one that is waited, and none that something else has: `the 30-day window`."""
_AHEAD = re.compile(rf"\b(?:{'|'.join(AHEAD)})\b", re.I)
_WORKING, _NEXT_WEEK = re.compile(r"\b(?:business|working)\b", re.I), re.compile(r"\bnext week\b", re.I)
_HOURS = re.compile(r"\bhours?\b", re.I)
_SATURDAY, _WEEK = 5, 7


def ends_ahead(words: str, said: datetime, written: date) -> datetime | None:
    """The first time named, where these words were said then and written on that day. A day is over at midnight.

    `By Friday` is the Friday after it was written, unless that was over when it was said. Where some of what is named
    has a `by` before it, the rest is left alone: `what was scanned on Monday, by Thursday`.
    """
    found = [(bool(_BY.search(words[:start])), at) for start, at in _named(words, said, written)]
    by = [at for is_by, at in found if is_by]
    return min(by or [at for _, at in found], default=None)


def _named(words: str, said: datetime, written: date) -> Iterator[tuple[int, datetime]]:
    """Where each stands, and when it is over."""
    today = said.date()
    for m in _AHEAD.finditer(words):
        yield m.start(), _over(today + timedelta(days=AHEAD[m[0].lower()]), said)
    for figure in figures(words, today):
        if figure.kind is Kind.WEEKDAY:
            yield figure.start, _over(_weekday(figure, words, today, written), said)
        elif figure.kind is Kind.DAY:
            yield figure.start, _over(upcoming(int(figure.value), today), said)
        elif figure.kind is Kind.DAYS and _IN.search(words[: figure.start]):
            yield figure.start, _later(figure, said)


def _over(day: date, said: datetime) -> datetime:
    return datetime.combine(day, time.max, said.tzinfo)


def _weekday(figure: Figure, words: str, today: date, written: date) -> date:
    if _NEXT_WEEK.search(words):
        return today + timedelta(days=_WEEK - today.weekday() + int(figure.value))
    first = max(today, written + timedelta(days=1))
    return first + timedelta(days=(int(figure.value) - first.weekday()) % _WEEK)


def _later(figure: Figure, said: datetime) -> datetime:
    if _HOURS.search(figure.text):
        return said + timedelta(days=figure.value)
    day, left = said.date(), int(figure.value)
    while left:
        day += timedelta(days=1)
        left -= not (_WORKING.search(figure.text) and day.weekday() >= _SATURDAY)
    return _over(day, said)
