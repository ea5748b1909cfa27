"""A reply that ignores the day by which the customer needs it, and names only later ones."""

from collections.abc import Iterator
from datetime import date

from bot.domain.reply import Finding, Severity
from bot.language.delivery.needed import needed_by
from bot.language.figures.named_days import days_named
from bot.language.segmentation.sentences import sentences

RULE = "too_late"


def check_too_late(text: str, message: str, today: date) -> Iterator[Finding]:
    """Warns on the first sentence with a day, if every day in the text is after the customer's.

    `message`: the customer's latest words, without those for a machine.
    """
    needed = needed_by(message, today)
    if needed is None:
        return
    named = [(day, s) for s in sentences(text) for _, day in days_named(s, today) if day >= today]
    if named and min(day for day, _ in named) > needed.day:
        yield Finding(RULE, Severity.WARN, named[0][1], _reason(needed.day), against=needed.quote)


def _reason(day: date) -> str:
    named = f"{day:%A, %B} {day.day}"
    return f"The customer needs it by {named}, and the reply names only later days: say what is possible until then."
