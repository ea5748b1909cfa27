"""The day by which the customer needs it, in a reply: it is said back to them, and our own word comes before it."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from bot.domain.case import Matter
from bot.knowledge.replies.sentences import Part, Sentence
from bot.knowledge.words.wording import spoken
from bot.language.delivery.needed import needed_in
from bot.language.delivery.set_day import day_set
from bot.language.delivery.travel_time import soonest_there

_PLACE: Final = re.compile(r"(?<=[\w,] )[A-Z][a-z]{2,}")
"""A name within a sentence: of what carries a time of travel, the place that it is for."""
_ULTIMATUM: Final = re.compile(
    r"\b(?:if|unless|otherwise|or)\b[^?]*\b(?:refund\w*|money|repl(?:y|ied)|answer\w*|hear|bank|paypal|dispute|lawyer"
    r"|court|report|claim|charge ?back|review)\b[^?]*$",
    re.IGNORECASE,
)
"""The day is for us, and no day that they need goods by."""
_LEAVES: Final = ("leaves_on", "leaves_by")
"""Facts: the day on which an order leaves us, or the last one."""


def in_time(matter: Matter, by: date) -> date:
    """The day of our next word: the day before they need it, or set us, where that is earlier; never before today."""
    days = [n.day for n in (needed_in(matter.unanswered, matter.today), day_set(matter.message, matter.today)) if n]
    return max(matter.today, min(by, *(day - timedelta(days=1) for day in days))) if days else by


def with_day_needed(body: tuple[Sentence, ...], matter: Matter, ordered: bool) -> tuple[Sentence, ...]:
    """The sentences of a reply, with that day after those that acknowledge, unless one of them names it.

    Where nothing is `ordered` yet, and the times that the reply names end later, it says so.
    """
    found = needed_in(matter.unanswered, matter.today)
    if found is None:
        return body
    day = spoken(found.day, matter.today, matter.marketplace)
    place = next((n for n, s in enumerate(body) if s.part is not Part.ACKNOWLEDGE), len(body))
    if not place or any(day in s.text for s in body[:place]):
        return body
    told = Sentence(_noted(found.quote, day, _plainly(found.day, body, matter, ordered)), Part.ACKNOWLEDGE, gap=" ")
    return (*body[:place], told, *body[place:])


def _noted(quote: str, day: str, plainly: str) -> str:
    if _ULTIMATUM.search(quote):
        return f"I have noted {day} as the day that you name."
    return f"I see that you need it by {day}{plainly}."


def _plainly(day: date, body: Iterable[Sentence], matter: Matter, ordered: bool) -> str:
    """That it comes too late, as far as the reply's times or the day on which it leaves tell; else empty."""
    if not ordered and _comes_after(day, body, matter):
        return ", and I have to say plainly that it would most likely come after that day"
    if any(leaves >= day for leaves in map(_day, map(matter.fact, _LEAVES)) if leaves):
        return ", and I have to say plainly that it may not be with you by then"
    return ""


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _comes_after(day: date, body: Iterable[Sentence], matter: Matter) -> bool:
    """Whether all times of travel end after the day; of several, those for a place that the customer names count."""
    told = [(s.text, soonest) for s in body if (soonest := soonest_there(s.text, matter.today))]
    theirs = " ".join(matter.unanswered).lower()
    to_them = [d for text, d in told if any(re.search(rf"\b{p.lower()}\b", theirs) for p in _PLACE.findall(text))]
    return bool(told) and min(to_them or [d for _, d in told]) > day
