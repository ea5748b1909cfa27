"""The goods' fault that a message tells, beside a question or a complaint that makes it one of another kind."""

import re
from typing import Final

from bot.knowledge.words.wording import sentences
from bot.language.matter.trouble import Trouble, troubles_in
from bot.language.remembered import remembered

_FAULTS: Final = frozenset((Trouble.FAULTY, Trouble.HARMED, Trouble.MISSING))
_ENDS: Final = re.compile(
    r"(?<=[,;:!.?])\s+|\s[-\u2013\u2014]+\s|\s(?=(?:and|but) (?:is|are|can|could|will|would|do|does)\b)"
)
_ASKS: Final = re.compile(
    r"\W*(?:(?:and|but|so|or|also|now|please)\b\W*)*"
    r"(?:is|are|was|were|can|could|will|would|should|do|does|did|has|have|may|might|how|what|when|where|which|who|why|if"
    r"|whether|unless|in case|before|until)\b",
    re.IGNORECASE,
)
_ONLY_FEARED: Final = re.compile(
    r"\b(?:could|can|might|may|would|will|if|whether|afraid|worried|fear\w*|risk|in case|ever)\b", re.IGNORECASE
)
_OF_THE_WAY: Final = re.compile(
    r"\b(?:parcels?|packages?|box(?:es)?|cartons?|packaging|tracking|order|delivery|shipment|refund|money|label|e?-?mails?|answers?|repl(?:y|ies)|call"
    r"|invoice|receipt|code|link|photos?|video|form)\b",
    re.IGNORECASE,
)
"""What can be lost or missing and is no part of the goods."""


@remembered(32)
def fault_told(text: str) -> str:
    """The clauses that state that goods are broken, faulty or incomplete; nothing that is only asked or feared."""
    pieces = (piece.strip() for sentence in sentences(text) for piece in _ENDS.split(sentence))
    return " ".join(p for p in pieces if _tells(p))


def _tells(piece: str) -> bool:
    if _ASKS.match(piece) or _ONLY_FEARED.search(piece) or _OF_THE_WAY.search(piece):
        return False
    return not _FAULTS.isdisjoint(troubles_in(piece))
