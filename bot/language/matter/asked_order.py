"""An order called by its bare number, where somebody asks to cancel, change, track or find it: `pls cancel 90021`."""

import re
from typing import Final

from bot.language.patterns.alternatives import either, word_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_ASKED: Final = either(
    r"cancel(?:l?ing|l?ed|l?ation of)?",
    r"(?:chang|trac|locat|updat|amend|edit|modify|expedit|combin|chas|return|postpon|collect)(?:e|ing|k|king|t|ting)?",
    r"track(?:ing)?(?: (?:for|of))?|find(?:ing)?|hold|rush|pull(?: up)?|reship|resend",
    r"look(?:ing)? (?:up|at|for|into)|check(?:ing)?(?: (?:on|up on|out))?",
    r"where(?:'s| is|s| are)|what(?:'s| is) (?:up|happening|going on) with|what happened (?:to|with)",
    r"(?:status|news|update|word|info|information|eta|progress|question) (?:of|on|for|about|with)",
    r"(?:ask|asking|write|writing|wrote|asked|inquir(?:e|ing)) (?:about|for)|re:?|regarding|concerning",
)
_CALLED: Final = rf"(?:(?:my|the|our|this) )?(?:{word_of('order orders purchase number no nr num id ref')}\.?:? ?)*#?"
_GOES_ON: Final = word_of(
    "please pls plz plse and or to for from asap now today thanks thx thank it its it's is isn't isnt was wasn't has"
    " hasn't hasnt havent before because as if i i'm i've we he she my which that by then yet still again ty cheers"
    " when why where who can could so but with"
)
_CALLED_SO: Final = re.compile(
    rf"(?<![\w-])(?:{_ASKED}) {_CALLED}(?P<it>(?!(?:19|20)\d\d\b)\d{{4,8}})(?![\w-]|[.,]\d|['\"%\u00b0])"
    rf"(?=\s*(?:[.!?,;:)\u2026]|$)|\s*\n|\s+{_GOES_ON}(?! \d))",
    re.IGNORECASE,
)
"""Four digits and more that are no year, and name no count of anything: not `find 5000 pieces`."""


@remembered(64)
def orders_asked_for(text: str) -> tuple[str, ...]:
    """The bare numbers by which orders are called so, each once."""
    return tuple(dict.fromkeys(m["it"] for m in _CALLED_SO.finditer(straight(text))))
