"""What a customer calls the thing they write about, read only where their words say it plainly: "I ordered a lamp"."""

import re

from bot.knowledge.words.search import words

_THING = r"((?:[a-z][a-z-]{1,14} ){0,2}[a-z][a-z-]{2,14})"
_ENDS = (
    r"(?=[.,;!?(]|$|\s(?:is|are|was|were|has|have|had|came|arrived|broke|never|i|we|that|which|from|in|and|but|with|for"
    r"|to|on|it|because|at|as|back|last|this|yesterday|today|two|three|\d)\b)"
)
_NAMED = tuple(
    re.compile(rf"\b(?:{before}) {_THING}{_ENDS}", re.IGNORECASE)
    for before in (
        r"(?:i|we|i've|we've|have|just) (?:ordered|bought|purchased|received) (?:a|an|the|my|your|this|that)",
        r"(?:to|i|we|you) return (?:the|my|your|this|that)|return of (?:the|my|your)",
        r"send back (?:the|my|your|this|that)",
        r"(?:returning|cancel|unpacked) (?:the|my|your|this|that)",
        r"where(?:'s| is) (?:my|the)|(?:sent|gave|shipped) (?:the|my)(?= (?:\w+ ){1,3}back\b)",
    )
)
_ARRIVED = re.compile(
    rf"(?:^|[.!?,]\s+|\b(?:hi|hello),? )(?:the|my) {_THING}(?= (?:i ordered )?(?:just )?(?:arrived|came|showed up|"
    r"got here|reached (?:me|us)|turned up|never (?:arrived|came)|hasn't (?:arrived|come))\b)",
    re.IGNORECASE,
)
NO_THING = frozenset(
    words(
        """
        order package parcel box item thing product delivery shipment return refund money price label tracking number
        carrier driver courier porch door mailbox address house home card bank account message email mail text reply
        answer photo picture pic app site page website window day week month time date morning evening weekend estimate
        status update problem issue matter question case claim review policy way one part piece rest other same right
        wrong new old last first next second seller shop store company team support amazon ups usps fedex walmart ebay
        dhl manual invoice receipt charge payment post office wife husband son daughter mother father family friend
        sister brother person manager owner lawyer attorney name reason fact condition color size warranty guarantee
        service damage end bottom side corner front left whole entire birthday wedding party anniversary trip funeral
        camp holiday what this that total amount full half deal offer listing description lobby hallway building tree
        street road gate scan depot warehouse truck van letter search investigation trace decision result information
        postage shipping cost fee hour minute least most best notification notice call reimbursement replacement label
        delay mistake difference stuff form money-back exchange coupon voucher code password wall summer state records
        """
    )
)
_NO_BEGINNING = frozenset(words("amazon ups usps fedex one same right wrong other new old last first next second"))
_BREAKS = frozenset(
    words(
        """
        is are was were has have had came arrived broke stopped that which from and but with for to on it my your the a
        an i we you he she they not no never still already just really so very been be being do does did in of or at as
        by about if when said says say saying told get got getting me us them him her please can could would will back
        inside now off today yesterday than
        """
    )
)


def item_in(text: str) -> str | None:
    """The thing by its name, where only one is named so; None where none is."""
    named = [n for p in (*_NAMED, _ARRIVED) for m in p.finditer(text) if (n := _name(m[1].lower()))]
    return named[0] if named and len(set(named)) == 1 else None


def _name(said: str) -> str | None:
    """One thing: a name that ends in s may be many, which the wordings of the policies don't expect."""
    parts = said.split()
    many = parts[-1].endswith("s") and not parts[-1].endswith("ss")
    if many or set(parts) & _BREAKS or parts[-1] in NO_THING or parts[0] in _NO_BEGINNING:
        return None
    return said
