"""The figures of a text: amounts, percentages, spans of time, dates, weekdays and plain numbers, as values."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.vocabulary.lexicon import VERBS


class Kind(StrEnum):
    """What a figure counts.

    DAYS: a span of time in days. DAY: a day of a month. WEEKDAY: 0 is Monday. NUMBER: anything else.
    """

    AMOUNT = "amount"
    PERCENT = "percent"
    DAYS = "days"
    DATE = "date"
    DAY = "day"
    WEEKDAY = "weekday"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its position. `value` is a number; for a DATE, its ordinal day."""

    kind: Kind
    value: float
    text: str
    start: int


_SPELLED_OUT = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen",
)  # fmt: skip
_TEENS = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100,
}  # fmt: skip
_ONES = {word: float(n) for n, word in enumerate(_SPELLED_OUT)}
_WORDS: dict[str, float] = {
    **_ONES, **_TEENS, **_TENS,
    **{f"{ten}-{one}": _TENS[ten] + _ONES[one] for ten in list(_TENS)[:-1] for one in _SPELLED_OUT[1:10]},
}  # fmt: skip
_N = r"(?<![\d.])(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,4})?"


def _any_of(words: Iterable[str]) -> str:
    """A pattern for these words, longest first, grouped by first letter so that each position is compared with few."""
    longest = sorted(words, key=lambda word: (word[0], -len(word)))
    return "|".join(f"{first}(?:{'|'.join(w[1:] for w in of)})" for first, of in groupby(longest, lambda w: w[0]))


_SPELLED = _any_of(_WORDS)
_LARGE = {"dozen": 12.0, "thousand": 1e3, "million": 1e6}
_COUNTING = {word: n for word, n in _WORDS.items() if word != "one"} | _LARGE
_PARTS = (
    r"half|halves|twice|thrice|doubled?|tripled?"
    r"|(?:an?|one|two|three|four) (?:third|quarter|fifth|sixth|eighth|tenth)s?|(?:two|three|four|five|ten)fold"
)
_IN_PARTS = re.compile(rf"\b(?:{_PARTS})\b", re.I)
_IN_WORDS = re.compile(rf"\b(?P<n>{_any_of(_COUNTING)})(?P<many>s?)\b", re.I)
_FIRST_WORDS = {word.split("-")[0] for word in _COUNTING}
_SPELLED_OUT_WORDS = words_of(
    [*_FIRST_WORDS, *(f"{word}s" for word in _FIRST_WORDS), "half", "halves", "twice", "thrice"]
    + "double doubled triple tripled".split()
    + [f"{part}{s}" for part in ("third", "quarter", "fifth", "sixth", "eighth", "tenth") for s in ("", "s")]
    + [f"{times}fold" for times in ("two", "three", "four", "five", "ten")]
)
"""Any text with a number in words has one of these."""
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m[3:] else m for m in _MONTHS) + r"|sept)\.?"
_MONTH_SIGNS = tuple(m[:3] for m in _MONTHS)
UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365 / 12, "year": 365.0}
"""Days of each unit of time."""
_PATTERNS = (
    re.compile(r"(?P<year>\d{4})-(?P<m>\d{2})-(?P<day>\d{2})(?!\d)"),
    re.compile(_MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{4}))?", re.I),
    re.compile(r"(?<![\d/])(?P<m>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\d/])"),
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + _MONTH + r"\b(?:,?\s+(?P<year>\d{4}))?", re.I),
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", *(f"twenty-{n}" for n in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh",
    "eighth", "ninth")), "thirtieth", "thirty-first",
)  # fmt: skip
_DAY_IN_WORDS = re.compile(rf"\b(?P<day>{_any_of(_ORDINALS)}) of {_MONTH}\b(?:,?\s+(?P<year>\d{{4}}))?", re.I)
_OF_A_MONTH = tuple(f" of {month}" for month in _MONTH_SIGNS)
_WITHOUT_YEAR = re.compile(
    r"\b(?:on|by|until|till|before|due|from|since|no later than) "
    r"(?P<whole>(?P<m>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9]))(?P<year>)"
    r"(?![\d/]|\.\d|[- ]?(?:in\b|inch|\"|of\b))",
    re.I,
)
"""`By 12/5`: a fraction, as in `3/4 in`, has no such word before it."""
_IN_DIGITS = tuple(p for p in _PATTERNS if _MONTH not in p.pattern)
_SUFFIX = r"(?:st|nd|rd|th)?"
_BEHIND = re.compile(r"\s+([a-z]+)\b")
_BESIDE_MAY = frozenset("be have not also still only even already well yet just".split())
_AND_DAY = re.compile(
    _MONTH + rf"\s+\d{{1,2}}{_SUFFIX},? (?:and|or|to) (?P<day>[12]?\d|3[01]){_SUFFIX}\b(?P<year>)(?! \w+s\b)"
    rf"(?!(?: to | or |-|\u2013)\d+[- ](?:business |calendar |working )?\w+s\b)",
    re.I,
)
"""A second day of a month already named: `November 19 and 21`."""
_AMOUNT = re.compile(
    rf"\b(?P<c>{_SPELLED}) (?:dollars?|euros?|pounds?|bucks)\b|(?:[$\u20ac\u00a3]|\b(?:USD|EUR|GBP)\s?)(?P<a>{_N})"
    rf"|(?P<b>{_N})\s?(?:[$\u20ac\u00a3]|(?:USD|EUR|GBP|dollars?|euros?|pounds?|cents?)\b)",
    re.I,
)
_CENTS = re.compile(r"cents?$", re.I)
_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0}
_SHARE = re.compile(
    r"\b(?:(?P<n>a|one|two|three|four)[ -])?(?P<share>half|thirds?|quarters?|fifths?)\b"
    r"(?=(?: of)?(?: (?:the|your|its|this|that|what|my))? ?(?:\w+ )?(?:price|amount|sum|refund|money|cost|total|back"
    r"|paid|you)\b)",
    re.I,
)
_DIGITS, _PERCENTS = tuple("0123456789"), ("%", "percent", "per cent")
_MONEY = ("$", "usd", "eur", "gbp", "dollar", "pound", "cent", "buck")
_TIMES = {"two": 2, "three": 3, "four": 4}
_ORDINAL = re.compile(r"\bthe (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b", re.I)
_PERCENT = re.compile(rf"(?P<n>{_N}|\b(?:{_SPELLED}))\s?(?:%|percent\b|per cent\b)", re.I)
_UNIT = r"(?P<unit>hour|day|week|month|year)s?\b"
_SPAN = re.compile(rf"\b(?P<n>{_N}|{_SPELLED}|an?)(?:[- ](?:business|calendar|working|full))?[- ]{_UNIT}", re.I)
_BEFORE_A_DAY = "on by last next since until till til before".split()
_BEFORE_IT = "|".join(rf"(?<=\b{word} )" for word in _BEFORE_A_DAY)
_BEFORE_MORE = "|".join(rf"(?<=\b{word} )" for word in ("this", "for", "from", "past", "of"))
_WEEKDAY = re.compile(
    rf"\b(?:(?:{'|'.join(_DAYS)})s?\b|(?:tues|weds|thurs?|fri|(?:{_BEFORE_IT})(?:mon|tue|wed|thu|sat|sun)"
    rf"|(?:{_BEFORE_MORE})(?:mon|tue|wed|thu))\b(?!['\u2019-]| (?:nav|cream|dried|loungers?)\b))",
    re.I,
)
"""`Last sun`, `by fri`: some short ones are other words, unless a word for a time stands before."""
_DAY_SIGNS = tuple(day[:3] for day in _DAYS)
_NUMBER = re.compile(rf"(?<![\w.#/-])(?P<n>{_N})(?:(?=s\b)|(?![\w/]|-(?!\d)))")
_LONG_ID = re.compile(r"\b(?=(?:[A-Z-]{0,20}\d){4})[A-Z0-9]+(?:-[A-Z0-9]+)*\b(?![.,:/]\d)")
AHEAD = {"today": 0, "tonight": 0, "tomorrow": 1}
"""Days from today."""
_START = attrgetter("start")
_YEARS = re.compile(r"(?<![\d-])((?:19|20)\d\d)-((?:19|20)\d\d)(?![\d-])")
"""`2012-2016`: two years, and no identifier."""
_AN_ID = 6
"""Fewest letters and digits of an identifier; shorter runs are numbers."""


@remembered(512)
def figures(text: str, today: date) -> tuple[Figure, ...]:
    """Every figure once, in order. A date without a year is the one nearest to `today`."""
    text = _YEARS.sub("\\1\u2013\\2", text) if "-" in text else text
    taken = bytearray(len(text) + 1)
    found: list[Figure] = []
    for start, identifier in identifiers(text):
        taken[start : start + len(identifier)] = b"\1" * len(identifier)
    for start, end, figure in _all(text, today):
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            found.append(figure)
    return tuple(sorted(found, key=_START))


def spelled_out(text: str) -> tuple[Figure, ...]:
    """Numbers in words. `one` isn't read, as it is more often a pronoun; nor are `dozens`, `half` and `twice`."""
    if not may_hold(text, _SPELLED_OUT_WORDS):
        return ()
    whole = [(m, math.nan if m["many"] else _COUNTING[m["n"].lower()]) for m in _IN_WORDS.finditer(text)]
    parts = [(m, math.nan) for m in _IN_PARTS.finditer(text)]
    found = sorted((*parts, *whole), key=lambda one: one[0].start())
    return tuple(Figure(Kind.NUMBER, value, m[0], m.start()) for m, value in found)


def identifiers(text: str) -> tuple[tuple[int, str], ...]:
    """Order, tracking and case numbers with their positions: they name a thing and count nothing."""
    if text.isascii() and not _has(text, _DIGITS):
        return ()
    found = ((m.start(), m[0]) for m in _LONG_ID.finditer(text) if not _PATTERNS[0].fullmatch(m[0]))
    return tuple((at, name) for at, name in found if len(name.replace("-", "")) >= _AN_ID)


def _all(text: str, today: date) -> Iterator[tuple[int, int, Figure]]:
    plain = text.lower() if text.isascii() else None
    digits = plain is None or _has(plain, _DIGITS)
    if digits:
        yield from _dates(text, today, named=plain is None or _has(plain, _MONTH_SIGNS))
    for m in _in(text, plain, _DAY_IN_WORDS, _OF_A_MONTH):
        if day := _date(m, today):
            yield m.start(), m.end(), Figure(Kind.DATE, day.toordinal(), m[0], m.start())
    for m in _in(text, plain, _AMOUNT, _MONEY):
        value = _number(m["a"] or m["b"] or m["c"]) / (100 if _CENTS.search(m[0]) else 1)
        yield m.start(), m.end(), Figure(Kind.AMOUNT, value, m[0], m.start())
    for m in _in(text, plain, _PERCENT, _PERCENTS):
        yield m.start(), m.end(), Figure(Kind.PERCENT, _number(m["n"]), m[0], m.start())
    for m in _in(text, plain, _SHARE, tuple(_SHARES)):
        share = _SHARES[m["share"].lower().removesuffix("s")]
        if share == _SHARES["half"] or m["n"]:
            value = share * _TIMES.get((m["n"] or "").lower(), 1)
            yield m.start(), m.end(), Figure(Kind.PERCENT, value, m[0], m.start())
    for m in _ORDINAL.finditer(text) if digits else ():
        yield m.start(), m.end(), Figure(Kind.DAY, float(m["day"]), m[0], m.start())
    for m in _in(text, plain, _SPAN, tuple(UNITS)):
        value = 1.0 if m["n"].lower() in ("a", "an") else _number(m["n"])
        yield m.start(), m.end(), Figure(Kind.DAYS, value * UNITS[m["unit"].lower()], m[0], m.start())
    for m in _in(text, plain, _WEEKDAY, _DAY_SIGNS):
        yield m.start(), m.end(), Figure(Kind.WEEKDAY, _DAY_SIGNS.index(m[0].lower()[:3]), m[0], m.start())
    for m in _NUMBER.finditer(text) if digits else ():
        yield m.start(), m.end(), Figure(Kind.NUMBER, _number(m["n"]), m[0], m.start())


def _dates(text: str, today: date, *, named: bool) -> Iterator[tuple[int, int, Figure]]:
    """The dates of a text with digits. `named`: it may hold the name of a month."""
    for pattern in _PATTERNS if named else _IN_DIGITS if "-" in text or "/" in text else ():
        for m in pattern.finditer(text):
            if (day := _date(m, today)) and not _auxiliary(m):
                yield m.start(), m.end(), Figure(Kind.DATE, day.toordinal(), m[0], m.start())
    for m in _WITHOUT_YEAR.finditer(text) if "/" in text else ():
        if day := _date(m, today):
            yield m.start("whole"), m.end("whole"), Figure(Kind.DATE, day.toordinal(), m["whole"], m.start("whole"))
    for m in _AND_DAY.finditer(text) if named else ():
        if day := _date(m, today):
            yield m.start("day"), m.end("day"), Figure(Kind.DATE, day.toordinal(), m["day"], m.start("day"))


def _auxiliary(m: re.Match[str]) -> bool:
    """Whether the month is the verb: `a robe ordered on the 9th may reach you`."""
    if not m[0].endswith(" may"):
        return False
    behind = _BEHIND.match(m.string, m.end())
    return behind is not None and (behind[1] in _BESIDE_MAY or behind[1] in VERBS)


def _in(text: str, plain: str | None, pattern: re.Pattern[str], signs: tuple[str, ...]) -> Iterable[re.Match[str]]:
    """Matches of a pattern that needs one of these signs; most sentences have none, and aren't searched.

    `plain` is the text in lower case; None if letters of other alphabets may be folded to these.
    """
    return pattern.finditer(text) if plain is None or _has(plain, signs) else ()


def _has(plain: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110  # asked a hundred times in each case: a generator takes longer
        if sign in plain:
            return True
    return False


def _number(words: str) -> float:
    small = words.lower()
    return float(_WORDS[small]) if small in _WORDS else float(small.replace(",", ""))


def _date(m: re.Match[str], today: date) -> date | None:
    parts = m.groupdict()
    month = int(parts["m"]) if parts.get("m") else 1 + [x[:3] for x in _MONTHS].index(parts["month"].lower()[:3])
    named = parts["day"].lower()
    number = int(named) if named.isdecimal() else 1 + _ORDINALS.index(named)
    if month > 12:
        month, number = number, month
    years = [int(parts["year"]) % 2000 + 2000] if parts.get("year") else [today.year, today.year - 1, today.year + 1]
    days = [day for year in years if (day := _valid(year, month, number))]
    return min(days, key=lambda day: abs(day - today), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def upcoming(day: int, today: date) -> date:
    """The next day of a month with this number, today included."""
    ahead = (today + timedelta(days=n) for n in range(62))
    return next((d for d in ahead if d.day == day), today)


def next_weekday(weekday: int, today: date) -> date:
    """The next such weekday after today; 0 is Monday."""
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
