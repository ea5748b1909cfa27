"""How long goods travel, as a reply says it: `arrives 3 to 6 business days after that`, `takes 6 to 10 days`. Pure."""

import re
from datetime import date, timedelta
from typing import Final

from bot.language.figures.named_days import days_named

_TRAVELS: Final = re.compile(
    r"\b(?:travel|take|arrive|reach|deliver|ship|come|be there|be with you)(?:s|es|d|ed)?\b[^.;!?]{0,60}?"
    r"\b(?P<least>\d{1,2}) ?(?:to|or|-|\u2013) ?\d{1,2} (?P<kind>business |working )?days\b",
    re.IGNORECASE,
)
_ESTIMATED: Final = re.compile(r"\bestimate\w*\b[^.;!?]{0,20}\b(?:is|for|of|on|by)\b", re.IGNORECASE)
_SATURDAY: Final = 5


def soonest_there(text: str, today: date) -> date | None:
    """The soonest day that a sentence's time of travel ends on, begun today, or that it estimates; else None.

    Only weekends are left out of business days: a holiday among them makes it later still.
    """
    days = [_after(int(m["least"]), today, working=m["kind"] is not None) for m in _TRAVELS.finditer(text)]
    estimated = _ESTIMATED.search(text)
    days += [day for at, day in days_named(text, today) if estimated and at >= estimated.end() and day >= today]
    return min(days, default=None)


def _after(count: int, today: date, working: bool) -> date:
    day = today
    while count:
        day += timedelta(days=1)
        count -= not (working and day.weekday() >= _SATURDAY)
    return day
