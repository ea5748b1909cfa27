"""Whether a customer says that the goods are here. `bot/language/elapsed.py` reads since when."""

import re

from bot.language.content import stem_set
from bot.language.statements import Actor, Mood, Statement, statements

_ARRIVES = stem_set("arrive come deliver")
_GETS = stem_set("get receive unpack")
_NOT_HERE = re.compile(
    r"\b(?:hasn't|haven't|didn't|isn't here|not here|never|still (?:waiting|no)|missing|nothing|nowhere|lost|no sign"
    r"|says?|shows?|showed|claims?|according|marked|status|tracking|neighbou?rs?|late)\b",
    re.IGNORECASE,
)
"""Words of somebody who hasn't got it all, or who only reports what others say."""


def arrived(text: str) -> bool:
    """Whether the customer says that it is here, and nothing in the message speaks of what isn't."""
    return not _NOT_HERE.search(text.replace("\u2019", "'")) and any(map(_tells, statements(text)))


def _tells(s: Statement) -> bool:
    done = s.mood is Mood.DONE and not s.negated
    came = s.verb in _ARRIVES and s.actor is not Actor.READER and (s.actor is not Actor.WRITER or s.passive)
    return done and (came or (s.verb in _GETS and s.actor is Actor.WRITER and not s.passive))
