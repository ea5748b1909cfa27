"""What we sent came, and the customer writes that something is still wrong: what we did didn't settle it."""

import re
from typing import Final, NamedTuple

from bot.domain.case import Matter, Who
from bot.knowledge.triage.parts.parts import parts
from bot.language.goods.came import CAME
from bot.language.matter.trouble import Trouble, troubles_in
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_SENT: Final = re.compile(
    r"\b(?:send|sending|sent|ships?|shipped|shipping|leaves|dispatch\w*|mail(?:ed|ing)|post(?:ed|ing)|in the post"
    r"|goes out|on (?:its|the|their) way|replacement)\b",
    re.IGNORECASE,
)
_MAKES_GOOD: Final = re.compile(r"\b(?:sorry|apolog\w+|replace\w*|instead)\b", re.IGNORECASE)
_CAME: Final = re.compile(
    rf"\b(?:(?:the|my|our|your|a|that|new|other|second|replacement|sixth|missing|it|they)\b(?: [\w'-]+){{0,3}}? {CAME}"
    r"|(?:i|we)(?:'ve| have)? (?:just |now )?(?:got|received) (?:the|it|them|your|my)\b(?: (?!but\b|and\b)[\w'-]+){0,2}"
    r"|(?:the|my|our|your|new|other|second|replacement|it|that)(?: (?!no\b|not\b)[\w'-]+){0,2}?"
    r"(?:'s| is| are) here(?! for\b)"
    r"|(?:^|[.!?\n])\W*[\w-]+(?:'s| is| are) here"
    rf"|(?:^|[.!?\n])\W*(?:[\w'-]+ ){{0,2}}?{CAME})\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:never|not|nothing|none|if|when|until|once|before|says?|said)\b|n't\b", re.IGNORECASE)
_PASSED_OVER: Final = re.compile(
    r"\bstill (?!have (?:a|one|two) question)"
    r"(?:(?:\w+ing|have|has|got|no|not|the|is|are|doesn|don|won|can|need)\b|[a-z]+y\b)"
    r"|\b(?:you|u|nobody|no ?one) (?:did|have|has|never|didn't|haven't|hasn't)[^.!?]{0,20}"
    r"\b(?:sa(?:y|id)|answer\w*|mention\w*|writt?en?|reply|replied|tell|told) (?:\w+ )?(?:about|anything|nothing|to)\b",
    re.IGNORECASE,
)
_WRONG_TOO: Final = re.compile(
    r"\bthe wrong\b|\b(?:left|right|same|other|first)(?:[- ]hand(?:ed)?)? (?:one|side|thing|part|size)s?,? again\b"
    r"|^(?:\W*(?!thank|works?\b|working|well\b|fine\b|good\b|order|will\b|hello|hi\b)[\w-]+){1,2},? again\W*$"
    r"|^\W*again\W*$|\bsame (?:mistake|problem|fault|thing) again\b",
    re.IGNORECASE,
)
"""What came to put it right is wrong itself."""
_BUT: Final = re.compile(r"[,;]?\s+(?:but|only|just)\s+", re.IGNORECASE)
_WRONG: Final = frozenset((Trouble.HARMED, Trouble.MISSING, Trouble.OTHER, Trouble.FAULTY))


class NotAllOfIt(NamedTuple):
    """Their words that it came, and those that something is still wrong."""

    came: str
    left: str


def not_all_of_it(matter: Matter) -> NotAllOfIt | None:
    """Those of the latest message, where we sent something to put it right; None where all is well."""
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    ours = [t.text for t in matter.turns[:last] if t.who is Who.US and _SENT.search(t.text)]
    before = "\n".join(t.text for t in matter.turns[:last] if t.who is Who.CUSTOMER)
    if not ours or not (any(map(_MAKES_GOOD.search, ours)) or not _WRONG.isdisjoint(troubles_in(before))):
        return None
    return _told(straight(matter.turns[last].text))


@remembered(32)
def _told(text: str) -> NotAllOfIt | None:
    came = next((m for m in _CAME.finditer(text) if not _NOT.search(text[max(0, m.start() - 12) : m.end()])), None)
    pieces = (t.strip(" .,;:!?") for p in parts(text) for t in _BUT.split(p.text)) if came else ()
    left = next(
        (p for p in pieces if _PASSED_OVER.search(p) or _WRONG_TOO.search(p) or not _WRONG.isdisjoint(troubles_in(p))),
        None,
    )
    return NotAllOfIt(came[0], left) if came and left else None
