"""Whether the goods were given to the customer: the order is somebody else's, and its number and page aren't theirs."""

import re
from collections.abc import Iterator
from typing import Final

from bot.knowledge.triage.order.arrival import bought
from bot.knowledge.triage.parts.parts import ORDER
from bot.language.grammar.statements import Statement, statements
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_DAY: Final = r"(?:birthday|b-?day|christmas|xmas|hanukkah|valentine's day|mother's day|father's day)"
_OCCASION: Final = (
    rf"(?:(?:early|late|belated|lovely|nice|surprise|{_DAY}|wedding|anniversary|housewarming|graduation|retirement"
    r"|farewell|thank-?you|holiday|shower|baby) ){0,4}"
)
_GIFT: Final = rf"{_OCCASION}(?:gift|present)s?\b(?! (?:cards?|codes?|vouchers?|wrap\w*|box|bag|message|note|receipt))"
_GIVER: Final = r"(?:my|our|an?|his|her|some(?:one|body)|another|aunt|uncle|grandma|grandpa|mom|mum|dad|santa)"
_MINE: Final = r"(?:my|our) (?:\w+ )?(?:birthday|wedding|christmas|anniversary)"
_ON: Final = rf"(?! from (?:me|us)\b)(?! (?:(?:from|by) \w+ )?(?:to|for) (?!me\b|us\b|{_MINE}\b))"
"""It wasn't given by them, nor meant for somebody else."""
_TO_ME: Final = r"(?:gave|got|sent|bought)(?: it| this| them)?(?: to)? (?:me|us)"
_GOODS: Final = (
    r"(?:this|it|these|those|them|one|an?|the)\b(?! (?:\w+ )?(?:parcel|package|label|number|address|photos?|phone"
    r"|e-?mail|link|order|form|refund|money|message|receipt|slip|call|ride|choice|idea|look|hint|hand|day|week|time)\b)"
)
_KIN: Final = r"(?:my|our|aunt|uncle|grandma|grandpa|mom|mum|dad)"
_RELATIVE: Final = (
    r"(?:\w+'s )?(?:nan|nana|nanna|gran|granny|grand\w+|mum|mom|mother|dad|father|aunt\w*|uncle|sister|brother|in-laws"
    r"|(?:mother|father|sister|brother)-in-law|god\w+|cousin|friend|friends|colleagues?|neighbou?rs?|boss|niece|nephew)"
)
_OURS: Final = (
    r"(?:my|our|the) (?:little )?(?:baby|ones?|son|daughter|kids?|children|twins?|boys?|girls?|toddler|husband|wife)"
)
_TOLD: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:got|received|(?:was|were|been) given|{_TO_ME})\b[^.!?;]{{0,60}}?\bas (?:an?|my|our) {_GIFT}{_ON}",
        r"\b(?:got|received)\b(?:(?!\bfor\b)[^.!?;]){0,40}?"
        r" for my (?:\d+\w\w |[a-z]+ieth )?(?:birthday|b-?day)\b(?! \w+y)",
        rf"\b(?:received|(?:was|were|been) given|{_TO_ME})\b(?:(?!\bfor\b)[^.!?;]){{0,40}}? for (?:my )?{_DAY}\b(?!'s)",
        rf"\b{_GIFT} from (?:{_GIVER}\b|(?-i:[A-Z][a-z]+\b))(?! shop| store){_ON}",
        rf"\b(?:was|is|were|are|it's) (?:an?|my|our) {_GIFT} (?:to|for) (?:me|us)\b",
        rf"\b{_GIFT} (?:that |which )?(?:i|we|i've|we've) (?:\w+ )?(?:got|received|(?:was|were) given)\b{_ON}",
        r"\b(?:i|we) (?:was|were) gifted\b|\bgifted (?:it |this |them )?(?:to )?(?:me|us)\b",
        rf"\b{_KIN}(?: [\w'-]+){{0,2}} (?:gave|has given|had given) (?:me|us) {_GOODS}",
        rf"\b{_KIN}(?: {_RELATIVE})? (?:has |had )?(?:gave|given|got|bought|ordered)"
        rf" (?:me|us|him|her|them|{_OURS}) {_GOODS}",
        r"\b(?:(?:my|our)(?: [\w'-]+){1,3}|some(?:one|body)(?: else)?) (?:bought|ordered|got)"
        r" (?:it|this|them|these|the \w+) for (?:me|us)\b",
    )
)
_GOT: Final = re.compile(r"(?:got|received)\b(?!(?: it| this| them)?(?: to)? (?:me|us)\b)", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"(?:\b(?:he|she|they|who|you)|\b(?:my|our|the|a|her|his) [\w'-]+"
    r"|(?-i:\b(?!We|Just|Recently|Only|Already|And|But|Had)[A-Z][a-z]+))"
    r"(?: (?:has|had|just|only|already))? $",
    re.IGNORECASE,
)
"""Before `got it as a gift`: somebody else did."""
_FAR: Final = 60
"""Characters before it that are read."""
_A_GIFT: Final = re.compile(rf"\b{_GIFT}", re.IGNORECASE)
_NO_ORDER: Final = re.compile(
    r"\b(?:(?:don't|do not) (?:have|know|see) (?:the|an|any|its|that) order\b|(?:have|got) no order (?:number|of|in)"
    r"|without (?:the|an|any) order number|not my order|isn't (?:in|under) my (?:account|orders?)"
    r"|not (?:the one who|who) (?:bought|ordered)|didn't (?:buy|order) (?:it|this|them) (?:myself|ourselves))\b",
    re.IGNORECASE,
)
_MYSELF: Final = re.compile(r"\b(?:i|we|i've|we've)\b", re.IGNORECASE)


@remembered(64)
def given_to_them(text: str) -> str | None:
    """The words that say so, as they stand; None where none do, or where the customer has bought it themselves."""
    plain = straight(text)
    told = next((m for m in _told(plain) if not _of_others(plain, m)), None)
    if told is None or ORDER.search(plain) or any(map(_bought_it, statements(text))):
        return None
    return text[told.start() : told.end()]


def _told(plain: str) -> Iterator[re.Match[str]]:
    for pattern in _TOLD:
        yield from pattern.finditer(plain)
    if _A_GIFT.search(plain):  # `it was a present, so I don't have the order number`
        yield from _NO_ORDER.finditer(plain)


def _of_others(plain: str, told: re.Match[str]) -> bool:
    before = plain[max(0, told.start() - _FAR) : told.start()]
    return bool(_GOT.match(told[0]) and _OTHERS.search(before))


def _bought_it(s: Statement) -> bool:
    """What one of their family bought counts as the writer's act too."""
    return bought(s) and not s.negated and bool(_MYSELF.search(s.text))
