"""Promises of our next word put as what the customer gets: `you'll have the number by Friday`.

The thing they get tells it from goods and money: an answer, a number, a date, a label.
"""

import re

from bot.checks.commitments.words import OTHERS

_HEAD = (
    r"(?:numbers?(?! of (?!the\b|your\b|its\b|this\b|that\b))|details|confirmations?|labels?|answers?|repl(?:y|ies)"
    r"|responses?|word|news|dates?|updates?|messages?|e-?mails?|calls?|links?|codes?|instructions|info(?:rmation)?"
    r"|decisions?|outcome|results?|estimates?|explanations?|notes?|address|feedback|findings|invoices?"
    r"|receipts?)"
)
_WORTH = r"credit|gift|voucher|coupon|discount|cash"
"""Papers that are worth money: `a credit note`, `a gift code`."""
_JOINS = r"and|or|plus|with|of|for|on|to|in|by|from|along|together"
_NOT_OURS = "|".join(sorted(OTHERS))
_GIVEN = rf"(?:(?!(?:{_JOINS}|{_WORTH}|{_NOT_OURS})\b)[\w'-]+ ){{0,5}}?{_HEAD}\b(?!-)"
_ALL = rf"{_GIVEN}(?:,? and {_GIVEN})?"
_WORD = rf"(?!(?:and|or|plus|with|along|together|{_NOT_OURS})\b)[\w'$.-]+"
_MORE = (
    r"(?: "
    r"(?:of|for|on|about|to|from|by|in|at|as|whether|how|when|that|which|here|there|then|also|again|soon|via|we|i)\b"
    rf"(?: {_WORD}){{0,7}}?)?"
)
"""What describes it: `of the new order`, `here in this thread`."""
_BY = r",? (?:by|before|on|within|no later than|not later than|today|tonight|tomorrow)(?: the)?\b"
_MAY = r"(?:(?:will|shall|should|can|may|do|are to|is to|are going to|is going to)(?: \w+ly| then| also| still)? )?"
_GETS = r"(?:have(?: got)?|get|receive|expect|see|find|know|hear|be (?:given|sent|told|shown))"
_REACHES = (
    r"(?:reach(?:es)? you|gets? to you|comes?|follows?|arrives?|lands?|goes? out|finds? you"
    r"|(?:be|is|are) (?:with you|there|here|in your|sent|on (?:its|their) way|due)|(?:reach(?:es)?|lands? in) your)"
)
_EXPECT = r"(?:^|[,;:.] ?|please |and |so )(?:please )?(?:expect|look out for|watch for)"
_THEY_GET = re.compile(
    rf"\b(?:you(?:'ll)? {_MAY}{_GETS}|{_EXPECT}) {_ALL}{_MORE}{_BY}",
    re.I,
)
_IT_REACHES = re.compile(
    rf"^\W*(?:(?:and|so|but|then|or) )?{_ALL}{_MORE} {_MAY}{_REACHES}(?: {_WORD}){{0,4}}?{_BY}", re.I
)
_ENDS = (
    r"(?=\W*$| (?:of|for|on|about|to|from|in|at|as|whether|how|when|that|which|here|there)\b"
    r"| with (?:how|what|when|where|whether|which)\b)"
)
_THEN_THEY_GET = re.compile(rf"^\W*you(?:'ll)? {_MAY}{_GETS} {_ALL}{_ENDS}", re.I)
"""The same after its day, however it is described."""
_PIECE = re.compile(r"[;:.!?\u2013\u2014]\s|,\s(?=(?:and|so|but|or|then)\b)")


_FIRST = re.compile(r"^\W*(?:(?:and|so|but|then) )?(?:by|before|on|within|no later than)(?: \w+,?)? ?$", re.I)
"""The day first: `by Friday you'll have the number`."""
_GOODS_COME = re.compile(r"\b(?:deliver\w*|arriv\w*|gifts?|free(?! of))\b", re.I)
"""It is about goods under way, or a present: `an update that it has arrived`."""
_JUST = 16
"""Most characters between `by` and its day: `by Saturday, November 28`."""


def word_by_day(words: str, start: int, end: int) -> bool:
    """Whether the customer gets word from us by the day at this position."""
    plain = words.replace("\u2019", "'")
    before = _PIECE.split(plain[:start])[-1]
    if _GOODS_COME.search(before):
        return False
    if _FIRST.search(before):
        behind = _PIECE.split(plain[end:])[0]
        if _THEN_THEY_GET.match(behind) and not _GOODS_COME.search(behind):
            return True
        before = f"{behind.strip(' ,.!')} by "
    ends = (m.end() for form in (_THEY_GET, _IT_REACHES) for m in form.finditer(before))
    return any(len(before) - at <= _JUST for at in ends)
