"""Whether a customer says that they won't send the goods back: it is no return then, whatever they want instead."""

import re
from typing import Final

from bot.language.content import stem_set
from bot.language.remembered import remembered
from bot.language.statements import Actor, Mood, Statement, statements
from bot.language.worded import may_hold, words_of

_WORDS: Final = words_of("return returning back")
"""One of these stands in it."""
_SENDS: Final = stem_set("send ship mail bring post carry drive give take")
_WON_T: Final = (Mood.REFUSED, Mood.DOING)
_WANTS: Final = (Mood.STATED, Mood.PLANNED, Mood.POSSIBLE, Mood.QUESTION, Mood.REQUEST, Mood.CONDITION)
_CAN_T: Final = re.compile(r"\b(?:can|could|able)\b|\bcan(?:not|['\u2019]?t)\b", re.IGNORECASE)
"""They would, and something is in the way."""
_ONLY_SO: Final = re.compile(
    r"[$\u00a3\u20ac]|\b(?:costs?|expense|charge|pay|paid|paying|money|dime|cent|fees?|shipping|postage|label|until|till"
    r"|unless|without|before|if)\b",
    re.IGNORECASE,
)
"""They would, on some condition: `not at my cost`, `not until it is paid`."""
_NAMED: Final = re.compile(
    r"\b(?:do|want|need|get|start|set up|open|request|about) (?:a|the|my) return\b|\breturn label\b", re.IGNORECASE
)
"""A return that is spoken of as a thing is one that they ask for."""


@remembered(128)
def will_not_return(text: str) -> bool:
    """Whether it says so, and nothing in it is to go back."""
    if not may_hold(text, _WORDS):
        return False
    told = [s for s in statements(text) if s.actor is Actor.WRITER and _goes_back(s)]
    return any(map(_refuses, told)) and not any(map(_wishes, told)) and not speaks_of_a_return(text)


def speaks_of_a_return(text: str) -> bool:
    """Whether a return is spoken of as a thing that they ask for."""
    return _NAMED.search(text) is not None


def wants_to_return(text: str) -> bool:
    """Whether they say or ask that something goes back."""
    return any(s.actor is Actor.WRITER and _goes_back(s) and _wishes(s) for s in statements(text))


def _goes_back(s: Statement) -> bool:
    return s.verb == "return" or (s.verb in _SENDS and "back" in s.text.lower().split())


def _refuses(s: Statement) -> bool:
    return s.negated and s.mood in _WON_T and not _CAN_T.search(s.text) and not _ONLY_SO.search(s.text)


def _wishes(s: Statement) -> bool:
    return not s.negated and s.mood in _WANTS
