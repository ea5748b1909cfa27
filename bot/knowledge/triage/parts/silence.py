"""A clause that only tells of a seller's silence: what the matter is stands beside it."""

import re
from typing import Final

from bot.language.patterns.alternatives import either, word_of
from bot.language.patterns.worded import may_hold, words_of
from bot.language.segmentation.tokens import lowered, straight

_SELLER: Final = (
    r"(?:(?:nobody|no ?one|no-one) (?:from|at|of|in) )?(?:(?:the|your|this|that|my|ur) )?(?:(?:online|customer) )?"
    + word_of("sellers? shop store vendor merchant company service support hotline")
)
_NOT: Final = either(
    r"(?:(?:do(?:es)?|did|ha[sv]e?|is|was|wo|ca)n'?t|(?:does|did|has|have|is|was|will|can) not|cannot|never)"
    r"(?: even| ever| yet| been| be)?",
    "no longer", "refuses to", "stopped",
)  # fmt: skip
_ANSWERS: Final = either(
    r"(?:repl|answer|respond|react)[a-z]*", r"(?:get|got|gett|gott|writ|wrote|writt|com|cam)[a-z]* back"
)
_TO_ME: Final = (
    r"(?:(?: to| at| on)? (?:(?:me|us)\b|(?:my|our|any|the|a)(?: [a-z]+)? (?:of my )?"
    r"(?:messages?|e?-?mails?|calls?|letters?|questions?))| at all| any ?more| yet| either| for [^.!?;,]{1,15})*"
)
_NO_WORD: Final = (
    r"(?:i |we |i've |we've )?"
    r"(?:(?:(?:have|had|got|get|getting|there's|there is) )?(?:no|zero)"
    r"|(?:never|not) (?:had|got|get|received) (?:an?|any))"
    r" (?:answers?|repl(?:y|ies)|responses?|reaction|word) (?:at all )?from"
)
_SILENT: Final = re.compile(
    either(
        rf"(?:nobody|no ?one|no-one) (?:from|at|of|in) {_SELLER} (?:ever |even )?{_ANSWERS}\b{_TO_ME}",
        rf"{_SELLER} (?:just |still |also |simply )?{_NOT} {_ANSWERS}\b{_TO_ME}",
        rf"{_SELLER} (?:just |still |simply )?(?:is |has been |keeps |has )?(?:ignor|ghost)(?:e?s|ed|ing)\b{_TO_ME}",
        rf"{_SELLER} (?:is|has (?:gone|been)|went|stays|remains) (?:completely )?(?:silent|quiet|unreachable)\b",
        rf"{_NO_WORD} {_SELLER}\b",
    )
    + r"(?! (?:about|whether|if|why|that|which|how|what|with)\b)",
)
"""Behind it nothing says what was asked."""
_ABOUT: Final = words_of("seller sellers shop store vendor merchant company service support hotline")
_JOINS: Final = re.compile(
    r"^[\s,;:.!-]*(?:(?:and|but|so|also|plus|now|because|as)\b[\s,]*)*"
    r"|[\s,;:-]*(?:\b(?:and|but|so|because|as)[\s,]*)*$",
    re.IGNORECASE,
)
"""What tied it on."""


def without_silence(text: str) -> str:
    """The text without them; the whole if nothing else is in it."""
    if not may_hold(text, _ABOUT):
        return text
    rest, behind = list[str](), 0
    for found in _SILENT.finditer(lowered(straight(text))):
        rest.append(text[behind : found.start()])
        behind = found.end()
    if not rest:
        return text
    told = [words for part in (*rest, text[behind:]) if (words := _JOINS.sub("", part))]
    return ". ".join(told) or text
