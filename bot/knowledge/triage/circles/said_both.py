"""A customer whom we told two things that can't both be so: "one agent says refund, the other says final sale"."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.language.patterns.alternatives import either, word_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_DESK: Final = word_of(
    "chat bot e-?mail mail message reply website site page app agent colleague rep hotline phone support team lady guy"
    " man woman person store shop form letter"
)
_SOMEBODY: Final = word_of("agent colleague rep lady guy man woman person")
_OURS: Final = either(
    rf"your (?:\w+ )?(?P<desk>{_DESK})s?",
    rf"(?:the|an?) (?P<rank>first|second|third|last|next|other) {_SOMEBODY}",
    rf"(?:the|an) (?P<place>{_DESK}) (?:on|in|at) the (?:phone|chat|hotline|store|shop)",
    r"(?P<you>you)",
    r"(?P<one>(?:then|and|but) (?-i:[A-Z][a-z]+)|one(?: of (?:you|them))?|(?:the |an)other(?: one)?)",
    r"(?P<bare>the (?:second|first)(?: one)?)",
)
_SAID: Final = word_of("says? said tells? told writes? wrote wants? wanted promised confirmed claims?")
_SAYING = re.compile(rf"\b{_OURS} (?:(?!(?:your|the|you|and|but)\b)\w+ ){{0,3}}?{_SAID}\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:agents?|colleagues?|reps?|answers|of you|your (?:\w+ )?(?:people|support|team|chat|staff|hotline))\b",
    re.IGNORECASE,
)
"""Who *one* and *the other* are."""
_ALIKE = re.compile(r"\b(?:the same|too|also|as well|both|again|likewise)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:first|at first|now|then|afterwards?|later|today|suddenly|but|never|after that)\b", re.IGNORECASE
)
"""What one speaker says otherwise than before."""
_WHICH = re.compile(
    r"\b(?:which (?:one )?(?:is|of)\b[^.!?]{0,20}\b(?:it|true|right|correct|them|these|two)|who(?:'s| is) right"
    r"|contradict\w*|(?:two|different) (?:different )?(?:answers|stories|versions))\b",
    re.IGNORECASE,
)
_NEAR: Final = 160
"""Characters from one saying to the other, at most."""
_BEHIND: Final = 25
"""Characters after the other, in which it is said to be the same."""


@dataclass(frozen=True, slots=True)
class Both:
    """Where what tells it begins and ends in the text."""

    start: int
    end: int


@remembered(128)
def told_two_things(text: str) -> Both | None:
    """The nearest two sayings of ours that are told as unlike."""
    plain = straight(text)
    people = _PEOPLE.search(plain) is not None
    found = [m for m in _SAYING.finditer(plain) if people or not (m["one"] or m["bare"])]
    for one, other in pairwise(found):
        near = other.end() - one.end() <= _NEAR
        if near and not _ALIKE.search(plain, one.end(), other.end() + _BEHIND) and _unlike(one, other, plain):
            return Both(one.start(), other.end())
    return None


def _unlike(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    """Two speakers, one of whom is named beside the other; or the same who says otherwise, and they ask which it is."""
    asked = _WHICH.search(text) is not None
    if one["you"] and other["you"]:
        return asked and bool(_TURNS.search(text, one.start() - len("at first "), other.end()))
    return asked or _speaker(one) != _speaker(other)


def _speaker(saying: re.Match[str]) -> str:
    return next(word.lower() for word in saying.groups() if word)
