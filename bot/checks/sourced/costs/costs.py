"""Who bears a cost, by structure: a cost, a verb of bearing or deducting, and a party, named or implied."""

import re
from enum import StrEnum

from bot.checks.commitments.acts import Meant, Side, SpeechAct
from bot.knowledge.schema.clauses import Payer

_MONEY = r"(?:costs?|fees?|charges?|bill|tab|expenses?|postage|freight|carriage|stamps?|its price)"
_CARRIED = rf"(?:{_MONEY}|shipping|labels?|couriers?|collection|pick-?up|transport|haulage|(?:way|trip) back)(?:'s)?"
"""What somebody pays for."""
_COST = rf"(?:{_CARRIED}|shipment|trip|returns?|return leg)(?:'s)?"
"""What may be at somebody's cost."""
_THE = (
    r"(?:(?:the|a|an|any|your|our|its|their|this|that|whatever|what|for|of|prepaid|return|full|half|whole|actual) )"
    r"{0,4}"
)
_GAP = r"(?: [\w$']+){0,6}?"
_ACCOUNT = r"(?:expense|cost|charge|account|dime)"
_PURSE = (
    rf"(?:own )?(?:{_ACCOUNT}|end|side|part|pockets?|tab|matter|affair|bill|wallet|purse|card|responsibility|job|task"
    r"|turn|business|concern|share|lookout)"
)
_CUSTOMER = r"the (?:customer|buyer)"
_THEIRS = rf"(?:you|yourself|yourselves|{_CUSTOMER}|customers|(?:your|{_CUSTOMER}'s) {_PURSE}|yours)"
_OURS = rf"(?:us|we|me|(?:our|my) {_PURSE}|the house|ours)"
_PARTY = rf"(?:(?P<theirs>{_THEIRS})|(?P<ours>{_OURS}))\b(?! to (?:print|use|keep|download|see|read|choose))"
_BEING = r"(?:(?:is|are|be|being|was|were|would|will|has|have|been|then|all|entirely|fully|still|simply|just) ?)+"
_STAYING = r"(?:stays?|remains?|rests?|falls?|lies?|lands?|sits?|runs?)(?: then| still)?"
_LEAVES = r"(?:ask|expect|need|require|want|trust|leave|let)\b"
_ATTRIBUTED = re.compile(
    rf"\b(?:{_COST}{_GAP} (?:{_BEING}|{_STAYING} ?)(?:(?:on|at|from|out of|by) )?"
    rf"|{_COST}{_GAP} {_STAYING} (?:with|to|on|for|upon) "
    rf"|{_MONEY}{_GAP} (?:{_BEING}|goes |go |comes |come )(?:to|with|for|down to|up to) "
    rf"|(?:{_COST}|(?:return|send|ship|post)ing){_GAP} {_BEING}down to "
    rf"|{_COST} (?:on|at) |{_COST} (?:from|out of) (?=your|our|the)"
    rf"|{_COST}{_GAP} {_BEING}(?:something|one|a cost|an expense|for) (?:that |which )?(?!(?:we|i) {_LEAVES})){_PARTY}",
    re.I,
)
"""A cost goes to somebody: `the courier's bill goes to you`."""
_AT_COST_OF = re.compile(
    rf"\b(?:at|to|on|for) (?:(?P<theirs>your|{_CUSTOMER}'s)|(?P<ours>our)) (?:own )?{_ACCOUNT}\b", re.I
)
_BARE = re.compile(rf"(?:is|are|be|been|was|were|being) (?:you|yourself|us|me|customers|{_CUSTOMER})$", re.I)
"""Without a preposition only what somebody has pays: `is your end`, not `is you`."""
_LESS = re.compile(
    r"\b(?:minus|less|net of|bar|save|excluding|except(?: for)?|short of|after|(?:reduced|lowered|cut) by)(?! than) "
    rf"(?:{_THE}{_COST}(?!\w)|what(?:ever)? (?:the|its|your) (?:trip|way|return|parcel)\b[^.,;]* costs?\b)",
    re.I,
)
"""What is left of a sum after a cost."""
_DEDUCTS = re.compile(
    r"\b(?:(?:deduct|subtract|withh|dock|(?:keep|hold)(?:ing)? back|kept back|held back|retain)\w*"
    r"|touch (?:your|the) (?:refund|money|price|amount))\b",
    re.I,
)
_TAKES = re.compile(r"\b(?:tak|com|go|knock|cut|shav|trim|pull|slic)\w* (?:[\w$']+ ){0,5}?(?:off|out of|from)\b", re.I)
_REFUND = re.compile(r"\b(?:refund|money|sum|amount|what (?:you|we)|it|that|total|price|payout)\b|\$\d", re.I)
_PRICE = re.compile(r"\b(?:off|from) (?:what you(?:'ve| have)? paid|your (?:order|bill|purchase))\b", re.I)
_BEARS = re.compile(
    r"(?<!the )(?<!your )(?<!our )(?<!this )(?<!new )\b"
    r"(?:cover|bear|borne|absorb|foot|pay|paid|settle(?: up)? with|settle|shoulder|carry|carri|swallow|eat|eats|fund"
    r"|financ|meet|met|reimburs|waiv|buy|bought|purchas|tak(?:e|en|ing) (?:on|care of)|pick(?:ing)? up|see(?:ing)? to"
    r"|look after|deal with|spring for|fork out|stump up|sponsor|keep|stand)\w*"
    rf"(?: (?!and |then |so )[\w$']+){{0,4}}? {_CARRIED}(?!\w)",
    re.I,
)
_SEES_TO = re.compile(rf"\b(?:sort(?:ing)? out|arrang\w+|organi[sz]\w+) {_THE}(?:{_MONEY})(?!\w)", re.I)
_SPLIT = re.compile(
    r"(?<!the )(?<!a )(?<!this )\b(?:split|shar(?:e|ing)|halve|halves|half|fifty-fifty|chip(?:ping)? in"
    r"|contribut\w+|meet halfway)\b",
    re.I,
)
_ADDS = re.compile(r"\b(?:contribut\w+|chip(?:ping)? in)\b", re.I)
"""Whoever contributes nothing leaves it to the other side."""
_DEMANDED = re.compile(
    rf"\b(?:ask|need|require|expect|want|request|trust)\w* (?:you|customers) to {_BEARS.pattern}", re.I
)
_LEFT_TO_THEM = re.compile(
    rf"\b{_COST}{_GAP} {_BEING}(?:something|one|a cost|an expense) (?:that |which )?(?:we|i) {_LEAVES} "
    r"(?:you|customers|buyers|to you|to customers)"
    rf"|\b(?:ask|expect|request) that you (?:[\w']+ (?:and )?){{0,3}}?pay for (?:the|its|your|that)"
    r" (?:parcel|way back|return|trip|shipment|transport)"
    r"|\b(?:stamps?|postage|label|shipping) of your (?:own|choice|choosing)\b"
    r"|\b(?:your|with your) own (?:stamps?|postage|label)\b",
    re.I,
)
"""The customer is asked to pay: `something we ask customers to bear`, `with a stamp of your own`."""
HALVES = re.compile(
    rf"\bhalf\b[^.;]*?\b{_COST}\b[^.;]*\bon (?:us|me)\b[^.;]*\bon you\b"
    rf"|\b{_COST}\b[^.;]*\bhalf on (?:us|you)\b[^.;]*\bhalf\b",
    re.I,
)
_PROVIDED = re.compile(
    rf"\b(?:(?:as|so) long as|provided(?: that)?|on (?:the )?condition that) you (?:\w+ )?{_BEARS.pattern}", re.I
)
"""What we give depends on what the customer pays."""
_CARRIER = r"(?:carriers?|couriers?|drivers?|post office|post|shipper|USPS|UPS|FedEx|DHL)"
_SUM = r"(?:dollars?|money|bucks|fees?|price|sum|something|\$\S+)"
_OTHERS_ASK = re.compile(
    rf"\b{_CARRIER}\b[^.;]{{0,20}}? (?:want|ask|charg|collect|bill|tak|request)\w* (?:[\w$']+ ){{0,4}}?"
    rf"(?:{_SUM} (?:from|of) you|you (?:[\w$']+ ){{0,3}}?(?:dollars?|\$\S+))\b"
    rf"|\b{_CARRIER}\b[^.;]{{0,40}}? (?:asks?|charges?|wants?|costs?|takes?|bills?)\b[^.;]{{0,40}}? between you and"
    r" (?:him|her|them|the)\b",
    re.I,
)
"""A carrier charges the customer: `the courier will want a few dollars from you`."""
_OF_WHICH = re.compile(r"\b(?:from|of|out of) which (?:we|i)\b", re.I)
_COLLECTED = re.compile(r"\b(?:pick\w*|collect\w*)\b[^,;]{0,40} (?:free\b(?! of)|gratis|for nothing)", re.I)
"""Picked up free of charge."""
_FREE = re.compile(r"\b(?:free of|(?:at|for) no(?: \w+)?|without(?: any)?|no(?: \w+)?) (?:charge|cost|fee)s?\b", re.I)
"""These name no cost."""
_NAMED = re.compile(rf"\b{_COST}(?!\w)", re.I)
_NAMED_MONEY = re.compile(rf"\b(?:{_MONEY}|shipping|labels?)(?:'s)?(?!\w)", re.I)
_AFTERWARDS = re.compile(rf"^(?:once|after|when) {_THE}{_COST}{_GAP} (?:is|are|has been|have been) \w+", re.I)
"""What comes first: `once the postage has been taken off`."""
_NOT = re.compile(r"\b(?:not|never|nothing|no|nor|neither|without)\b|n't\b", re.I)
EXCEPTED = re.compile(
    rf"\b(?:except|apart from|aside from|other than|besides|beyond|but|only) {_THE}{_COST}(?!\w)", re.I
)
"""The denial excepts the cost: `nothing except the label`."""


class Bears(StrEnum):
    """Who pays by the words; BOTH if it is shared."""

    SELLER = "seller"
    BUYER = "buyer"
    BOTH = "both"

    def against(self, payer: Payer | None) -> bool:
        """Whether the clause says otherwise."""
        return payer is not None and self.value != payer.value


_OTHER = {Bears.SELLER: Bears.BUYER, Bears.BUYER: Bears.SELLER, Bears.BOTH: Bears.SELLER}
_SIDES = {Side.US: Bears.SELLER, Side.CUSTOMER: Bears.BUYER}


def borne(act: SpeechAct, words: str, on_return: bool) -> Bears | None:
    """Who bears a cost that the clause names. That we do counts only for the way back."""
    words = _FREE.sub(" free ", words)
    if on_return and _OTHERS_ASK.search(words) and act.meant is not Meant.CONDITION and not _denied(act, words):
        return Bears.BUYER
    if _PROVIDED.search(words) or (_LEFT_TO_THEM.search(words) and not _denied(act, words)):
        return Bears.BUYER
    if act.meant is Meant.CONDITION and not any(p.search(words) for p in (_AFTERWARDS, _OF_WHICH, _LESS)):
        return None
    if _COLLECTED.search(words):
        return Bears.SELLER if on_return else None
    if not _NAMED.search(words):
        return None
    who = _deducted(act, words) or _attributed(act, words) or _carried(act, words)
    past = act.side is Side.CUSTOMER and act.meant is Meant.PAST
    return None if past or (who is Bears.SELLER and not on_return) else who


def _deducted(act: SpeechAct, words: str) -> Bears | None:
    """A cost taken from the refund is the customer's; one that isn't is ours."""
    if _LESS.search(words):
        return Bears.BUYER
    taken = _DEDUCTS.search(words) or (_TAKES.search(words) and _REFUND.search(words))
    asked = act.side is Side.CUSTOMER and act.meant is Meant.ASKED
    open_ = act.meant is Meant.MAYBE and not _OF_WHICH.search(words)
    if not taken or asked or open_ or _PRICE.search(words) or not _NAMED_MONEY.search(words):
        return None
    return Bears.SELLER if _denied(act, words) else Bears.BUYER


def _attributed(act: SpeechAct, words: str) -> Bears | None:
    found = _ATTRIBUTED.search(words) or _AT_COST_OF.search(words)
    if found is None or act.meant is Meant.MAYBE or _BARE.search(found[0]):
        return None
    who = Bears.BUYER if found["theirs"] else Bears.SELLER
    return _OTHER[who] if _denied(act, words) else who


def _carried(act: SpeechAct, words: str) -> Bears | None:
    """Somebody pays it, or shares it with the other side."""
    if act.side is Side.US and _DEMANDED.search(words):
        return None if _denied(act, words) else Bears.BUYER
    if act.side not in _SIDES or (act.meant is Meant.MAYBE and act.side is Side.US):
        return None
    if _SPLIT.search(words) and _NAMED_MONEY.search(words):
        if _denied(act, words):
            return _OTHER[_SIDES[act.side]] if _ADDS.search(words) else None
        return Bears.BOTH
    bears = _BEARS.search(words) or _SEES_TO.search(words)
    if bears is None:
        return None
    who = Bears.BUYER if bears[0].lower().startswith("keep") else _SIDES[act.side]
    return _OTHER[who] if _denied(act, words) else who


def _denied(act: SpeechAct, words: str) -> bool:
    return not EXCEPTED.search(words) and (act.meant is Meant.NOT or bool(_NOT.search(words)))
