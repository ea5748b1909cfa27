"""Whether a customer would keep what isn't as it should be, where part of its price came back. Pure."""

import re
from itertools import pairwise
from typing import Final

from bot.language.patterns.alternatives import either, word_of
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight

_NO_GOODS: Final = word_of(
    "box receipt packaging replacement discount money refund coupon credit price code difference label account order"
    " subscription policy rest others? second first"
)
_IT: Final = (
    rf"(?:it|this(?! \w+ing)|them|these|as is|(?:the|this|that|these|those) (?!(?:\w+ )?{_NO_GOODS}\b)[a-z]+)\b"
    r"(?! (?:in|at|up|on|under|out|off|from|dry|clean|going|posted|running)\b)"
)
_WHO: Final = (
    r"(?:\b(?:i|we)(?:'d|'ll|'m)?(?: (?:would|will|can|could|may|might|am|are|do|just|still"
    r"|rather|gladly|simply|also|then|even|happily|happy|fine"
    r"|willing|ok|okay|prepared|ready|glad|with|to|want|prefer|like|don't mind|wouldn't mind))*"
    r" |\b(?:happy|willing|fine|ok|okay|glad) to |\band "
    r"|\bif (?:i|we) (?:just |were to )?|\bto (?:just )?)"
)
_KEEPS: Final = re.compile(
    either(
        rf"{_WHO}(?:keep|hang on to|hold on to|live with|put up with|leave) {_IT}",
        rf"\b(?:mind|minds) keeping {_IT}|\bby keeping {_IT}",
        r"\b(?:it|(?:the|this) [a-z]+) (?:can |could |will |would )?stays? (?:here|with (?:me|us)|put)\b",
        r"\b(?:i|we) (?:will|'ll|would|can) keep\b(?= but| though| for| if|[.,;]|$)",
        r"\bto keep\b(?=,| for| if|\.|$)",
        r"\b(?:instead of|rather than|without) (?:\w+ ){0,2}?(?:sending|returning|shipping|mailing|hauling|lugging)\b",
        r"\b(?:rather not|don't (?:really )?(?:want|need|have) to|not|no need to|silly to"
        r"|avoid|spare \w+) (?:\w+ ){0,2}?"
        r"(?:send(?:ing)?|return(?:ing)?|ship(?:ping)?|haul|mail(?:ing)?|lug)\b(?! (?:me|us)\b)",
        r"\bbut (?:it's |it is )?(?:usable|fine otherwise|still works)\b",
    ),
    re.IGNORECASE,
)
_MONEY: Final = (
    r"(?:[$\u20ac\u00a3] ?\d+(?:[.,]\d\d)?|\b\d+ ?(?:dollars|bucks|euros?|pounds|quid)|\b\d{1,2}"
    r" ?(?:%|percent|per cent))"
)
_SHARE: Final = (
    r"\b(?:half|(?:a|one) (?:third|quarter|fifth|tenth)|(?:a |some )?part|some|a bit|a portion|a share|a fraction)"
)
_GIVES: Final = (
    r"\b(?:give|gives|refund|credit|knock|take|get|pay|offer|offered|offering|send|have|propose"
    r"|agree on|settle (?:for|on)|accept|want)"
)
_PART: Final = re.compile(
    either(
        rf"{_MONEY} (?:off|back|refund|discount|credit|less|of (?:the|its|my|what) (?:price"
        rf"|cost|money|i paid|purchase))",
        rf"{_GIVES}(?: (?:me|us|of|for|a|the|back|you))*? {_MONEY}",
        rf"\bfor {_MONEY}(?: off| back| less)?(?=\W*$|[.,;!?])",
        rf"{_SHARE} (?:of|off) (?:the|its|my|what) (?:price|cost|money|i paid|purchase)",
        rf"{_SHARE} (?:the (?:price|money) )?back\b",
        r"\b(?:refund|give|pay|credit) (?:me |us )?(?:back )?half\b|\bhalf (?:off|price|the price|the money)\b",
        r"\bpart(?:ial(?:ly)?)? (?:of (?:a|the) )?(?:refund(?:ed)?|credit|reimburse\w*|compensation)\b",
        r"\b(?:some|a bit of|a little|a few|part of the) (?:money|cash|dollars|bucks|euros)(?: (?:off|back))?\b",
        r"\b(?:a|some|small|fair|decent) (?:price )?(?:discount|reduction|rebate|allowance|price cut|compensation)\b",
        r"\bknock [^.!?]{0,25}?\boff\b|\b(?:something|money|a little|a bit) (?:off|back)\b",
        r"\bmeet (?:me|us) half ?way\b|\bwhat (?:would|can|could|will) (?:you|u) knock off\b",
        r"\b(?:take|knock) (?:\d+|ten|twenty|thirty|fifty) off\b",
        r"\b[$\u20ac\u00a3] ?\d+ back\b",
    ),
    re.IGNORECASE,
)
_SPARES: Final = re.compile(
    r"\b(?:saves?|spares?) (?:us both|both of us|us all|you|me|everybody) (?:the )?(?:trouble"
    r"|hassle|bother|postage|shipping)\b",
    re.I,
)
_OVER: Final = re.compile(
    r"\bfull (?:refund|price)\b|\b(?:i|we)(?:'ve| have)? (?:already )?(?:sent|returned|shipped"
    r"|mailed) (?:it|them|the|this|one|two|that)\b"
    r"|\bprice (?:match|drop|fell|went)|\b(?:went|dropped|fell) (?:down|to|from)\b|\bsubscri\w+|\bskip\b"
    r"|\b(?:promo|discount|coupon|voucher|welcome) codes?\b|\b(?:%|off) codes?\b|\bnewsletter\b"
    r"|\bcancel\w*\b|\b(?:don't|do not|stop|quit) offer\w*"
    r"|\b(?:you|they) (?:kept|cut|deducted|took|only refunded|withheld)\b",
    re.IGNORECASE,
)
"""A return that is over, a price that fell, what a code gives."""
_ELSE: Final = re.compile(
    r"\bif [^.!?;]{0,50}?\b(?:sold out|out of stock|not (?:available|in stock|possible)|gone|run out"
    r"|no more|none|(?:don't|do not|can't|cannot) (?:have|send|get))\b",
    re.IGNORECASE,
)
"""Only where what they want can't be had."""
_MAY: Final = words_of(
    "keep keeping hang hold live put leave stays stay instead rather without not don no silly avoid spare usable works"
    " fine save saves spare spares"
)


@remembered(64)
def kept_for_part(text: str) -> str | None:
    """The words that propose it, in one sentence or in two that follow each other; None where they don't."""
    plain = straight(text)
    if not may_hold(plain, _MAY) or _OVER.search(plain):
        return None
    told = [s for s in sentences(plain) if not _ELSE.search(s)]
    one = next((s for s in told if _PART.search(s) and (_KEEPS.search(s) or _SPARES.search(s))), None)
    return one or next((f"{a} {b}" for a, b in pairwise(told) if _both(a, b) or _both(b, a)), None)


def _both(keeps: str, pays: str) -> bool:
    return bool(_KEEPS.search(keeps) and _PART.search(pays))
