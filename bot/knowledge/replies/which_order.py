"""Which order a further matter is about, where its own words name none."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.knowledge.triage.parts.parts import ORDER

_ORDERED: Final = (
    r"\b(?:i|we)(?:'ve|'d| have| had)? (?:also |just |then |later |since )?"
    r"(?:ordered|bought|purchased|placed|got|received)\b"
)
_THING: Final = r"(?:orders?|purchases?|ones?\b(?= (?:i|we)\b))"
_ANOTHER: Final = re.compile(
    r"\b(?:(?:an)?other|separate|earlier|previous|prior|different|former|older|newer|new|next|last|latest|future) \w+"
    rf"|\b(?:an?|any|some|every|all|both|these|those|two|three|second|third|2nd|3rd) {_THING}"
    rf"|\borders\b|\border (?:number )?(?:two|three|[23bc])\b|\border before\b"
    rf"|{_ORDERED}[^.!?;]{{0,60}}?\b(?:on|in|last|yesterday|today|this|ago|before|since|earlier|back)\b"
    r"|\b(?:yesterday|today|this morning|last (?:week|month|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'?s\b",
    re.IGNORECASE,
)
"""Words that tell of another order, or may: one of their own day is another."""
_THE_SAME: Final = re.compile(r"\b(?:from|in|with|of|on) (?:the|that|this) same \w+", re.IGNORECASE)


def order_of(words: str, matter: Matter) -> str | None:
    """The only order of the conversation, unless these words tell of another; None where several are named."""
    told = {n for turn in matter.turns if turn.who is Who.CUSTOMER for n in ORDER.findall(turn.text)}
    told |= {matter.order_id.lstrip("#")} if matter.order_id else set()
    if len(told) != 1 or (_ANOTHER.search(words) and not _THE_SAME.search(words)):
        return None
    return matter.order_id or told.pop()
