"""A thread in which we gave the same instruction twice: a circle, whether they complain or not."""

from typing import Final

from bot.domain.case import Matter, Who
from bot.language.grammar.statement import Actor, Mood
from bot.language.grammar.statements import statements
from bot.language.vocabulary.content import gist

_ALIKE: Final = 0.5
"""The share of the shorter instruction's words that the other has too."""
_LEAST: Final = 2
"""Words that both have; fewer tell no step."""
_USUAL: Final = gist(
    "please thank help send give attach show need let know contact write reply answer wait us number order"
)
"""Words of any instruction; what they are asked to give is told elsewhere."""


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


def _instructions(text: str) -> list[tuple[str, frozenset[str]]]:
    asked = (s for s in statements(text) if s.mood is Mood.REQUEST and s.actor is Actor.READER and not s.negated)
    return [(s.text.strip(), gist(s.text) - _USUAL) for s in asked]


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _LEAST and shared >= _ALIKE * min(len(one), len(other))
