"""The days that a sentence names: `tomorrow`, `Christmas Eve`, `by fri`, `Wednesday the 9th`, `in two weeks`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest

from bot.language.figures.figures import Figure, Kind, figures, next_weekday, upcoming
from bot.language.patterns.worded import may_hold, words_of

WORDED = re.compile(
    r"\b(?P<day>tomorrow|tonight|today(?!'s\b| is\b)|(?:the|this|next) weekend|(?:christmas|xmas) eve|christmas|xmas"
    r"|new year'?s(?: eve| day)?|halloween|valentine'?s(?: day)?|thanksgiving)\b",
    re.I,
)
_DAYS_WORDED = words_of("tomorrow tonight today weekend christmas xmas new halloween valentine valentines thanksgiving")
"""One of these stands in it."""
_SHORT_DAYS = words_of("mon tue tues wed weds thu thur thurs fri sat sun")
_SHORT = re.compile(
    r"\b(?:by|before|on|for|this|next|until|til) (?P<day>mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b(?!['-])", re.I
)
"""`By fri`: elsewhere some of them are other words."""
_WEEK = "mon tue wed thu fri sat sun".split()
_YEARLY = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "halloween": (10, 31),
    "valentine": (2, 14),
    "new": (12, 31),
}
_SATURDAY, _THURSDAY = 5, 3
_JOINED = re.compile(r",? (?:the )?")
_IN = re.compile(r"\bin (?:about |just |only |less than )?$", re.I)


def days_named(said: str, today: date) -> Iterator[tuple[int, date]]:
    """Each day that the sentence names, and where; a weekday is the next one, `in two weeks` counts from today."""
    worded = WORDED.finditer(said) if may_hold(said, _DAYS_WORDED) else ()
    yield from ((m.start(), _worded(m["day"].lower(), today)) for m in worded)
    for m in _SHORT.finditer(said) if may_hold(said, _SHORT_DAYS) else ():
        yield m.start("day"), next_weekday(_WEEK.index(m["day"][:3].lower()), today)
    for figure, following in zip_longest(found := list(figures(said, today)), found[1:]):
        dated = figure.kind is Kind.WEEKDAY and following is not None and _is_its_date(figure, following, said)
        if day := _coming(following if dated and following else figure, said, today):
            yield figure.start, day


def _is_its_date(weekday: Figure, following: Figure, said: str) -> bool:
    """`Wednesday the 9th`, `Friday, December 4`: the date is the day."""
    between = said[weekday.start + len(weekday.text) : following.start]
    return following.kind in (Kind.DATE, Kind.DAY) and _JOINED.fullmatch(between) is not None


def _coming(figure: Figure, said: str, today: date) -> date | None:
    if figure.kind is Kind.DATE:
        return date.fromordinal(int(figure.value))
    if figure.kind is Kind.WEEKDAY:
        return next_weekday(int(figure.value), today)
    if figure.kind is Kind.DAY:
        return upcoming(int(figure.value), today)
    if figure.kind is Kind.DAYS and _IN.search(said[: figure.start]):
        return today + timedelta(days=int(figure.value))
    return None


def _worded(words: str, today: date) -> date:
    if words in ("today", "tonight"):
        return today
    if words == "tomorrow":
        return today + timedelta(days=1)
    if words.endswith("weekend"):
        return next_weekday(_SATURDAY, today)
    if words == "thanksgiving":
        years = (next_weekday(_THURSDAY, date(year, 11, 21)) for year in (today.year, today.year + 1))
        return next(day for day in years if day >= today)
    words = words.replace("xmas", "christmas")
    month, day = next(of for name, of in _YEARLY.items() if words.startswith(name))
    return date(today.year + (date(today.year, month, day) < today), month, day)
