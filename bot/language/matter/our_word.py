"""A word of ours that a customer tells of: one of us, by whatever name, said what only a shop does."""

import re
from typing import Final

from bot.language.grammar.parties import KIN, OUTSIDERS

SHORT_DAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_OTHERS: Final = re.compile(
    r"\b(?:it|page|site|website|app|listing|tracking|neighbou?r|boss"
    rf"|{'|'.join(map(re.escape, sorted(OUTSIDERS | KIN)))})\b",
    re.IGNORECASE,
)
_THEMSELVES: Final = re.compile(r"\b(?:i|we)\b", re.IGNORECASE)
_NEVER: Final = re.compile(r"\b(?:not|never|nobody|havent|hasnt|didnt)\b|n't\b", re.IGNORECASE)
_PROMISED: Final = re.compile(
    r"(?P<who>(?:[\w']{1,20} ){0,6}?)"
    r"\b(?P<said>(?P<to_them>(?:was|were|been) (?:told|promised))|said|told (?:me|us)|promised(?: me| us)?"
    r"|assured (?:me|us)|wrote(?: me| us)?)\b"
    r"(?:[^.!?]{0,40}?(?:\b(?:would|will|was going to|were going to|is going to|are going to)|'d|'ll) (?:[a-z]+ ){0,3}?"
    r"(?:(?<=\bi'd )get|(?<=\bi would )get|(?<=\bwe'd )get|(?<=\bi'd )have"
    r"|send|sent|ship|shipped|go out|leave|refund|refunded|credit|credited|call|e-?mail|write|get back|replace"
    r"|replaced|issue|issued|mail|mailed|post|posted|exchange|exchanged|check|look into)\b"
    r"|[^.!?]{0,40}? (?:ships|leaves|goes out|is (?:being )?(?:sent|shipped|refunded)) "
    rf"(?:(?:by|on|for|out|before|within|in|this|next|the) ){{0,2}}(?:{SHORT_DAY}|today|tomorrow|tonight|week|\d)"
    r"|(?: an?| my| the) (?:[a-z]+ ){0,2}?(?:replacement|refund|label|credit|call|call-?back|new one)"
    rf" (?:by|on|for|within|in|before|{SHORT_DAY}|today|tomorrow))"
    r"[^.!?,;]*",
    re.IGNORECASE,
)
"""`Your colleague said she'd send a new one on Friday`: what we do, not when a parcel comes."""


def our_word_told(text: str) -> re.Match[str] | None:
    """Where a text with straight apostrophes first tells one; the group `said` begins with the verb."""
    return next(filter(_by_us, _PROMISED.finditer(text)), None)


def _by_us(told: re.Match[str]) -> bool:
    return not (_OTHERS.search(told["who"]) or _NEVER.search(told["who"])) and bool(
        told["to_them"] or not _THEMSELVES.search(told["who"])
    )
