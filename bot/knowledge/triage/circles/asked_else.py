"""A customer who answers that our reply wasn't to what they asked or said: `that's not my question`."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.language.segmentation.tokens import straight

_NOT: Final = (
    r"(?:is not|isn't|isnt|was not|wasn't|wasnt|'s not|s not|not|doesn't|doesnt|does not|didn't|didnt|did not)"
)
_I: Final = r"(?:i|we)(?:'ve| have|'d| had)?"
_ASKED: Final = rf"{_I} (?:just |actually |even |only )*(?:asked|said|wrote|asking|was asking|wanted to know)"
_SAYS_SO: Final = re.compile(
    rf"\b{_NOT} (?:really |actually |even |at all )*what {_ASKED}\b(?! (?:for|to|you to)\b)"
    rf"|\b{_NOT} (?:really |actually |even )*(?:(?:the|my|our) question|answer\w* (?:the|my|our|what|any))\b"
    rf"|\b(?:you|u|ye) (?:still )?(?:haven't|havent|have not|didn't|didnt|did not|never|not) (?:\w+ )?"
    r"(?:(?:answer\w*|read) (?:the|my|our|what|any|either|it|a word)"
    r"|(?:told|said|tell|say)(?: me| us)? (?:what|how|whether|if|which|who|where|why))\b"
    r"|\b(?:that's|thats|that is|this is|it's|its|which is)(?: exactly| literally)?"
    rf" what {_I} (?:just|already|literally) (?:\w+ )?(?:said|told|wrote|did|tried|explained)\b"
    rf"|\b(?:as|like) {_I} (?:just|literally|clearly) (?:\w+ )?(?:said|told|wrote|explained)\b"
    r"|\bdid (?:you|anyone|anybody|somebody) (?:even |actually |really )*read\b",
    re.IGNORECASE,
)


def asked_else(matter: Matter) -> str | None:
    """The words of their latest message that say so; None where we haven't written, or answered what they asked."""
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    if all(turn.who is not Who.US for turn in matter.turns[:last]):
        return None
    found = _SAYS_SO.search(straight(matter.turns[last].text))
    return matter.turns[last].text[slice(*found.span())].strip() if found else None
