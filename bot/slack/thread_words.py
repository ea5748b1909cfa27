"""What a reply in a case's thread asks for, by its words: a keyword, a quote, or a mention. Pure."""

import re
from difflib import get_close_matches

from bot.domain.acts import Act
from bot.slack.text import Block, quoted

REPLY = re.compile(r"\s*reply\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
"""A teammate's own reply."""
_REVISE = re.compile(r"\s*revise\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_CUSTOMER = re.compile(
    r"\s*(?:the )?(?:customer|buyer|client)(?: (?:just )?(?:wrote|writes|says|said|answered|replied|sent))?"
    r"(?: (?:again|back|now|this|us))*\s*:\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_THANKS = re.compile(
    r"\W*(?:(?:many )?thanks?(?: you)?|thx|ty|cheers|great|perfect|nice|ok(?:ay)?|good (?:one|job)|well done)"
    r"(?: (?:a lot|so much|all|bot|levelhead))*\W*",
    re.IGNORECASE,
)
"""A mention that asks for nothing."""
_LANGUAGE = re.compile(r"\s*language\s*:\s*(.*)", re.IGNORECASE)
_HAND_OVER = re.compile(r"\s*hand over\s*:\s*(?:to\s+)?@(\w+)\s*(.*)", re.IGNORECASE | re.DOTALL)
_BEGINS = re.compile(r"\s*(\w+(?: \w+)?)\s*[:;]")
_CORRECTS = re.compile(r"\s*(?:correct(?:ion|ed)?|facts?)\s*:", re.IGNORECASE)
CORRECTED_ELSEWHERE = (
    "Nothing was changed: *Correct the case* in the case's menu sets its kind, lane, order or marketplace, and"
    " *Add facts* under the draft takes what you know."
)
_READ_HERE = ("customer", "revise", "reply", "language", "hand over")
_ALIKE = 0.8
"""The share of letters that a typing error leaves in place."""
_GREETING = re.compile(r"\s*(hi|hello|hey|dear|good (morning|day|afternoon|evening)|to whom)\b", re.IGNORECASE)
_ORDER = re.compile(r"\b\d{3}-\d{7}-\d{7}\b|\border\b", re.IGNORECASE)
UNREAD = "I couldn't read this, so nothing was done. "
_HOW = {
    "hand over": "Write `hand over: @name why`, and mention that person.",
    "language": "Write `language: de`, alone.",
}
"""How to write each keyword of the thread that needs more than a text."""
LONG, VERY_LONG = 120, 400
"""From so many characters a text may be, or most likely is, a pasted message."""


def looks_pasted(text: str) -> bool:
    """Whether this reads like a customer's message rather than talk among teammates."""
    signs = bool(_GREETING.match(text)) + bool(_ORDER.search(text)) + ("\n" in text.strip())
    return len(text) >= VERY_LONG or (len(text) >= LONG and signs > 0)


def unread(words: str) -> str | None:
    """What to write instead, where a message begins with something like a keyword, so that nothing is silently lost."""
    if _CORRECTS.match(words):
        return CORRECTED_ELSEWHERE
    begins = _BEGINS.match(words)
    near = get_close_matches(begins[1].lower(), _READ_HERE, n=1, cutoff=_ALIKE) if begins else ()
    if not begins or not near:
        return None
    right = begins[1].lower() == near[0] and begins[0].endswith(":")
    way = _HOW.get(near[0]) if right else None
    return UNREAD + (way or f"Did you mean `{near[0]}:`? Please write it again that way.")


def read_reply(words: str, blocks: list[Block] | None, mentioned: bool) -> tuple[Act, dict[str, str]] | None:
    """What a reply in a case's thread asks for; None where people talk among themselves."""
    if customer := _CUSTOMER.match(words):
        return Act.CUSTOMER_WROTE, {"text": customer[1]}
    if revise := _REVISE.match(words):
        return Act.REVISE, {"instruction": revise[1]}
    if language := _LANGUAGE.fullmatch(words):
        return Act.SET_LANGUAGE, {"language": language[1]}
    if handed := _HAND_OVER.match(words):
        return Act.HAND_OVER, {"to": handed[1], "reason": handed[2].strip()}
    if quote := quoted(blocks):
        return Act.CUSTOMER_WROTE, {"text": quote}
    wished = mentioned and not (_THANKS.fullmatch(words) or _CORRECTS.match(words))
    return (Act.REVISE, {"instruction": words}) if wished else None
