"""Who bears a cost by the words of a clause: whose purse, who pays, what is free or deducted."""

import re

from bot.checks.commitments.acts import Meant, Side, SpeechAct
from bot.checks.commitments.words import COVER, DEMANDS, LABEL, POST, WAY_BACK
from bot.checks.sourced.costs.costs import EXCEPTED
from bot.knowledge.schema.clauses import Payer

_NO_ARRIVAL = r"(?! (?:to|today|tomorrow|by|on|in|within|soon)\b)"
"""`With you tomorrow` is an arrival and no cost."""
_THEM = r"(?:you|the customer|the buyer|customers|buyers)"
_PAID_BY = r"(?:borne|born|paid|covered|carried|met|absorbed|funded|settled|shouldered)"
_AT_THEIRS = re.compile(
    rf"\b(?:at|to|on) (?:your|the customer's|the buyer's|their) (?:own )?(?:expense|cost|charge|account|dime)\b"
    rf"|\byours to (?:\w+ and )?(?:pay|cover)\b|\bcharged? (?:\w+ ){{0,2}}to your?\b|\b{_PAID_BY} by {_THEM}\b"
    rf"|\b(?:your (?:own )?|out of )(?:pocket|purse|wallet)\b|\b(?:falls?|lies?|is) (?:to|with|on) {_THEM}\b"
    rf"{_NO_ARRIVAL}"
    rf"|\bcosts? you (?!nothing|anything)|\b(?:billed?|invoiced?|charged?) (?:you|for|to your?)\b"
    rf"|\bset(?:s|ting)? you back\b|\byour (?:own )?(?:responsibility|job|part|share)\b",
    re.I,
)
_AT_OURS = re.compile(
    r"\b(?:(?:at|on) our (?:own )?(?:expense|cost|account|dime|tab)|on us|on the house|our treat|treat(?:ing)? you to"
    r"|costs? (?:you )?nothing|nothing (?:\w+ )?to (?:pay|you)|(?:at|for) no (?:\w+ )?(?:cost|charge)"
    r"|without (?:any )?(?:cost|charge)|free(?: of charge)?|gratis|prepaid|pre-paid"
    rf"|{_PAID_BY} by (?:us|me|our|the seller|the shop)"
    r"|(?<!we )(?<!i )(?:won't|will not|do not|don't|needn't|need not) (?:have to |need to )?(?:pay|owe|spend)"
    r"|(?:\w+n't|not|never|nor) (?:cost|set) (?:you |(?:our |any |the )?(?:customers?|buyers?) )?(?:back )?"
    r"(?:a|one|any)(?:thing)?\b(?! more)"
    r"|(?:\w+n't|not|never) be (?:billed|charged|deducted|invoiced|taken off)|taken care of"
    r"|(?:won't|will not|never) (?:see|find) (?:it|that|this|a (?:charge|fee|cost))(?: for (?:it|that|this))? "
    r"(?:on (?:any|your|the|a) (?:bill|statement|invoice)|anywhere)"
    r"|(?:got|have) you covered|you(?:'re| are) covered|(?:our|the seller's|the shop's) (?:responsibility|duty|job))\b",
    re.I,
)
_NOT_OURS = re.compile(
    r"\b(?:not|n't|isn't|aren't|never|no longer) (?:be )?(?:free|prepaid|pre-paid|on us|taken care of)\b"
    r"|(?:\b(?:not|never|no longer)|n't) (?:(?!free\b)\w+ ){0,4}?(?:with|for|have|has|offer\w*|include\w*)"
    r" free returns?\b",
    re.I,
)
_WHOM = frozenset({"you", "custom", "buyer"})
_NOT_COVERED = re.compile(
    r"(?:\bnot|n't)\b[^.,;]{0,30}\b(?:we|i) (?:can )?(?:cover|pay|bear|offer|reimburse|contribute)\b"
    r"|(?:\bnot|n't) be (?:reimbursed|covered|refunded|paid back|met)\b",
    re.I,
)
_STAYS = re.compile(
    rf"\b(?:stays?|remains?|rests?|lies?|falls?|goes|is|are) (?:with|on|to|for) (?P<who>us|you|me)\b{_NO_ARRIVAL}"
    r"|\b(?:is|are)(?:n't| not)? (?P<whose>our|your) (?:affair|business|matter|concern|problem|worry)\b",
    re.I,
)
"""A cost stays with somebody."""
_PAYS = re.compile(
    r"\b(?:stand|foot|meet|shoulder|absorb|settle|carry|swallow|buy|purchase|pick\w* up|take on|fork out|stump up)\w*"
    r" (?:\w+ ){0,3}(?:costs?|bill|tab|label|postage|shipping|fees?|freight|charges?|stamps?)\b",
    re.I,
)
"""Somebody pays, said in several words: `foot the bill`, `buy a label`."""
_TAKEN = re.compile(
    r"\b(?:deduct\w*|taken off|comes? (?:off|out of)|subtract\w*|withh[eo]ld|minus|less|net of|reduced by)\b", re.I
)
_NOT = re.compile(r"\b(?:not|no|never|nothing|without)\b|n['\u2019]t\b", re.I)


_IS = re.compile(r"\b(?:is|are|was|were|be|will|goes|comes|falls|stays)\b|['\u2019](?:s|re|ll)\b", re.I)
_SECOND = 2
"""From this many verbs after a denial on, it is about another clause."""
_OTHERS = re.compile(
    r"^\W*(?:as |since |because |and |but |that )?(?:many|most|some|several|certain|other|a few|lots of|plenty of)"
    r" (?:\w+ ){0,2}?\w+s\b"
    r"|(?:^|\b(?:since|because|as|while|that|and|but|where) )(?:the |those |all )?(?:items|listings|products|articles"
    r"|orders|things|goods|those) (?:that have |which have |with |marked (?:as |with |for )?|eligible for )"
    r"(?:\W*free returns?\b)",
    re.I,
)
"""About other items than this: `many listings have free returns`, `items with free returns cost nothing`."""


def without_others(words: str) -> str:
    """The words, read as about this item if they say so: `items with free returns, like yours`."""
    return _OTHERS.sub(" it ", words)


def bearer(act: SpeechAct, words: str, on_label: bool, on_return: bool) -> Payer | None:
    """Who pays for the way back by this clause; None if it doesn't say."""
    if (
        not on_return
        or _OTHERS.search(words)
        or act.meant is Meant.CONDITION
        or (act.meant is Meant.MAYBE and act.side is not Side.CUSTOMER and not _NOT_COVERED.search(words))
    ):
        return None
    if (on_label or act.about & POST) and _NOT_COVERED.search(words):
        return Payer.BUYER
    if _AT_OURS.search(words) and not _NOT_OURS.search(words):
        return Payer.SELLER
    if theirs := _AT_THEIRS.search(words):
        denied = act.meant is Meant.NOT and _denied_there(words[: theirs.start()])
        return Payer.SELLER if denied else Payer.BUYER
    stays = _STAYS.search(words) if (on_label or act.about & (POST | LABEL)) and act.side is Side.THING else None
    if stays:
        ours = (stays["who"] or stays["whose"]).lower() not in ("you", "your")
        return Payer.SELLER if ours is not (act.meant is Meant.NOT) else Payer.BUYER
    if on_label and (_TAKEN.search(words) or _NOT_OURS.search(words)):
        kept = _NOT.search(words) and not _NOT_OURS.search(words) and not EXCEPTED.search(words)
        return Payer.SELLER if kept else Payer.BUYER
    return _who_acts(act, words, on_label)


def _denied_there(before: str) -> bool:
    """Whether the denial is of the cost: not in `nothing is wrong with it, the label is at your expense`."""
    denials = list(_NOT.finditer(before))
    after = before[denials[-1].end() :] if denials else ""
    return bool(denials) and len(_IS.findall(after)) < _SECOND


def _who_acts(act: SpeechAct, words: str, on_label: bool) -> Payer | None:
    """Who covers the cost, or is asked to."""
    covers = bool(set(act.verbs) & (COVER - {"waive"})) or bool(_PAYS.search(words))
    pays = covers and (on_label or bool(act.about & WAY_BACK and act.about & POST))
    sides = {Side.US: Payer.SELLER, Side.CUSTOMER: Payer.BUYER}
    if not pays or act.side not in sides:
        return None
    asked = act.side is Side.US and act.verb in DEMANDS and bool(act.about & _WHOM)
    side = Payer.BUYER if asked else sides[act.side]
    other = Payer.BUYER if side is Payer.SELLER else Payer.SELLER
    return other if act.meant is Meant.NOT or _NOT.search(words) else side
