"""Words that say that what was wrong is right again, excuses for having asked, and thanks to be passed on."""

import re
from typing import Final

from bot.language.matter.trouble import Trouble, troubles_in
from bot.language.patterns.alternatives import either, word_of

_SORTED: Final = "it is sorted"
"""What is put in place of words that tell that a matter has settled itself."""
_ADVERBS: Final = r"(?:(?:just|now|finally|also|actually|have|has|'ve|already) )*"
_NOUN: Final = (
    r"(?:(?:missing|lost|last|other|spare|two|three|\d+) )?(?!wrong\b|broken\b|one\b|money\b)[\w'-]+"
    r"(?: (?!(?:in|at|on|was|were|of|never|not|only|half)\b)[\w'-]+)?"
)
_GOODS: Final = either("it", "they", "them", rf"(?:the|my|our|your|that|those|all|both) {_NOUN}")
_PLACE: Final = (
    rf"{word_of('in at on under underneath behind inside beside next with among taped tucked stuck buried hidden')}"
    r"(?: (?!(?:and|but|when|because|so|that|which|who|sites?|websites?|page|pages|online|amazon|store|shop|ad|list)\b)"
    r"[\w'-]+){1,8}(?= ?[.,;!]|\s*$)"
)
_WHERE: Final = rf"(?:(?: {_PLACE})|(?= ?[.,;!:]|\s*$))"
_ENDED: Final = r"(?: is| was|'s| has been)?(?: now)? (?:solved|sorted|resolved|closed|settled)(?: out)?(?: now)?"
_SETTLED: Final = re.compile(
    r"\b"
    + either(
        "false alarm",
        r"never ?mind(?: (?:me|my (?:last |earlier |first )?(?:message|e?-?mail|note|question)))?(?= ?[,.;!-]|$)",
        r"(?:please )?(?:ignore|disregard|forget) my (?:last |earlier |first |previous )?(?:message|e?-?mail|note)",
        rf"(?:problem|issue|matter|mystery|all){_ENDED}",
        rf"(?:(?:i|we|my \w+) )?{_ADVERBS}found {_GOODS}(?: after all| all along)?{_WHERE}",
        rf"{_GOODS} {_ADVERBS}(?:turned|showed|shown) up(?: after all| today| this morning| just now)?{_WHERE}",
        r"my (?:own )?(?:mistake|bad|fault|error)(?= ?[,.;!]|$)",
        r"(?:it|the [\w'-]+) (?:is |now )?work(?:s|ing)(?: fine)? (?:now|again|after all)",
    )
    + r"(?![\w'])",
    re.IGNORECASE,
)
_EXPLAINED: Final = re.compile(
    r"\b"
    + either(
        rf"(?:{_GOODS} |parcel |package )?(?:was|were) (?:only |just )?{_PLACE}",
        rf"my \w+ had {_GOODS}{_WHERE}",
    )
    + r"(?![\w'])",
    re.IGNORECASE,
)
"""What it was, beside words that it is settled."""
_WRONGLY: Final = re.compile(
    r"\b(?:i|we|my \w+) had (?:it|them|the [\w'-]+)(?: in| on)?(?: the)? wrong(?: way(?: round)?)?(?= ?[.,;!]|\s*$)",
    re.IGNORECASE,
)
_PUTS_RIGHT: Final = word_of(
    "sort(?:ed|ing) fix(?:ed|ing) solv(?:ed|ing) found find(?:ing)? replac(?:ed|ing) (?:track|trac)(?:ed|ing) got"
)
_PUT_RIGHT: Final = re.compile(
    rf"\b{_PUTS_RIGHT}(?: (?:out|down|so|fast|quickly|me|us))* (?:the|my|our|a|that)"
    rf" {word_of('missing lost broken damaged cracked faulty late')} [\w'-]+",
    re.IGNORECASE,
)
"""What somebody is thanked for: `she found my missing parcel`."""
_FUSS: Final = word_of("fuss bother trouble noise confusion mix-?up inconvenience panic bothering troubling")
_ASKS_NOTHING: Final = re.compile(
    r"\b"
    + either(
        rf"(?:so |very |really )?(?:sorry|apologies)(?: (?:for|about)(?: (?:the|my|all|any))* {_FUSS}(?: you)?)?",
        r"no need (?:to|for) (?:reply|answer|do anything|an? (?:answer|reply)|action)",
    )
    + r"\b",
    re.IGNORECASE,
)
_THANKED: Final = re.compile(
    r"\b(?:please |pls )?"
    + either(
        r"thank (?!you\b|god\b|goodness\b|heavens?\b)[a-z]+(?: (?:for|from) (?:me|us))?",
        r"(?:tell|give) (?!me\b|us\b)[a-z]+ (?:my |our |a big )?(?:thanks|thank you)(?: (?:for|from) (?:me|us))?",
        r"(?:pass|send)(?: on| along)? (?:my|our) (?:thanks|compliments)(?: on| along)? to (?:the )?[a-z]+",
        r"(?:kudos|props|hats off|a?\s?shout-?out|my compliments) to (?:the )?[a-z]+",
    )
    + r"\b",
    re.IGNORECASE,
)
"""Somebody of ours is to have their thanks."""


def settled(text: str) -> str:
    """The text with plain words in place of what settled itself, of excuses, and of thanks to be passed on."""
    thanked = _THANKED.sub("thanks", text)
    put_right = _PUT_RIGHT.sub("sorted it", thanked) if "thanks" in thanked.lower() else thanked
    right = _SETTLED.sub(_sorted, put_right)
    if right != put_right:
        right = _WRONGLY.sub(_SORTED, _EXPLAINED.sub(_sorted, right))
    return _ASKS_NOTHING.sub("thanks", right)


def _sorted(found: re.Match[str]) -> str:
    """Words for what is sorted, unless they tell of more than that it was missing: `turned up in shards`."""
    return found[0] if troubles_in(found[0]) - {Trouble.MISSING} else _SORTED
