"""A thread in which we gave the same instruction or the same answer twice: a circle, whether they complain or not."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.language.grammar.parties import CARRIERS, OUTSIDERS
from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.grammar.statements import statements
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import gist

_ALIKE: Final = 0.5
"""The share of the shorter instruction's words that the other has too."""
_LEAST: Final = 2
"""Words that both have; fewer tell no step."""
_USUAL: Final = gist(
    "please thank help send give attach show need let know contact write reply answer wait us number order"
)
"""Words of any instruction; what they are asked to give is told elsewhere."""

_TURNS_TO: Final = re.compile(
    r"\b(?:contact|call|ask|phone|ring|e?-?mail|message|(?:reach|get) (?:out|through|back) to"
    r"|(?:get )?in (?:touch|contact) with|(?:turn|speak|talk|write|go|reply|apply) (?:directly )?to|check with)"
    r" (?:directly )?((?:[\w-]+ ){0,3}[\w-]+)",
    re.IGNORECASE,
)
_OF_PARCELS: Final = CARRIERS | {"carrier", "courier", "driver", "depot", "depots", "mailman", "postman", "post-office"}
_OF_MAKERS: Final = frozenset(("manufacturer", "maker", "brand", "supplier", "vendor"))

_PAGES: Final = gist("portal page webpage form site website link app account online section tool centre center faq")
"""Where they are sent on to do it themselves: by whatever name, it is a page of ours."""

_SENTENCE: Final = 5
"""Words of a sentence that is held against others."""
_WORDS, _LONGER = 3, 1.7
"""Telling words that another sentence has too, and how many more it may have."""
_WORD: Final = re.compile(r"[a-z0-9']+")
_FOR_ALL: Final = re.compile(
    r"\b(?:thank|thanks|sorry|apolog\w+|understand|regards|hope|happy to|glad to|let (?:me|us) know"
    r"|anything else|hesitate"
    r"|hear (?:that|this)|here to help|have a|good (?:day|morning)|patience|inconvenience|write (?:back"
    r"|again)|reach(?:ing)? out"
    r"|contact(?:ing)? us|your (?:message|feedback))\b"
)
_COURTEOUS: Final = gist("please thank help hello dear message question team day kind customer service")


def told_twice(matter: Matter) -> str | None:
    """The later of two such instructions, with words of theirs between; None where there are none."""
    seen: list[frozenset[str]] = []
    now: list[frozenset[str]] = []
    found: str | None = None
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=-1)
    for turn in matter.turns[: last + 1]:
        if turn.who is Who.CUSTOMER:
            seen, now = [*seen, *now], []
        elif turn.who is Who.US:
            for words, step in _instructions(turn.text):
                found = words if any(_same(step, earlier) for earlier in seen) else found
                now.append(step)
    return found


def said_twice(matter: Matter) -> str | None:
    """A sentence of ours that the customer has read before, word for word, and wrote after; None where there is none.

    What is said to everybody, as thanks and regret, tells nothing.
    """
    seen: list[str] = []
    now: list[str] = []
    found: str | None = None
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=-1)
    for turn in matter.turns[: last + 1]:
        if turn.who is Who.CUSTOMER:
            seen, now = [*seen, *now], []
        elif turn.who is Who.US:
            for sentence in sentences(turn.text):
                told = f" {' '.join(_WORD.findall(straight(sentence).lower()))} "
                found = sentence if any(_within(told, earlier) for earlier in seen) else found
                now.append(told)
    return found


def _within(one: str, other: str) -> bool:
    """Whether all of the shorter one stands in the other, and it says something of the matter."""
    short, long_ = sorted((one, other), key=len)
    if _FOR_ALL.search(short) or _FOR_ALL.search(long_):
        return False
    mine, theirs = gist(short) - _COURTEOUS, gist(long_) - _COURTEOUS
    if len(mine) >= _WORDS and mine <= theirs and len(theirs) <= _LONGER * len(mine):
        return True
    says = len(short.split()) >= _SENTENCE and not _FOR_ALL.search(short) and bool(gist(short) - _COURTEOUS)
    return says and short in long_


def _instructions(text: str) -> list[tuple[str, frozenset[str]]]:
    asked = (s for s in statements(text) if _points_to(s) and not s.negated)
    return [(s.text.strip(), _turned_to(s.text) or _step(s.text)) for s in asked]


def _step(text: str) -> frozenset[str]:
    """The words that tell what to do: `start it in our portal` and `start it on our page` are one step."""
    words = gist(text) - _USUAL
    return (words - _PAGES) | {"a page"} if words & _PAGES else words


def _turned_to(text: str) -> frozenset[str]:
    """To whom they are sent on, as a step of its own, whatever they are to do there: `please contact UPS`."""
    names = (w for m in _TURNS_TO.finditer(straight(text)) for w in m[1].lower().split())
    return frozenset(f"to {found}" for name in names if (found := _party(name)))


def _party(name: str) -> str:
    if name in _OF_PARCELS:
        return "the carrier"
    if name in _OF_MAKERS:
        return "the maker"
    return name if name in OUTSIDERS else ""


def _points_to(s: Statement) -> bool:
    """`Log in and download it`, `it can be downloaded in your account`."""
    if s.mood is Mood.REQUEST:
        return s.actor is Actor.READER
    return s.mood is Mood.POSSIBLE and (s.actor is Actor.READER or s.passive)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    if any(step.startswith("to ") for step in one & other):
        return True
    return shared >= _LEAST and shared >= _ALIKE * min(len(one), len(other))
