"""The day by which the customer needs it, in a reply: it is said back to them, and our own word comes before it."""

from datetime import date, timedelta

from bot.domain.case import Matter
from bot.knowledge.replies.sentences import Part, Sentence
from bot.knowledge.words.wording import spoken
from bot.language.delivery.needed import needed_by
from bot.language.delivery.set_day import day_set


def in_time(matter: Matter, by: date) -> date:
    """The day of our next word: the day before they need it, or set us, where that is earlier; never before today."""
    days = [n.day for n in (needed_by(matter.message, matter.today), day_set(matter.message, matter.today)) if n]
    return max(matter.today, min(by, *(day - timedelta(days=1) for day in days))) if days else by


def with_day_needed(body: tuple[Sentence, ...], matter: Matter) -> tuple[Sentence, ...]:
    """The sentences of a reply, with that day after those that acknowledge, unless one of them names it."""
    found = needed_by(matter.message, matter.today)
    if found is None:
        return body
    day = spoken(found.day, matter.today, matter.marketplace)
    place = next((n for n, s in enumerate(body) if s.part is not Part.ACKNOWLEDGE), len(body))
    if not place or any(day in s.text for s in body[:place]):
        return body
    noted = Sentence(f"I see that you need it by {day}.", Part.ACKNOWLEDGE, gap=" ")
    return (*body[:place], noted, *body[place:])
