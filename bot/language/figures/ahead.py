"""When something will happen that is announced without a date: `by Tuesday`, `tomorrow`, `within 24 hours`."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.language.figures.figures import AHEAD, Figure, Kind, figures, next_weekday, upcoming
from bot.language.patterns.worded import may_hold, words_of

_BY = re.compile(r"\b(?:by|before|until|till|no later than|not later than)(?: the| end of| next| this|,)*\s*$", re.I)
_IN = re.compile(r"\b(?:within|in)(?: the)?(?: next| coming)?(?: \w+ (?:to|or))?\s*$", re.I)
"""Before a span of time to wait for; not one that describes a thing, as in `the 30-day window`."""
_AHEAD = re.compile(rf"\b(?:{'|'.join(AHEAD)})\b", re.I)
_AHEAD_WORDS = words_of(AHEAD)
_NAMED_BEFORE = re.compile(r"\b(?:these|those|your|its)\s+$", re.I)
"""A span that was spoken of: `before those fifteen days are over`."""
_WORKING, _NEXT_WEEK = re.compile(r"\b(?:business|working)\b", re.I), re.compile(r"\bnext week\b", re.I)
_HOURS = re.compile(r"\bhours?\b", re.I)
_SATURDAY, _WEEK = 5, 7


def soon(text: str, today: date) -> date | None:
    """The day that `tomorrow`, `by Friday` or `within 24 hours` means, seen from today; the latest of several."""
    found = figures(text, today)
    days = [date.fromordinal(int(f.value)) for f in found if f.kind is Kind.DATE]
    if may_hold(text, _AHEAD_WORDS):
        days += [today + timedelta(days=n) for word, n in AHEAD.items() if re.search(rf"\b{word}\b", text, re.I)]
    days += [next_weekday(int(f.value), today) for f in found if f.kind is Kind.WEEKDAY]
    spans = (f for f in found if f.kind is Kind.DAYS and not _NAMED_BEFORE.search(text, 0, f.start))
    days += [today + timedelta(days=-(-f.value // 1)) for f in spans]
    days += [upcoming(int(f.value), today) for f in found if f.kind is Kind.DAY]
    return max(days, default=None)


def ends_ahead(words: str, said: datetime, written: date) -> datetime | None:
    """The end of the first time named in the words, said at `said` and written on `written`; None if there is none.

    A day ends at midnight. `By Friday` is the Friday after it was written, unless that was over when it was said. If a
    time has a `by` before it, those without are ignored: `what was scanned on Monday, by Thursday`.
    """
    found = [(bool(_BY.search(words[:start])), at) for start, at in _named(words, said, written)]
    by = [at for is_by, at in found if is_by]
    return min(by or [at for _, at in found], default=None)


def _named(words: str, said: datetime, written: date) -> Iterator[tuple[int, datetime]]:
    """The position of each time named, and when it ends."""
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
        return (said.astimezone(UTC) + timedelta(days=figure.value)).astimezone(said.tzinfo)
    day, left = said.date(), int(figure.value)
    while left:
        day += timedelta(days=1)
        left -= not (_WORKING.search(figure.text) and day.weekday() >= _SATURDAY)
    return _over(day, said)
