"""Features of a sentence by which sentences are compared: words, pairs of words, stems, and who does what."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bot.language.grammar.statements import Statement, statements
from bot.language.remembered import remembered
from bot.language.vocabulary.stems import stem

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december".split()
)
"""Names of days, and of months except May, which is more often a verb."""
_TOKEN = re.compile(r"(?P<money>[$€£]\s?\d[\d.,]{0,12})|(?P<number>\d[\w.,:/-]{0,30}%?)|[a-z][a-z'-]{0,30}|[?!]")
_APART = (2, 3)
"""Distances in words at which two words still form a pair: `your .. tone .. nowhere`."""
_LENGTH, _LONGEST = 4, 6
"""How many words make one step of a sentence's length, and the most steps that are told apart."""


def traits(text: str, *, apart: bool = True) -> Counter[str]:
    """How often each feature occurs. Figures and days count by their kind.

    `apart`: also pairs of words with others in between.
    """
    return Counter(_traits(text, apart))


@remembered(64)
def _traits(text: str, apart: bool) -> Counter[str]:
    words, others = _read(text)
    found = Counter([*words, *[f"{a} {b}" for a, b in pairwise(("^", *words, "$"))]])
    for far in _APART if apart else ():
        found.update([f"{a} .. {b}" for a, b in zip(words, words[far:], strict=False)])
    found.update(others)
    return found


@remembered(64)
def _read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words; and the features other than pairs of neighbors."""
    words, said = plain_words(text), statements(text)
    acts = [trait for statement in said for trait in _acts(statement)]
    long = f"#long {min(len(words) // _LENGTH, _LONGEST)}"
    return words, (*[f"~{stem(w)}" for w in words], *acts, "#acts" if said else "#no acts", long)


@remembered(64)
def plain_words(text: str) -> tuple[str, ...]:
    """The words in lower case, with figures and days replaced by their kind."""
    plain = text.lower().replace("\u2019", "'")
    return tuple([_kind(match) for match in _TOKEN.finditer(plain)])


def _kind(match: re.Match[str]) -> str:
    if match.lastgroup is None:
        return "0day" if match[0] in DAYS else match[0]
    if match.lastgroup == "money":
        return "0money"
    return "0percent" if match[0].endswith("%") else "0"


def _acts(statement: Statement) -> Iterator[str]:
    denied = "-" if statement.negated else "+"
    yield f"#{statement.actor}"
    yield f"#{statement.actor} {statement.mood}{denied}{'passive' if statement.passive else ''}"
    yield f"#{statement.actor} {statement.verb}"
    yield f"#{statement.verb}{denied}"
    yield f"#{statement.actor} to {statement.patient}"
