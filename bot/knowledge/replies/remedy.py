"""Which remedy the customer says they want, the money or another one: only where they want it in so many words.

What they refuse, had once, ask for in part or tell of somebody else is no choice, and the reply leaves it to them.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.language.segmentation.sentences import sentences

REFUND, REPLACEMENT, EITHER = "refund", "replacement", "either"
_THAN: Final = (
    r"(?:than|over|before|to) (?:to )?(?:(?:have|having|get|getting|wait|waiting|be|being|receive) (?:for )?)?"
    r"(?:an?|the|this|my|any|another|yet|one|money|refunded|replaced|cash)\b"
)
"""What they would rather not have: `than another one`."""
_ENDS: Final = rf"(?=[.,;!?]|$| please| pls| now| today| and| not| instead| rather| {_THAN})"
_SUM: Final = r"(?:[$\u20ac\u00a3]\s?\d[\d.,]*|\d[\d.,]* (?:dollars|euros|pounds|bucks|quid)) back"
_MONEY: Final = (
    rf"(?:(?:a |my |the |our )?(?:full )?(?:(?:refund|money back|money|cash){_ENDS}"
    rf"|{_SUM}(?:{_ENDS}| (?:on|onto|to|in) (?:my|our|the)\b)))"
)
_NEW: Final = (
    r"(?:(?:a |another |the |just )*"
    r"(?:(?:new|working|whole|different|other|another|right|correct) one|replacement|another|one that works"
    r"|one that's whole)"
    rf"{_ENDS})"
)
_WANTS: Final = (
    r"(?:(?:i|we)(?:'?d| would|'ll| will)? |^|(?<=[,;:-] )|(?<=but )|(?<=and ))"
    r"(?:just |really |only |now |simply |much |far |rather |sooner )*"
    r"(?:want|need|like|prefer|demand|expect|have|take|rather)(?: to have| to get| to be given| have| get)? "
)
_ASKS: Final = r"(?:please|pls|kindly) (?:just )?"
_IT: Final = r"(?:it|this|that|them|these|mine|(?:this|that) one|(?:the|my) (?:item|order|product|unit|thing|set))"
"""What they call the whole of it; another name may be that of a part."""
_UNSURE: Final = re.compile(
    r"\b(?:half|parts?|shipping|postage|difference|if|either|or|husband|wife|last time|already|again|over)\b", re.I
)
"""A sentence with one of these may speak of another time, of a part of it or of others, or set a condition."""
_REFUSES: Final = re.compile(
    r"\b(?:(?:do|does|would|did|could|can)(?:n't| not)|cannot|never|neither|nor|no use|not an option)\b", re.I
)
"""A clause with one of these may refuse it."""
_WONT_PAY: Final = re.compile(
    r",? (?:and|but) (?:(?:i|we)(?:'m|'re| am| are| do| will| would)? ?(?:not |\w+n't |refuse to )"
    r"(?:(?:going|want|wish|willing|expect|have) to |be )?pay(?:ing)?|(?:do not|don't) charge (?:me|us))"
    r"(?: (?:for|the|any|a|my|our|to|send|ship|it|this|them|back|returns?|shipping|postage|label|costs?|fees?|again))*"
    r"(?=[.,;!?]|$)",
    re.I,
)
"""What they won't pay, beside what they want, makes neither a part of it nor a refusal."""
_CLAUSE_ENDS: Final = re.compile(r"[,;:]\s|\s(?:but|so)\s|\s[-\u2013\u2014]+\s")
_REFUND: Final = re.compile(
    rf"\b(?:{_WANTS}(?:{_MONEY}|{_IT} refunded{_ENDS})"
    rf"|(?<!\bwhen )(?<!\bhow )(?:can|could|may) (?:i|we) (?:please |just |also |then )?(?:get|have|be given) {_MONEY}"
    rf"|(?:{_ASKS}|(?:can|could|would|will) (?:you|u) (?:please |pls |just )?)"
    r"(?:refund (?:me|us|it)|give (?:me|us) (?:my|our) money back)\b"
    rf"|(?<!not )just (?:a|my|the|our) {_MONEY}"
    r"|(?<!no )(?<!not a )(?:my |a |the )?(?:full )?(?:refund|money back),? (?:please|pls|not (?:a|another))\b)",
    re.I,
)
_REPLACEMENT: Final = re.compile(
    rf"\b(?:{_WANTS}(?:{_NEW}|{_IT} (?:replaced|exchanged|swapped){_ENDS})"
    rf"|(?:{_ASKS}|(?:can|could|would) you (?:please |just )?)(?:replace|exchange|swap) {_IT}{_ENDS}"
    rf"|(?:{_ASKS}|(?:can|could) you (?:please |just )?)(?:send|ship|give) (?:me |us )?{_NEW}"
    rf"|(?:can|could|may) (?:i|we) (?:please )?(?:get|have) {_NEW}"
    rf"|(?<!no )(?<!not a )(?<!not ){_NEW},? ?(?:please|pls|not a refund)\b"
    r"|(?:^|(?<=[.!?,] ))(?:an? |the )?new (?:one|pair|set|[a-z]{3,12}),? (?:please|pls)\b)",
    re.I,
)
_OTHER: Final = r"(?:replac\w*|exchanged?|swap(?:ped)?|(?:new|another|different|working|whole) one)"
_BACK: Final = (
    r"(?:refund(?:ed|ing)?|money(?: back)?|cash"
    r"|(?:[$\u20ac\u00a3]\s?)?\d[\d.,]*(?: (?:dollars|euros|pounds|bucks))? back)"
)
_BEFORE: Final = (
    r"(?:(?:^|(?<=[,;:-] )|(?<=but )|(?<=and )|(?<=so ))(?:honestly |frankly |then |would )*"
    r"|(?:i|we)(?:'?d| would|'ll)? )"
)
_MORE: Final = r"(?:much |far |really |still |just )?(?:rather|sooner|prefer)\b(?! not\b)[^.!?;,]{0,30}?"
_LESS: Final = r"[^.!?;,]{0,25}?,? (?:rather than|instead of|than|over|to|before)\b[^.!?;,]{0,20}?"
_BARE: Final = r"(?:an? |my |the |our |full )*"
_OVER: Final = r",? (?:rather than|instead of|over|before|and not) (?:an?|any|another|the|my|yet)? ?"
_THATS_IT: Final = r"(?=,? (?:please|pls|would|is what|for me)\b|[.!]|$)"


_COMPARES: Final = re.compile(r"\b(?:rather|sooner|prefer|instead of|over|before|and not)\b", re.I)
"""Without one of these nothing is compared."""


def _over(one: str, other: str) -> re.Pattern[str]:
    """They would have the one rather than the other."""
    return re.compile(
        rf"\b{_BEFORE}{_MORE}(?<!\w){one}\b{_LESS}(?<!\w){other}\b"
        rf"|\b{_BEFORE}{_BARE}{one}{_OVER}{other}{_THATS_IT}",
        re.I,
    )


_OTHERS: Final = (
    r"(?:replac\w*|exchang\w*|swap\w*|another(?: one)?|(?:new|second|different|working|whole|third) (?:one|\w+))"
)
_REFUND_OVER: Final = _over(_BACK, _OTHERS)
_OTHER_OVER: Final = _over(_OTHERS, _BACK)
_EITHER: Final = re.compile(
    rf"(?<![\w.,]){_BACK}\b[^.!?]{{0,40}}\bor\b[^.!?]{{0,40}}\b{_OTHER}\b"
    rf"|\b{_OTHER}\b[^.!?]{{0,40}}\bor\b[^.!?]{{0,40}}?(?<![\w.,]){_BACK}\b",
    re.I,
)


def remedy_wanted(text: str) -> tuple[str, str] | None:
    """`refund`, `replacement` or `either`, and the words that say so as they stand; None where nothing surely does."""
    return next(_wanted(text), None)


def _wanted(text: str) -> Iterator[tuple[str, str]]:
    for sentence in sentences(text):
        plain = _WONT_PAY.sub(lambda m: ";".ljust(len(m[0])), sentence.replace("\u2019", "'"))
        if either := _EITHER.search(plain):
            yield EITHER, sentence[either.start() : either.end()]
        elif chosen := _over_the_other(plain):
            yield chosen[0], sentence[slice(*chosen[1])]
        elif not _UNSURE.search(plain):
            for remedy, form in ((REFUND, _REFUND), (REPLACEMENT, _REPLACEMENT)):
                if (found := form.search(plain)) and not _REFUSES.search(_clause(plain, *found.span())):
                    yield remedy, sentence[found.start() : found.end()]


def _over_the_other(plain: str) -> tuple[str, tuple[int, int]] | None:
    """Which they would have rather than the other, and where they say so."""
    if not _COMPARES.search(plain) or plain.endswith("?"):
        return None
    for remedy, form in ((REFUND, _REFUND_OVER), (REPLACEMENT, _OTHER_OVER)):
        if (found := form.search(plain)) and not _REFUSES.search(_clause(plain, *found.span())):
            return remedy, found.span()
    return None


def _clause(sentence: str, start: int, end: int) -> str:
    """What stands around these places, to the marks beside them: `I don't want repairs, I want it replaced`."""
    before = max((m.end() for m in _CLAUSE_ENDS.finditer(sentence, 0, start)), default=0)
    after = _CLAUSE_ENDS.search(sentence, end)
    return sentence[before : after.start() if after else len(sentence)]
