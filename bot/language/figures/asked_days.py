"""The days that a question names: `in Q4`, `between 1 and 15 October`, `October sales`, `last quarter`. Pure.

A month, quarter or day without a year is the latest that has begun.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.figures.figures import Figure, Kind, figures
from bot.language.figures.periods import MONTHS, Period, end_of_month, period

_SHORT = "jan feb mar apr jun jul aug sept sep oct nov dec".split()
_NAMES = "|".join((*MONTHS, *_SHORT))
_YEAR = r"(?:,?\s+(?:of\s+)?(20\d\d)\b)?"
_JOINS = r"\s*(?:to|until|till|through|thru|and|or|-|\u2013|vs\.?|versus|compared (?:to|with))\s*(?:the\s+)?"
_JOINED = re.compile(_JOINS, re.I)
_FIRST_OF_TWO = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?{_JOINS}$", re.I)
"""`1 to` before `15 October`."""
_MONTHS = re.compile(rf"\b({_NAMES})\b\.?{_YEAR}{_JOINS}({_NAMES})\b\.?{_YEAR}", re.I)
_MONTH = re.compile(
    rf"\b(?:(?P<word>in|of|during|for|since|from|last|this)\s+)?(?P<name>{_NAMES})\b\.?{_YEAR}(?!\s+\d)", re.I
)
_ALSO_WORDS = frozenset("may march mar jan".split())
"""Months only after one of the words, or before a year."""
_QUARTER = re.compile(
    r"\b(?:(?P<since>since)\s+)?(?:the\s+)?"
    r"(?:q\s?(?P<n>[1-4])|(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) quarter)"
    r"(?:\s*(?:of\s+)?[/ ]?\s*(?P<year>20\d\d|'\d\d))?\b",
    re.I,
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_NEAR_QUARTER = re.compile(
    r"\b(?:(?P<since>since)\s+)?(?:the\s+)?(?P<which>last|past|previous|this|current)\s+(?:(?P<n>[1-8])\s+)?quarters?\b"
    r"|\b(?P<now>quarter[ -]to[ -]date|qtd)\b",
    re.I,
)
_IN_YEAR = re.compile(r"\b(?:(?P<since>since)|in|of|during|for|over|(?:the )?year)\s+(?P<year>20\d\d)\b", re.I)
_SO_FAR = re.compile(r"\b(?P<what>year|month|week)[ -]to[ -]date\b|\b(?P<short>[ym]td)\b", re.I)
_SINCE = re.compile(r"\b(?:since|after|starting|beginning)\s+(?:on\s+)?(?:the\s+)?$", re.I)
_ONWARDS = re.compile(r"\s*(?:on|onwards?|and later|until (?:now|today))\b", re.I)
_WEEK_OF = re.compile(r"\bweek\s+(?:of|from|starting|beginning|commencing)\s+(?:the\s+)?$", re.I)
_WEEKEND = re.compile(r"\b(?P<which>last|past|previous|this|over the|on the|at the) weekend\b", re.I)
_OLDER = re.compile(
    r"\b(?:older than|more than|over|longer than) (\d{1,3}) (day|week|month)s?\b(?: (?:old|ago))?", re.I
)
_UNITS = {"day": 1, "week": 7, "month": 30}
_OLDEST = 365
"""Days before which nothing counts, where only the last day is told."""
_SATURDAY = 5
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_YEARS_TOLD = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Days:
    """The span, and the text without the words that name it."""

    span: Period | None
    rest: str


def asked_days(text: str, today: date) -> Days:
    """The first span of days that is named in one of the known ways. One that isn't over ends today."""
    text = _day_first(text)
    for read in (_dates, _two_months, _quarter, _near_quarter, _so_far, _weekend, _older, _year_or_else):
        found = read(text, today)
        if found:
            (since, until), rest = found
            return Days((since, max(since, min(until, today))), rest)
    return Days(None, text)


_Found = tuple[Period, str] | None


def _day_first(text: str) -> str:
    """Days with slashes as ISO dates, all day first where one of them can't be month first."""
    days_first = any(int(m[1]) > 12 for m in _SLASHED.finditer(text))

    def iso(m: re.Match[str]) -> str:
        day, month = (m[1], m[2]) if days_first else (m[2], m[1])
        return f"{m[3]}-{int(month):02}-{int(day):02}"

    return _SLASHED.sub(iso, text)


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def _dates(text: str, today: date) -> _Found:
    """One date, two joined ones, or the first day before the date that has the month."""
    found = [f for f in figures(text, today) if f.kind is Kind.DATE]
    if not found:
        return None
    first, last, start = found[0], found[-1], found[0].start
    since, until = _past(first, today), _past(last, today)
    end, before = last.start + len(last.text), text[:start]
    if len(found) > 1:
        joined = _JOINED.fullmatch(re.sub(r"^(?:st|nd|rd|th)", "", text[start + len(first.text) : last.start]))
        if not joined or len(found) > 2 or until < since:
            return None
        return (since, until), _cut(text, start, end)
    if (begun := _FIRST_OF_TWO.search(before)) and 1 <= int(begun[1]) <= since.day:
        return (since.replace(day=int(begun[1])), since), _cut(text, begun.start(), end)
    if week := _WEEK_OF.search(before):
        monday = since - timedelta(days=since.weekday())
        return (monday, monday + timedelta(days=6)), _cut(text, week.start(), end)
    open_ended = _SINCE.search(before) or _ONWARDS.match(text[end:])
    return (since, today if open_ended else since), _cut(text, start, end)


def _past(figure: Figure, today: date) -> date:
    """The day, a year sooner where no year is told and it has not come."""
    day = date.fromordinal(int(figure.value))
    if day <= today or _YEARS_TOLD.search(figure.text):
        return day
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _month_of(name: str) -> int:
    return 1 + next(n for n, month in enumerate(MONTHS) if month.startswith(name.lower()[:3]))


def _first_of(month: int, year: str | None, today: date) -> date:
    return date(int(year) if year else today.year - (month > today.month), month, 1)


def _two_months(text: str, today: date) -> _Found:
    """`August to October`, `Nov 2025 - Feb 2026`; of two single months, as `October or May`, nothing."""
    m = _MONTHS.search(text)
    if m is None:
        return None
    last = _first_of(_month_of(m[3]), m[4], today)
    first = date(int(m[2]) if m[2] else last.year, _month_of(m[1]), 1)
    first = first if first <= last else first.replace(year=last.year - 1)
    return (first, end_of_month(last)), _cut(text, *m.span())


def _quarter(text: str, today: date) -> _Found:
    m = _QUARTER.search(text)
    if m is None:
        return None
    month = 3 * int(m["n"] or _NTH[m["nth"].lower()]) - 2
    year = m["year"].replace("'", "20") if m["year"] else None
    first = _first_of(month, year, today)
    return (first, today if m["since"] else _quarter_end(first)), _cut(text, *m.span())


def _quarter_end(first: date) -> date:
    return end_of_month(first.replace(month=first.month + 2))


def _near_quarter(text: str, today: date) -> _Found:
    m = _NEAR_QUARTER.search(text)
    if m is None:
        return None
    this = today.replace(month=today.month - (today.month - 1) % 3, day=1)
    if m["now"] or m["which"].lower() in ("this", "current"):
        return (this, today), _cut(text, *m.span())
    first = this
    for _ in range(int(m["n"] or 1)):
        first = (first - timedelta(days=1)).replace(day=1)
        first = first.replace(month=first.month - 2)
    return (first, today if m["since"] else this - timedelta(days=1)), _cut(text, *m.span())


def _so_far(text: str, today: date) -> _Found:
    m = _SO_FAR.search(text)
    if m is None:
        return None
    what = (m["what"] or m["short"]).lower()[0]
    begun = {"y": today.replace(month=1, day=1), "m": today.replace(day=1)}
    return (begun.get(what, today - timedelta(days=today.weekday())), today), _cut(text, *m.span())


def _weekend(text: str, today: date) -> _Found:
    """The latest weekend that has begun; `last weekend` on a Saturday or Sunday is the one before."""
    m = _WEEKEND.search(text)
    if m is None:
        return None
    saturday = today - timedelta(days=(today.weekday() - _SATURDAY) % 7)
    if today.weekday() >= _SATURDAY and m["which"].lower() in ("last", "past", "previous"):
        saturday -= timedelta(days=7)
    return (saturday, saturday + timedelta(days=1)), _cut(text, *m.span())


def _older(text: str, today: date) -> _Found:
    m = _OLDER.search(text)
    if m is None:
        return None
    until = today - timedelta(days=int(m[1]) * _UNITS[m[2].lower()])
    return (until - timedelta(days=_OLDEST), until), _cut(text, *m.span())


def _year_or_else(text: str, today: date) -> _Found:
    """A month by its name, a year, or words such as `last week`, whose words the question's reader knows."""
    month = next((m for m in _MONTH.finditer(text) if m["word"] or m[3] or m["name"].lower() not in _ALSO_WORDS), None)
    if month:
        first = _first_of(_month_of(month["name"]), month[3], today)
        since = (month["word"] or "").lower() in ("since", "from")
        return (first, today if since else end_of_month(first)), _cut(text, *month.span())
    year = _IN_YEAR.search(text)
    if year:
        first = date(int(year["year"]), 1, 1)
        return (first, today if year["since"] else first.replace(month=12, day=31)), _cut(text, *year.span())
    span = period(text, today)
    return (span, text) if span else None
