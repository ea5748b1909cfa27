"""A day that the customer was told and that went by, or behind which they were told another."""

import re
from dataclasses import dataclass
from typing import Final

from bot.language.alternatives import either, word_of
from bot.language.remembered import remembered
from bot.language.tokens import lowered, straight
from bot.language.worded import may_hold, words_of

_DAY: Final = word_of(
    "today tomorrow mon(?:day)? tue(?:s(?:day)?)? wed(?:nesday)? thu(?:r(?:s(?:day)?)?)? fri(?:day)? sat(?:urday)?"
    " sun(?:day)?"
)
_TELLS: Final = words_of("told promised assured")
_AGAIN: Final = r"(?:it was |(?:(?:i|we) (?:was|were) |you |they )?(?:told|promised|said) (?:(?:me|us|it) )?)?"
_IN_VAIN: Final = r"\b(?:still|nothing|no|not|nowhere|never|yet|[a-z]+n't)\b[^?.!]*(?:[.!]|$)"
_ANOTHER: Final = re.compile(
    rf"\b(?:told|promised|assured)\b[^.!?\n]{{0,70}}?\b(?P<day>{_DAY})\b[^?\n]{{0,80}}?"
    + either(
        rf"\bthen {_AGAIN}(?:on |by |for )?(?P<then>{_DAY})\b(?! (?:i|we)\b)",
        rf"\b(?:it'?s|it is|today is) (?:now )?(?P<now>{_DAY})\b(?=[^?\n]{{0,50}}?{_IN_VAIN})",
    )
)


@dataclass(frozen=True, slots=True)
class AnotherDay:
    """Where what tells it begins and ends in the text."""

    start: int
    end: int


@remembered(128)
def told_another_day(text: str) -> AnotherDay | None:
    """`I was told Tuesday, then Thursday`; `promised for Monday, it is Friday and nothing came`."""
    if not may_hold(text, _TELLS):
        return None
    found = _ANOTHER.search(lowered(straight(text)))
    if found is None or found["day"][:3] == (found["then"] or found["now"])[:3]:
        return None
    return AnotherDay(found.start(), found.end())
