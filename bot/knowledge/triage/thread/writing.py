"""What the customer wrote last, what before, and whether the matter comes back."""

import re

from bot.domain.case import Matter, Who
from bot.knowledge.words.language import has_words
from bot.language.matter.pleased import is_nod

AGAIN = re.compile(
    r"\b(again|still|already|yet another"
    r"|(second|third|fourth|\d{1,3}(nd|rd|th)) (time|message|mail|request)"
    r"|as (i|you) (said|asked|told|wrote|advised)"
    r"|(told|asked|wrote|waited|sent)\b.{0,30}\b(times|before|days|hours))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words of somebody who comes back to a matter."""


def latest(matter: Matter) -> str:
    """The latest message, or a teammate's account of it; of a bare sign that waits (`???`) the one before."""
    said = [t.text for t in reversed(matter.turns) if t.who is Who.CUSTOMER]
    told = next((text for text in said if has_words(text) or is_nod(text)), matter.message)
    return told or next((t.text for t in reversed(matter.turns) if t.who is not Who.US), "")


def earlier(matter: Matter) -> str:
    """What the customer wrote before it."""
    now = latest(matter)
    return "\n".join(t.text for t in matter.turns if t.who is Who.CUSTOMER and t.text != now)


def written_before(matter: Matter) -> bool:
    """Whether we wrote on the matter."""
    return any(t.who is Who.US for t in matter.turns)
