"""Which remedy the customer says they want, the money or another one: only where they want it in so many words.

What they refuse, had once, ask for in part or tell of somebody else is no choice, and the reply leaves it to them.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.language.sentences import sentences

REFUND, REPLACEMENT, EITHER = "refund", "replacement", "either"
_ENDS: Final = r"(?=[.,!?]|$| please| pls| now| today| and| not| instead)"
_MONEY: Final = rf"(?:(?:a |my |the |our )?(?:full )?(?:refund|money back|money){_ENDS})"
_NEW: Final = (
    r"(?:(?:a |another |the |just )*"
    r"(?:(?:new|working|whole|different|other|another|right|correct) one|replacement|another|one that works"
    r"|one that's whole)"
    rf"{_ENDS})"
)
_WANTS: Final = (
    r"(?:i|we)(?:'d| would|'ll| will)? (?:just |really |only |now |simply |rather )*"
    r"(?:want|need|like|prefer|demand|expect|have|take)(?: to have| to get| to be given)? "
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
_CLAUSE_ENDS: Final = re.compile(r"[,;:]\s|\s(?:but|so)\s|\s[-\u2013\u2014]+\s")
_REFUND: Final = re.compile(
    rf"\b(?:{_WANTS}(?:{_MONEY}|{_IT} refunded{_ENDS})"
    rf"|{_ASKS}(?:refund (?:me|us|it)|give (?:me|us) (?:my|our) money back)\b"
    r"|(?<!no )(?<!not a )(?:my |a |the )?(?:full )?(?:refund|money back),? (?:please|pls|not (?:a|another))\b)",
    re.I,
)
_REPLACEMENT: Final = re.compile(
    rf"\b(?:{_WANTS}(?:{_NEW}|{_IT} (?:replaced|exchanged|swapped){_ENDS})"
    rf"|(?:{_ASKS}|(?:can|could|would) you (?:please |just )?)(?:replace|exchange|swap) {_IT}{_ENDS}"
    rf"|(?:{_ASKS}|(?:can|could) you (?:please |just )?)(?:send|ship|give) (?:me |us )?{_NEW}"
    rf"|(?:can|could|may) (?:i|we) (?:please )?(?:get|have) {_NEW}"
    rf"|(?<!no )(?<!not a )(?<!not ){_NEW},? ?(?:please|pls|not a refund)\b)",
    re.I,
)
_OTHER: Final = r"(?:replac\w*|exchanged?|swap(?:ped)?|(?:new|another|different|working|whole) one)"
_BACK: Final = r"(?:refund(?:ed)?|money|(?:[$\u20ac\u00a3]\s?)?\d[\d.,]*(?: (?:dollars|euros|pounds|bucks))? back)"
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
        plain = sentence.replace("\u2019", "'")
        if either := _EITHER.search(plain):
            yield EITHER, sentence[either.start() : either.end()]
        elif not _UNSURE.search(plain):
            for remedy, form in ((REFUND, _REFUND), (REPLACEMENT, _REPLACEMENT)):
                if (found := form.search(plain)) and not _REFUSES.search(_clause(plain, *found.span())):
                    yield remedy, sentence[found.start() : found.end()]


def _clause(sentence: str, start: int, end: int) -> str:
    """What stands around these places, to the marks beside them: `I don't want repairs, I want it replaced`."""
    before = max((m.end() for m in _CLAUSE_ENDS.finditer(sentence, 0, start)), default=0)
    after = _CLAUSE_ENDS.search(sentence, end)
    return sentence[before : after.start() if after else len(sentence)]
