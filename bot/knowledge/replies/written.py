"""What we wrote before that answers a question a teammate is asked: shown with it, and nothing rests on it."""

import re
from collections.abc import Mapping
from typing import Final

from bot.domain.case import Matter, Who
from bot.knowledge.schema.asked_facts import Written
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight

_DAY: Final = (
    r"(?:\d|\b(?:today|tomorrow|tonight|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b)"
)
_NEAR: Final = r"(?:[^.!?;]|(?<=\d)\.(?=\d)){0,50}?"
_MONEY: Final = r"(?:[$£€]\s?\d|\d[\d.,]*\s?(?:[$£€]|usd|eur|gbp|dollars?|euros?|pounds?)(?!\w))"
_GAVE_BACK: Final = r"(?:refund\w*|credit\w*|money back|reimburse\w*)"
_DONE: Final = r"(?:issued|sent|processed|made|released|posted|went out|went through|on its way|refunded|initiated)"


def _pattern(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.IGNORECASE)


_PATTERNS: Final[Mapping[Written, re.Pattern[str]]] = {
    Written.DELIVERY: _pattern(
        rf"\b(?:arriv\w+|due|expected|deliver(?:y|ies)|reach(?:es)? you|be with you|it (?:will )?comes?){_NEAR}{_DAY}",
        rf"\bbe delivered (?:by|on|before){_NEAR}{_DAY}",
        rf"\bestimat\w+{_NEAR}{_DAY}",
    ),
    Written.DEPARTURE: _pattern(
        r"\b(?:has|have|was|were|had) (?:already |now |just )?(?:been )?(?:shipped|left|dispatched|sent(?: out)?)\b",
        r"\bnot (?:yet )?(?:shipped|left)\b",
        r"\bleft (?:our|the) [a-z]+",
        rf"\b(?:ships?|leaves?|goes out|go out|dispatch\w*|be (?:sent|shipped)){_NEAR}{_DAY}",
        rf"\bshipped (?:on|it|your|by|from){_NEAR}",
    ),
    Written.SCAN: _pattern(
        rf"\b(?:scan(?:s|ned)?|(?:last|latest) (?:entry|update|movement))\b{_NEAR}(?:{_DAY}|\b(?:in|at|shows?|says?)\b)"
    ),
    Written.DELIVERED: _pattern(
        rf"\b(?:was|is|as|been|shows?|marked|says?)(?: \w+)? delivered\b{_NEAR}{_DAY}",
        rf"{_DAY}{_NEAR}\b(?:was|as|been) delivered\b",
    ),
    Written.REFUND: _pattern(
        rf"\b{_GAVE_BACK}\b{_NEAR}\b{_DONE}\b",
        rf"\b(?:issued|sent|processed|made|released){_NEAR}\b{_GAVE_BACK}\b",
        r"\b(?:i|we)(?:'ve| have)? (?:already |now |just )?refunded\b",
    ),
    Written.AMOUNT: _pattern(rf"\b{_GAVE_BACK}\b{_NEAR}{_MONEY}", rf"{_MONEY}{_NEAR}\b{_GAVE_BACK}\b"),
    Written.RETURN: _pattern(
        rf"\breturn\b{_NEAR}\b(?:reached us|arrived|received|came in|is here|with us|checked)\b",
        r"\b(?:received|got|have) your (?:return|parcel|package)\b",
        r"\b(?:came|is|arrived) back (?:with|to|at) us\b",
    ),
    Written.WINDOW: _pattern(
        rf"\bwindow\b{_NEAR}\b(?:clos\w+|end\w*|over|past|open)\b",
        rf"\breturn(?:ed|s)?\b[^.!?;]{{0,30}}\b(?:until|by|before|through|within)\b{_NEAR}{_DAY}",
        r"\b\d+ days (?:from|after|since|of) (?:the )?(?:delivery|arrival|receipt|receiving|purchase|it)\b",
    ),
    Written.STOCK: _pattern(r"\b(?:in|out of|no|back in|from) stock\b", r"\bsold out\b"),
    Written.LABEL: _pattern(
        rf"\blabel\b{_NEAR}{_MONEY}", rf"{_MONEY}{_NEAR}\blabel\b", r"\blabel\b[^.!?;]{0,20}\bfree\b"
    ),
    Written.DECISION: _pattern(
        rf"\b(?:answer|decide|decision|write|reply|respond|let you know|get back|come back|tell you|hear){_NEAR}{_DAY}"
    ),
}
_OPEN: Final = re.compile(r"\b(?:if|when|once|as soon as|whether|unless)\b|\?", re.IGNORECASE)
"""What depends on something, or is asked, tells nothing yet."""
_ASKS: Final = re.compile(r"\b(?:please|could you|can you)\b", re.IGNORECASE)


def written(kind: Written | None, matter: Matter) -> str | None:
    """Our latest sentence of that kind in the case's conversation; None without a kind, or where there is none."""
    if kind is None:
        return None
    ours = (s for t in reversed(matter.turns) if t.who is Who.US for s in reversed(sentences(t.text)))
    return next((s for s in ours if _tells(straight(s), _PATTERNS[kind])), None)


def _tells(sentence: str, pattern: re.Pattern[str]) -> bool:
    found = pattern.search(sentence)
    return found is not None and not _OPEN.search(sentence) and not _ASKS.search(sentence[: found.start()])
