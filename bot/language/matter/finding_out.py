"""A sentence of ours that says we are finding something out, looking for it or into it: they wait for our answer."""

import re
from typing import Final

from bot.language.patterns.alternatives import either, word_of

_FINDS: Final = re.compile(
    either(
        r"\b(?:i|we)(?:'m| am|'re| are|'ll| will|'ve| have|'d)?(?: (?:just|now|still|also|be|been|go and"
        r"|have to|going to))*"
        r" (?:find(?:ing)? (?:it |this |that )?out|look(?:ing)? into|look(?:ing)? (?:it|this) up"
        r"|check(?:ing)?|ask(?:ing|ed)?"
        r"|trac(?:e|ing)|investigat(?:e|ing)|open(?:ed)? a (?:trace|case|claim)|chas(?:e|ing)|get(?:ting)? back)\b",
        r"\b(?:i|we)(?:'ll| will|'m going to| am going to)(?: \w+)? (?:write|let you know|tell you|come back"
        r"|answer|reply|update)\b",
        r"\blet me (?:find|look|check|ask|see)\b",
    ),
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|unable|cannot)\b|n't\b", re.IGNORECASE)
_AFTER_IT: Final = re.compile(
    either(
        r"\bany (?:\w+ )?(?:news|update|word|luck|progress|answer|reply|idea)\b",
        rf"\b(?:you|u|your {word_of('colleague team support agent mail message reply')})(?:'d| had)?"
        r" (?:said|told|wrote|promised|wanted|were (?:going|about) to)\b",
        r"\b(?:still|been) waiting\b|\b(?:still|heard) nothing\b|\bhaven't heard\b|\bno (?:news|word|answer|reply)\b",
        r"\bwhat (?:did you|have you) f(?:ind|ound)\b|\b(?:did|have) you (?:find|found|hear|heard|check"
        r"|checked|look|ask)",
        r"\b(?:following|follow) up\b|\bchasing\b|\bas promised\b|^\W*(?:and|so|well|hello)?\W*[?!.]*\W*$",
    ),
    re.IGNORECASE,
)


def finds_out(ours: str) -> bool:
    """Whether a sentence of ours says so."""
    plain = ours.replace("\u2019", "'")
    return not ours.rstrip().endswith("?") and _FINDS.search(plain) is not None and not _NOT.search(plain)


def asks_after_it(theirs: str) -> bool:
    """Whether they ask what came of it: `any news?`, `you said you'd look`, or a bare `?`."""
    return _AFTER_IT.search(theirs.replace("\u2019", "'")) is not None
