"""A thread in which we gave the same instruction or the same answer twice: a circle, whether they complain or not."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.language.grammar.statement import Actor, Mood
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

_SENTENCE: Final = 5
"""Words of a sentence that is held against others."""
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
    says = len(short.split()) >= _SENTENCE and not _FOR_ALL.search(short) and bool(gist(short) - _COURTEOUS)
    return says and short in long_


def _instructions(text: str) -> list[tuple[str, frozenset[str]]]:
    asked = (s for s in statements(text) if s.mood is Mood.REQUEST and s.actor is Actor.READER and not s.negated)
    return [(s.text.strip(), gist(s.text) - _USUAL) for s in asked]


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _LEAST and shared >= _ALIKE * min(len(one), len(other))
