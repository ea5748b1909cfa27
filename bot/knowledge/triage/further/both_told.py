"""Goods of which some came broken and others not at all: what is told of the others, which a reply must answer too."""

import re
from typing import Final

from bot.knowledge.words.wording import sentences
from bot.language.goods.not_there import tells_missing
from bot.language.matter.trouble import Trouble, troubles_in
from bot.language.patterns.alternatives import word_of
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_NUMBERS: Final = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER: Final = rf"(?:\d{{1,3}}|{word_of(' '.join(_NUMBERS))})"
_GOT: Final = r"(?:got|received|came|arrived|there (?:are|were)|counted|i count)"
_NOT_COUNTED: Final = (
    r"(?! ?(?:of each|broken|cracked|damaged|chipped|smashed|dented|wrong|that|which|with|who|days?"
    r"|weeks?|months?|years?|hours?|(?:e-?)?mails?|messages?|%|[-/.:]))"
)
_SHORT: Final = re.compile(
    rf"\b(?:ordered|bought|paid for|purchased) (?P<all>{_NUMBER})\b{_NOT_COUNTED}[^.;!?]{{0,60}}?"
    rf"\b{_GOT}(?: only| just)? (?P<some>{_NUMBER})\b{_NOT_COUNTED}"
    rf"|\b{_GOT}(?: only| just)? (?P<few>{_NUMBER}) (?:out )?of (?:the |my )?(?P<of>{_NUMBER})\b",
    re.IGNORECASE,
)
"""`Ordered 24, got 22`; `got 10 of 12`."""
_ENDS: Final = re.compile(
    r"[,;.!?]+\s*|\s[-\u2013\u2014]+\s|\s(?=(?:and|but|plus)\b|also (?:the|my|our|an?|no|one|two)\b)"
)
_OWN: Final = re.compile(
    r"\W*(?:(?:and|but|plus|also|then) )*(?:there (?:is|are|was|were) )?"
    rf"(?:the|my|our|an?|another|some|half|several|both|no|{_NUMBER})\b"
    r"(?! (?:piece|chip|corner|bit|chunk|part|side)s?\b)",
    re.IGNORECASE,
)
"""It names what it is told of: `it is cracked` may be the same thing."""
_WAY: Final = re.compile(
    r"\b(?:box|boxes|carton|cartons|parcel|parcels|package|packages|packaging|bag|order|delivery|refund|money"
    r"|label|invoice|answer|reply|one of which|whole thing)\b",
    re.IGNORECASE,
)
"""What it came in, and what is no part of the goods."""
_INSIDE: Final = re.compile(
    r"\b(?:in|inside|from|out of) (?:the|my) (?:box|carton|parcel|package|bag|order)\b", re.IGNORECASE
)
_IT: Final = re.compile(r"\W*(?:(?:and|but|plus|also|then|so) )*(?:it|they|that|this|which)\b", re.IGNORECASE)
_MAY: Final = words_of("missing short got received came arrived no without never not t")
_MISSING, _FAULTS = frozenset({Trouble.MISSING}), frozenset({Trouble.HARMED, Trouble.FAULTY})


@remembered(32)
def missing_beside(text: str) -> str:
    """The words that tell that some are missing, of a message that is told as one of broken goods."""
    plain = straight(text)
    if not may_hold(plain, _MAY):
        return ""
    short = next((m[0] for m in _SHORT.finditer(plain) if _fewer(m)), "")
    return short or _pieces(plain, _MISSING, _FAULTS)


@remembered(32)
def harmed_beside(text: str) -> str:
    """The words that tell that some came broken or don't work, of a message that is told as one of missing goods."""
    plain = straight(text)
    return _pieces(plain, _FAULTS, _MISSING) if may_hold(plain, _MAY) else ""


def _pieces(text: str, of: frozenset[Trouble], beside: frozenset[Trouble]) -> str:
    pieces = [p.strip() for s in sentences(text) for p in _ENDS.split(s) if p.strip()]
    kinds = [(p, troubles_in(p)) for p in pieces if not _WAY.search(_INSIDE.sub("", p))]
    if not any(beside & k and not of & k and (tells_missing(p) or not _IT.match(p)) for p, k in kinds):
        return ""
    return next((p for p, k in kinds if of & k and not beside & k and (_OWN.match(p) or tells_missing(p))), "")


def _fewer(found: re.Match[str]) -> bool:
    some, whole = (_number(found[a] or found[b]) for a, b in (("some", "few"), ("all", "of")))
    return some < whole


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower()) + 1
