"""Whether a customer says that they won't send the goods back: it is no return then, whatever they want instead."""

import re
from typing import Final

from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set

_WORDS: Final = words_of("return returning back post ups fedex usps dhl")
"""One of these stands in it."""
_SENDS: Final = stem_set("send ship mail bring post carry drive give take drag haul lug")
_TO_THE_POST: Final = re.compile(
    r"\bto (?:the |a |any )?(?:post(?:al)?(?: office)?|ups|fedex|usps|dhl|drop-?off|carrier)\b", re.IGNORECASE
)
_CLIPPED: Final = re.compile(
    r"(?:^|[,;:.!-] ?|\b(?:and|but|so|also|because|cause|cuz) )"
    r"(?:(?:i|we) (?:ain'?t|am not)|(?:not|no way|no chance|never|definitely not)(?: (?:i'?m|we'?re|am i|are we))?)"
    r" (?:gonna |going to |about to |planning (?:to|on) |ever )*"
    r"(?:(?:re)?turn|send|ship|mail|bring|post|carry|drag|haul|lug|tak|driv|shipp)(?:e|ing)?"
    r"(?: (?:it|this|that|these|them|one|anything|(?:the|this|that|my|a|any|your|such)(?: [a-z]+){1,3}))? back\b"
    r"(?P<rest>[^.;!?]*)",
    re.IGNORECASE,
)
"""Without its subject, behind a comma: `too heavy, not gonna ship it back`."""
_WON_T: Final = (Mood.REFUSED, Mood.DOING)
_WANTS: Final = (Mood.STATED, Mood.PLANNED, Mood.POSSIBLE, Mood.QUESTION, Mood.REQUEST, Mood.CONDITION)
_CAN_T: Final = re.compile(r"\b(?:can|could|able)\b|\bcan(?:not|['\u2019]?t)\b", re.IGNORECASE)
"""They would, and something is in the way."""
AT_WHOSE_COST: Final = "costs?|expense|charge|pay|paid|paying|fees?|postage|label"
_ONLY_SO: Final = re.compile(
    rf"[$\u00a3\u20ac]|\b(?:{AT_WHOSE_COST}|money|dime|cent|(?<!not )(?<!be )shipping"
    r"|until|till|unless|without|before|if)\b",
    re.IGNORECASE,
)
"""They would, on some condition: `not at my cost`, `not until it is paid`."""
_NO_RETURN: Final = re.compile(
    r"(?:^|(?<=[,;:.!?-] )|(?<=\band )|(?<=\bbut ))(?:(?:definitely|so|please|certainly|absolutely) )?"
    r"no returns?(?= ?(?:[,.;!]|$| (?:please|needed|necessary|for me|from me|but|and|just)\b))"
    r"|(?:\b(?:not|never|dont|wont)|n't) (?:(?:really|even|gonna|going to|want(?:ing)?|need(?:ing)?|looking|here"
    r"|to|for|do|doing|start|starting|open|opening|after|asking|interested|in) )+"
    r"(?:a|any|the|another) return\b"
    r"(?! (?!(?:at|for|on|of|now|again|please|but|and|just|with|here|this|or|if|unless|until|when)\b)\w)",
    re.IGNORECASE,
)
"""`No return please`, `not doing a return`."""
_BLOCKED: Final = re.compile(
    r"\b(?:ca|could|can|cannot|it|that|page|site|app|link|button|portal|form|system|amazon|ebay|you|they)"
    r"(?: (?:just|still))?(?: (?:do|does|did|wo|would|ca|could|will|can|is))? ?$",
    re.IGNORECASE,
)
"""Before it: they can't, or a page doesn't."""
_NAMED: Final = re.compile(
    r"\b(?:do|want|need|get|start|set up|open|request|about) (?:a|the|my) return\b|\breturn label\b", re.IGNORECASE
)
"""A return that is spoken of as a thing is one that they ask for."""


@remembered(128)
def will_not_return(text: str) -> bool:
    """Whether it says so, and nothing in it is to go back."""
    if not may_hold(text, _WORDS):
        return False
    told = [s for s in statements(text) if s.actor is Actor.WRITER and _goes_back(s)]
    plain = straight(text)
    if any(map(_wishes, told)) or speaks_of_a_return(_NO_RETURN.sub(" ", plain)):
        return False
    refused = any(not _ONLY_SO.search(_clause(plain, m.end())) for m in _NO_RETURN.finditer(plain) if not _blocked(m))
    refused = refused or any(_refuses(s, text) for s in told)
    return refused or any(not _ONLY_SO.search(m["rest"]) for m in _CLIPPED.finditer(plain))


def _blocked(found: re.Match[str]) -> bool:
    return _BLOCKED.search(found.string[: found.start()]) is not None


def _clause(text: str, start: int) -> str:
    return re.split(r"[,.;!?]", text[start:], maxsplit=1)[0]


def speaks_of_a_return(text: str) -> bool:
    """Whether a return is spoken of as a thing that they ask for."""
    return _NAMED.search(text) is not None


def wants_to_return(text: str) -> bool:
    """Whether they say or ask that something goes back."""
    return any(s.actor is Actor.WRITER and _goes_back(s) and _wishes(s) for s in statements(text))


def _goes_back(s: Statement) -> bool:
    if s.verb == "return":
        return True
    return s.verb in _SENDS and ("back" in s.words or bool(_TO_THE_POST.search(s.text)))


def _refuses(s: Statement, text: str) -> bool:
    if not s.negated or s.mood not in _WON_T or _CAN_T.search(s.text):
        return False
    return not _ONLY_SO.search(_clause(text, s.start))


def _wishes(s: Statement) -> bool:
    return not s.negated and s.mood in _WANTS
