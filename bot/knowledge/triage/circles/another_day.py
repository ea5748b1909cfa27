"""A day or a time that the customer was told and that went by, or behind which they were told another."""

import re
from dataclasses import dataclass
from typing import Final

from bot.language.patterns.alternatives import either, word_of
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import lowered, straight

_WEEKDAY: Final = word_of(
    "mon(?:day)? tue(?:s(?:day)?)? wed(?:nesday)? thu(?:r(?:s(?:day)?)?)? fri(?:day)? sat(?:urday)? sun(?:day)?"
)
_DAY: Final = rf"(?:today|tomorrow|{_WEEKDAY})"
_TELLS: Final = words_of("told promised assured said says wrote")
_AGAIN: Final = r"(?:it was |(?:(?:i|we) (?:was|were) |you |they )?(?:told|promised|said) (?:(?:me|us|it) )?)?"
_IN_VAIN: Final = r"\b(?:still|nothing|no|not|nowhere|never|yet|[a-z]+n't)\b[^?.!]*(?:[.!]|$)"
_ANOTHER: Final = re.compile(
    rf"\b(?:told|promised|assured)\b[^.!?\n]{{0,70}}?\b(?P<day>{_DAY})\b[^?\n]{{0,80}}?"
    + either(
        rf"\bthen {_AGAIN}(?:on |by |for )?(?P<then>{_DAY})\b(?! (?:i|we)\b)",
        rf"\b(?:it'?s|it is|today is) (?:now )?(?P<now>{_DAY})\b(?=[^?\n]{{0,50}}?{_IN_VAIN})",
    )
)
_COUNTS: Final = {w: n for n, w in enumerate("a one two three four five six seven eight nine ten".split())} | {"a": 1}
_COUNT: Final = rf"(?:\d{{1,2}}|{either(*_COUNTS)})"
_DAYS: Final = {"h": 1 / 24, "d": 1, "w": 7, "m": 30}
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LAST: Final = 4
"""So many days or fewer are over when `last week` or a weekday has gone by."""
_SAYS: Final = (
    r"(?:\b(?:you|u|they|your (?:last |first )?(?:e?-?mail|message|reply|answer|colleague|team|chat|agent|support)"
    r"|(?:i|we) (?:was|were))(?: [a-z]+){0,2}? (?:said|says|told|wrote|promised)\b)"
)
_SPAN: Final = (
    rf"\b(?:(?P<most>{_COUNT})(?: ?(?:-|to|or) ?(?P<more>{_COUNT}))?(?: (?:more|business|working|full))* ?"
    r"(?P<unit>hour|day|week)s?|tomorrow|(?:the )?end of (?:the |this )?week)\b"
)
_OVER: Final = either(
    rf"(?:that|this) was (?:about |over |almost )?(?P<ago>{_COUNT}) (?P<since>day|week|month)s? ago",
    rf"(?:that|this) was (?:on )?(?:(?:last )?{_WEEKDAY}|last (?:week|month)|(?:weeks|months|ages) ago)",
    rf"(?:it'?s|its|it has|that'?s) (?:now |already )*been (?:about |over |almost )?(?P<been>{_COUNT})"
    r"(?: (?:business |working )?(?P<for>day|week|month)s?)?(?! ?(?:hours?|minutes?)| since i (?:charged|opened|used))",
    rf"which (?:week|{_DAY})\b",
    rf"(?:it'?s|it is|its|today is) (?:now |already )?(?P<now>{_WEEKDAY})\b",
)
_GONE_BY: Final = re.compile(rf"(?:\b(?P<then>{_WEEKDAY}),? )?{_SAYS}[^!?\n]{{0,60}}?{_SPAN}[^?\n]{{0,40}}?\b{_OVER}")
_AS_SAID: Final = re.compile(rf"(?P<then>(?!))?{_SPAN}[^!?.\n]{{0,30}}? {_SAYS}[^?\n]{{0,30}}?\b{_OVER}")


@dataclass(frozen=True, slots=True)
class AnotherDay:
    """Where what tells it begins and ends in the text."""

    start: int
    end: int


@remembered(128)
def told_another_day(text: str) -> AnotherDay | None:
    """`Told Tuesday, then Thursday`; `promised for Monday, it is Friday and nothing came`; `you said two days, that was
    a week ago`."""
    if not may_hold(text, _TELLS):
        return None
    small = lowered(straight(text))
    found = _ANOTHER.search(small)
    if found and found["day"][:3] != (found["then"] or found["now"])[:3]:
        return AnotherDay(found.start(), found.end())
    spans = (m for p in (_GONE_BY, _AS_SAID) if (m := p.search(small)) and _is_over(m))
    return next((AnotherDay(m.start(), m.end()) for m in spans), None)


def _is_over(found: re.Match[str]) -> bool:
    """Whether as much time went by as they were told."""
    told = _in_days(found["more"] or found["most"], found["unit"])
    count = found["ago"] or found["been"]
    if found["now"]:
        return found["then"] is not None and (_weekday(found["now"]) - _weekday(found["then"])) % 7 >= told
    if count is None:
        return told <= _LAST
    return _in_days(count, found["since"] or found["for"] or found["unit"]) >= told


def _weekday(day: str) -> int:
    return _WEEK.index(day[:3])


def _in_days(count: str | None, unit: str | None) -> float:
    number = int(count) if count and count.isdigit() else _COUNTS.get(count or "", 1)
    return number * _DAYS[(unit or "d")[0]]
