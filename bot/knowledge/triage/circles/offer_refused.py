"""A customer who refuses what we offered: to offer the same again, or a little more, is a circle."""

import re
from typing import Final, NamedTuple

from bot.domain.case import Matter, Who
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight

_SUM: Final = r"(?:[$\u20ac\u00a3]\s?\d[\d.,]*|\d[\d.,]* ?(?:%|percent|per cent|dollars|euros|pounds|quid))"
_OFFER: Final = re.compile(
    r"\b(?:offer(?:ing|ed)?|would you (?:accept|take|be happy with|keep)|can go (?:up )?to|added|give you|gesture"
    rf"|goodwill)\b[^.!?]{{0,60}}?(?:{_SUM}|\b(?:partial|voucher|credit|discount|coupon|code|refund|repair|replacement)\b)"
    rf"|{_SUM} (?:off|back|towards|voucher|credit|discount|refund)\b[^.!?]{{0,60}}?"
    r"\b(?:gesture|goodwill|accept|instead|keep)\b",
    re.IGNORECASE,
)
_REFUSES: Final = re.compile(
    r"(?:^|[.!?,]\s*)(?:(?:er|um|well|sorry|but|wow|ha|so)\W+)*no,? (?:thank you|thanks?|way|chance|deal)\b"
    r"|\b(?:i|we)(?:'ve| have)? (?:already )?said no\b"
    r"|\b(?:i|we) (?:do not|don't|dont|won't|wont|will not|can't|cant|cannot) (?:really |even )?"
    r"(?:want|need|accept|take|agree)(?: to)? (?:an?|the|your|that|this|any|it|another)?\b"
    r"[^.!?]{0,25}?\b(?:voucher|credit|discount|coupon|code|offer|partial|repair|money off|that|it)\b"
    r"|\b(?:is not|isn't|isnt|not|nowhere) (?:good |near |nearly |anywhere near |remotely )?enough\b"
    r"|\bkeep (?:your|the) (?:voucher|credit|discount|coupon|code|offer|[$\u20ac\u00a3]?\d+)"
    rf"|{_SUM} (?:does not|doesn't|doesnt|won't|wont|will not) (?:\w+ )?(?:fix|cover|make|mend|help|pay|buy|get)\b"
    r"|\b(?:declin|reject|refus)\w* (?:your|the|this|that) (?:\w+ )?offer\b",
    re.IGNORECASE,
)


class Refused(NamedTuple):
    """Our sentence with the offer, and their words that refuse it."""

    ours: str
    theirs: str


def offer_refused(matter: Matter) -> Refused | None:
    """The newest offer of ours and the words of their latest message that refuse it; None where neither is there."""
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    theirs = _REFUSES.search(straight(matter.turns[last].text)) if matter.turns[:last] else None
    ours = (s for t in reversed(matter.turns[:last]) if t.who is Who.US for s in sentences(t.text))
    offer = next((s for s in ours if _OFFER.search(straight(s))), None) if theirs else None
    return Refused(offer, theirs[0].strip(" .,!?")) if offer and theirs else None
