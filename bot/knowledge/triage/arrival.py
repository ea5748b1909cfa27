"""Whether a customer says that there is an order, or that the goods are here. `bot/language/elapsed.py`: since when."""

import re

from bot.language.content import stem_set
from bot.language.remembered import remembered
from bot.language.statements import Actor, Mood, Statement, statements

_ARRIVES = stem_set("arrive come deliver")
_GETS = stem_set("get receive unpack")
_BUYS = stem_set("order buy purchase pay")
_PLACES, _ORDER = stem_set("place make put"), stem_set("order purchase")
_SENDS = stem_set("send ship pack")
_NOT_HERE = re.compile(
    r"\b(?:hasn't|haven't|didn't|isn't here|not here|never|still (?:waiting|no)|missing|nothing|nowhere|lost|no sign"
    r"|says?|shows?|showed|claims?|according|marked|status|tracking|neighbou?rs?|late)\b",
    re.IGNORECASE,
)
"""Words of somebody who hasn't got it all, or who only reports what others say."""


@remembered(128)
def arrived(text: str) -> bool:
    """Whether the customer says that it is here, and nothing in the message speaks of what isn't."""
    return not _NOT_HERE.search(text.replace("\u2019", "'")) and any(map(_tells, statements(text)))


def _tells(s: Statement) -> bool:
    done = s.mood is Mood.DONE and not s.negated
    came = s.verb in _ARRIVES and s.actor is not Actor.READER and (s.actor is not Actor.WRITER or s.passive)
    return done and (came or (s.verb in _GETS and s.actor is Actor.WRITER and not s.passive))


def ordered(text: str) -> bool:
    """Whether the message tells of an order that was placed, by anybody, or of goods that came or were sent."""
    return any(map(_tells_of_order, statements(text)))


def _tells_of_order(s: Statement) -> bool:
    if s.mood is not Mood.DONE or s.negated:
        return False
    bought = s.verb in _BUYS or (s.verb in _PLACES and not _ORDER.isdisjoint(s.words))
    sent = s.verb in _SENDS and s.actor is Actor.READER
    return _tells(s) or sent or (bought and s.actor in (Actor.WRITER, Actor.THIRD_PARTY))
